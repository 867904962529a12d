//! The keys and fixed words of a person's own files, each with what it means in two languages.

use crate::brief::Named;

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident: $($word:literal, $en:literal, $zh:literal;)*)*) => {
        $($(#[$doc])* pub const $name: &[Named] = &[$(Named { word: $word, en: $en, zh: $zh }),*];)*
    };
}

keys! {
    /// An offence, at the top of its file.
    OFFENCE:
        "schema", "version of the schema language: 1", "规则语言的版本：1";
        "offence", "id of the offence that this file defines", "本文件定义的罪名标识";
        "title", "name", "名称";
        "summary", "what it says, in your own words", "内容概述";
        "cite", "the provision", "条文";
        "in-force", "from when to when it is in force", "施行期间";
        "subjects", "who can commit it", "犯罪主体";
        "age", "age of criminal responsibility", "刑事责任年龄";
        "conduct", "the fact kinds whose `when` is the act", "以其 `when` 为行为时间的事实类型";
        "accumulate", "how quantities of several acts are added up", "多次行为数量、数额的累计";
        "attribute", "for whom the facts of an organization count", "单位的事实归属于何人";
        "penalty", "what may be imposed", "刑罚";
        "limitation", "how long it can be prosecuted", "追诉时效";
        "requires", "what the provision asks, as a tree over grounds", "条文的要求：由认定依据组成";
        "elements", "the elements, named", "构成要件";
        "grounds", "the grounds, one for each item of an interpretation", "认定依据，解释的每一项为一个";
        "tiers", "heavier tiers", "加重情节";
        "source", "where the numbers come from, when not from the official text", "数额来源（非官方文本时）";
        "instruments", "laws and interpretations, article by article", "法律和司法解释，逐条";
        "facts", "kinds of fact that a brief may state", "案情摘要可以载明的事实类型";
        "readings", "open questions of the law with their choices", "有争议的法律解读及其选项";
    /// Changes to an offence.
    AMENDS:
        "schema", "version of the schema language: 1", "规则语言的版本：1";
        "amends", "id of the offence that this file changes", "本文件修改的罪名标识";
        "title", "name", "名称";
        "summary", "what it says, in your own words", "内容概述";
        "cite", "the provision", "条文";
        "in-force", "with a date the file is an overlay, without one a patch", "有日期的为补充规定，没有的为修改";
        "reaches-back", "whether it reaches conduct before its date", "是否溯及既往";
        "adds", "grounds that it adds to an element", "为要件增加的认定依据";
        "displaces", "grounds that it displaces", "被取代的认定依据";
        "grounds", "new grounds, and changes to old ones", "新增或者修改的认定依据";
        "elements", "the elements, named", "构成要件";
        "subjects", "who can commit it", "犯罪主体";
        "age", "age of criminal responsibility", "刑事责任年龄";
        "conduct", "the fact kinds whose `when` is the act", "以其 `when` 为行为时间的事实类型";
        "accumulate", "how quantities of several acts are added up", "多次行为数量、数额的累计";
        "attribute", "for whom the facts of an organization count", "单位的事实归属于何人";
        "penalty", "what may be imposed", "刑罚";
        "limitation", "how long it can be prosecuted", "追诉时效";
        "requires", "what the provision asks, as a tree over grounds", "条文的要求：由认定依据组成";
        "tiers", "heavier tiers", "加重情节";
        "source", "where the numbers come from, when not from the official text", "数额来源（非官方文本时）";
        "instruments", "laws and interpretations, article by article", "法律和司法解释，逐条";
        "facts", "kinds of fact that a brief may state", "案情摘要可以载明的事实类型";
        "readings", "open questions of the law with their choices", "有争议的法律解读及其选项";
    /// A file without an offence.
    LIBRARY:
        "schema", "version of the schema language: 1", "规则语言的版本：1";
        "instruments", "laws and interpretations, article by article", "法律和司法解释，逐条";
        "facts", "kinds of fact that a brief may state", "案情摘要可以载明的事实类型";
        "readings", "open questions of the law with their choices", "有争议的法律解读及其选项";
    /// A ground.
    GROUND:
        "title", "name", "名称";
        "cite", "the item that it comes from", "出处条项";
        "fact", "a fact of this kind is there", "存在此类事实";
        "catch-all", "a person's finding, with a recorded reason", "兜底项：由人认定并载明理由";
        "sum", "fields that are added up", "累计的字段";
        "count", "facts, or a field, that are counted", "计数的事实或者字段";
        "count-distinct", "references, each counted once", "不重复计数的引用";
        "all-of", "several numbers, each reached", "须同时达到的各项数额";
        "pro-rata", "shares of other grounds that add up to one", "按比例折算合计";
        "times", "several times, or a part of, another standard", "另一标准的倍数或者分数";
        "of", "the ground whose standard is multiplied", "被乘的标准所属的认定依据";
        "together", "grounds added up under a reading", "按解读合并折算的认定依据";
        "at-least", "the standard, itself enough", "标准（含本数）";
        "more-than", "the standard, which must be exceeded", "标准（不含本数）";
        "minus", "what is taken off", "扣除的字段";
        "where", "what the fact must be like", "事实须具备的性质";
        "unless", "an exception", "例外";
        "weigh", "truths that a person weighs", "由人权衡的各项";
        "within", "a window of its own, or an event before the act", "期间，或者行为之前的事件";
        "presumption", "`rebuttable`: contrary evidence reopens it", "`rebuttable`：可用相反证据推翻";
        "also-fits", "further kinds of fact, under a reading", "按解读另可适用的事实类型";
        "source", "where the number comes from, when not from the official text", "数额来源（非官方文本时）";
    /// One of several numbers of a ground.
    CONJUNCT:
        "sum", "fields that are added up", "累计的字段";
        "count", "facts, or a field, that are counted", "计数的事实或者字段";
        "count-distinct", "references, each counted once", "不重复计数的引用";
        "at-least", "the standard, itself enough", "标准（含本数）";
        "more-than", "the standard, which must be exceeded", "标准（不含本数）";
        "minus", "what is taken off", "扣除的字段";
        "where", "what the fact must be like", "事实须具备的性质";
        "unless", "an exception", "例外";
        "within", "a window of its own", "期间";
        "title", "name", "名称";
        "cite", "the item that it comes from", "出处条项";
    /// A text in two languages.
    TEXTS: "en", "in English", "英文"; "zh", "in Chinese", "中文";
    /// A title and its provision.
    ELEMENT: "title", "name", "名称"; "cite", "the provision that asks for it", "条文";
    /// A choice of a reading.
    CHOICE: "reading", "the reading", "解读"; "choice", "its choice", "选项";
    /// A number or a day that a reading chooses.
    READS: "reading", "the reading that chooses", "决定取值的解读";
    /// A standard that is no plain number.
    STANDARD:
        "reading", "the reading that chooses the number", "决定数额的解读";
        "by", "`region`: a number for each region", "`region`：按地区确定数额";
        "default", "the number for all other regions", "其他地区的数额";
    /// Grounds added up under a reading.
    TOGETHER:
        "reading", "the reading", "解读";
        "choice", "its choice", "选项";
        "grounds", "the grounds, this one included", "合并的认定依据（含本项）";
    /// A window, or an event before the act.
    WITHIN:
        "span", "how long", "期间";
        "before", "`conduct`: the event lies before the act", "`conduct`：事件发生在行为之前";
        "from", "the field that dates the event", "事件日期所在字段";
        "last-day", "the reading that says whether the last day counts", "末日是否计入的解读";
    /// What a field must be like.
    QUALITY: "at-least", "at least this much", "至少"; "stated", "`true`: it is stated at all", "`true`：已载明";
    /// A part of the requirement.
    REQUIRES: "all-of", "every part", "全部具备"; "any-of", "at least one part", "具备其一";
    /// A penalty.
    PENALTY:
        "imprisonment", "fixed-term imprisonment", "有期徒刑";
        "detention", "criminal detention", "拘役";
        "control", "control", "管制";
        "ban", "professional ban", "从业禁止";
        "restraining-order", "restraining order, by which article", "禁止令及其依据";
        "fine", "how a fine goes with the rest", "罚金的适用方式";
        "organization", "whether an organization is fined", "单位是否判处罚金";
        "cite", "the provision", "条文";
    /// A range of durations.
    ALLOWED: "from", "the least", "下限"; "to", "the most", "上限"; "cite", "the provision", "条文";
    /// The age of responsibility.
    AGE: "at-least", "full years", "周岁"; "cite", "the provision", "条文";
    /// Accumulation.
    ACCUMULATE:
        "window", "acts within it are added up", "累计计算的期间";
        "last-day", "the reading that says whether the last day counts", "末日是否计入的解读";
        "cite", "the provision", "条文";
    /// Attribution.
    ATTRIBUTE: "organization-to", "`responsible`: its responsible people", "`responsible`：直接负责的人员"; "cite", "the provision", "条文";
    /// Limitation.
    LIMITATION: "span", "how long after the end of the conduct", "自行为终了之日起的期间"; "cite", "the provision", "条文";
    /// A tier.
    TIER:
        "title", "name", "名称";
        "requires", "what must be met beyond the offence itself", "本罪之外还须具备的条件";
        "penalty", "what may be imposed then", "相应刑罚";
    /// An instrument.
    INSTRUMENT:
        "title", "full title", "全称";
        "short", "the title that citations use", "引用时的简称";
        "number", "document number", "文号";
        "in-force", "from when to when it is in force", "施行期间";
        "source", "where our knowledge of it comes from", "来源";
        "url", "its official page", "官方网页";
        "articles", "its articles by number", "各条";
    /// An article.
    ARTICLE:
        "title", "name", "名称";
        "summary", "what it says, in your own words", "内容概述";
        "terms", "terms of art, spelled right", "术语";
        "url", "a page of its own", "网页";
        "paragraphs", "its paragraphs by number", "各款";
        "items", "its items by number", "各项";
    /// A paragraph, an item or a point.
    PROVISION:
        "en", "in English", "英文";
        "zh", "in Chinese", "中文";
        "summary", "what it says, in your own words", "内容概述";
        "items", "its items by number", "各项";
        "points", "its points by number", "各目";
    /// A kind of fact.
    KIND: "title", "name", "名称"; "summary", "what it is for", "用途"; "fields", "its own fields", "字段";
    /// A field of a kind of fact.
    FIELD:
        "type", "what may stand in it", "取值类型";
        "title", "name", "名称";
        "default", "the count that is meant when it is absent", "未载明时的数量";
        "values", "the words that may stand in it", "可用的词语";
        "of", "the kind of fact that it refers to", "所引用的事实类型";
    /// A reading.
    READING:
        "title", "the question", "问题";
        "summary", "why it is open, and what speaks for the default", "争议所在及默认理由";
        "cite", "the provision that it reads", "条文";
        "choices", "the choices; the first is the default", "选项，第一项为默认";
    /// An examples file.
    EXAMPLES:
        "schema", "version of the schema language: 1", "规则语言的版本：1";
        "examples", "the offence that they are about, or `instruments`", "示例所属的罪名，或者 `instruments`";
        "base", "a small brief that is made out; every line is laid over it", "作为基础的简短案情";
        "unless-stated", "what every fact of a line says unless the line says otherwise", "各行事实的默认内容";
        "boundaries", "ground by ground: facts, and what comes out", "逐项认定依据：事实与结果";
        "findings", "changes to the base, and rules that must speak or must not", "对基础的改动，以及应当或者不应提示的规则";
        "briefs", "whole briefs, where a line does not do", "完整的案情";
        "instruments", "what is stated of instruments", "关于法律文件的断言";
        "words", "words that must appear", "应当出现的词语";
    /// A line of examples, beside the fields of its one fact.
    LINE:
        "outcome", "what must come out for the ground", "该认定依据的结果";
        "shortfall", "by how much it must fall short", "应当尚差的数额";
        "actual", "what the facts must reach", "事实应当达到的数额";
        "presumed", "whether it must stand as a presumption", "是否作为推定成立";
        "charge", "what must come out for the whole charge", "整个指控的结果";
        "reason", "the recorded reason of a catch-all", "兜底项的认定理由";
        "rebuttal", "contrary evidence, in words", "相反证据";
        "readings", "choices of readings", "解读的选择";
        "as-of", "the day as of which the law is read", "适用法律的基准日";
        "filed", "when the case was filed", "立案日期";
        "facts", "several facts in place of one", "多项事实";
        "pleads", "the facts that the ground relies on", "所依据的事实";
        "with", "changes to the rest of the brief", "对其余案情的改动";
        "rule", "a rule that must speak", "应当提示的规则";
        "not-rule", "a rule that must not speak", "不应提示的规则";
        "rules", "rules that must speak", "应当提示的规则";
        "not-rules", "rules that must not speak", "不应提示的规则";
    /// A whole brief among examples.
    BRIEF:
        "name", "what it shows", "说明";
        "brief", "the brief", "案情";
        "expect", "what must come out", "应有的结果";
        "readings", "choices of readings", "解读的选择";
        "as-of", "the day as of which the law is read", "适用法律的基准日";
        "charge", "which charge it is about", "所涉指控";
    /// A configuration.
    CONFIGURATION:
        "include", "globs of further files to check", "另行核对的文件";
        "exclude", "globs of files and folders that are left alone", "不核对的文件和文件夹";
        "rules", "levels of rules", "规则的级别";
        "pedantic", "whether rules that are off by default run too", "是否启用默认关闭的规则";
        "schemas", "folders and files with your own schemas", "自有规则文件和文件夹";
        "texts", "a folder with official texts", "官方文本文件夹";
        "language", "the language of messages", "提示语言";
        "readings", "choices among the readings of the law", "法律解读的选择";
        "fail-on", "from which severity on `check` fails", "使 `check` 失败的最低级别";
    /// Levels of a rule.
    LEVELS:
        "off", "it does not run", "不运行";
        "hint", "a detail", "提示";
        "note", "worth knowing", "注意";
        "warning", "a person should decide", "警告";
        "error", "the brief is wrong", "错误";
    /// From which severity on a check fails.
    FAIL_ON:
        "error", "errors", "错误";
        "warning", "warnings and worse", "警告及以上";
        "note", "notes and worse", "注意及以上";
        "hint", "any finding", "任何问题";
        "never", "findings never do", "从不";
    /// Languages.
    LANGUAGES: "en", "English", "英文"; "zh", "Chinese", "中文";
    /// true or false.
    FLAGS: "true", "yes", "是"; "false", "no", "否";
    /// Outcomes.
    OUTCOMES:
        "unsupported", "no fact bears on it", "没有相关事实";
        "short", "the facts fall short", "未达标准";
        "undetermined", "a range, a dispute or a missing finding decides", "尚不能确定";
        "met", "reached", "已达标准";
    /// Types of a field.
    TYPES:
        "count", "a count", "数量";
        "money", "money", "金额";
        "flag", "`true` or `false`", "`true` 或 `false`";
        "one-of", "one of a list of words", "词语之一";
        "date", "a date", "日期";
        "duration", "a duration", "期间";
        "text", "text", "文字";
        "parties", "party ids", "当事人标识";
        "facts", "fact ids", "事实标识";
    /// How a fine goes with other penalties.
    FINES:
        "none", "no fine", "不并处罚金";
        "with-or-alone", "beside another penalty, or alone", "并处或者单处罚金";
        "with", "beside another penalty, always", "并处罚金";
    /// Whether an organization is fined.
    ORGANIZATION: "fine", "it is fined", "判处罚金"; "none", "it is not", "不判处";
    /// Subjects.
    SUBJECTS: "person", "natural persons", "自然人"; "organization", "organizations", "单位";
    /// A presumption.
    PRESUMPTION: "rebuttable", "contrary evidence reopens it", "可用相反证据推翻";
    /// Before what.
    BEFORE: "conduct", "the act", "行为";
    /// By what.
    BY: "region", "the region of the case", "案件所在地区";
    /// To whom.
    ORGANIZATION_TO: "responsible", "its directly responsible people", "直接负责的主管人员和其他直接责任人员";
}
