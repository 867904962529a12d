//! The keys of the format: every mapping of a brief, what may stand in it, and what must.

use super::word::{Named, Word, words};
use crate::schema::{KindId, Schemas};

/// A mapping of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Table {
    /// The brief itself.
    Brief,
    /// `case:`
    Case,
    /// `parties.<id>`
    Party,
    /// `evidence.<id>`
    Evidence,
    /// `facts.<id>`, with the fields of its kind when that is known.
    Fact(Option<KindId>),
    /// An entry of `charges:`
    Charge,
    /// A ground of a charge, in its long form.
    Ground,
    /// `sentence:` of a charge, or of one accused in it.
    Sentence,
    /// `circumstances.<id>`
    Circumstance,
    /// `readings:`, whose keys are the named readings of the law.
    Readings,
}

impl Table {
    /// The keys that are the same in every such mapping.
    pub const fn keys(self) -> &'static [Named] {
        match self {
            Self::Brief => BriefKey::ALL,
            Self::Case => CaseKey::ALL,
            Self::Party => PartyKey::ALL,
            Self::Evidence => EvidenceKey::ALL,
            Self::Fact(_) => FactKey::ALL,
            Self::Charge => ChargeKey::ALL,
            Self::Ground => GroundKey::ALL,
            Self::Sentence => SentenceKey::ALL,
            Self::Circumstance => CircumstanceKey::ALL,
            Self::Readings => &[],
        }
    }

    /// The keys that must be there.
    pub const fn required(self) -> &'static [&'static str] {
        match self {
            Self::Brief => &["brief"],
            Self::Evidence | Self::Fact(_) | Self::Circumstance => &["kind"],
            Self::Charge => &["offence", "against", "grounds"],
            Self::Case | Self::Party | Self::Ground | Self::Sentence | Self::Readings => &[],
        }
    }

    /// Every key that may stand here, the fixed ones first, then those of the law.
    pub fn known(self, schemas: &Schemas) -> impl Iterator<Item = &str> {
        let kind = match self {
            Self::Fact(Some(kind)) => schemas.kinds.get(kind.index()),
            _ => None,
        };
        let fields = kind.into_iter().flat_map(|it| &it.fields).map(|it| &*it.id);
        let readings = if self == Self::Readings {
            &*schemas.readings
        } else {
            &[]
        };
        let fixed = self.keys().iter().map(|it| it.word);
        fixed.chain(fields).chain(readings.iter().map(|it| &*it.id))
    }
}

words! {
    /// The sections of a brief.
    pub enum BriefKey {
        Brief = "brief", "version of the format", "格式版本";
        Case = "case", "the case", "案件";
        Parties = "parties", "people and organizations", "当事人";
        Evidence = "evidence", "evidence", "证据";
        Facts = "facts", "facts", "事实";
        Charges = "charges", "charges", "指控";
        Circumstances = "circumstances", "circumstances of sentencing", "量刑情节";
        Readings = "readings", "choices among readings of the law", "法律解释的选择";
        AsOf = "as-of", "the day as of which the law is read", "适用法律的基准日";
        Note = "note", "note", "备注";
    }

    /// The keys of `case:`
    pub enum CaseKey {
        Number = "number", "docket number", "文号";
        Title = "title", "title", "案件名称";
        Stage = "stage", "stage of the proceedings", "诉讼阶段";
        Drafted = "drafted", "day of this draft", "起草日期";
        Filed = "filed", "day on which the case was filed", "立案日期";
        Region = "region", "region", "地区";
        Cause = "cause", "cause of action", "案由";
        Police = "police", "investigating authority", "侦查机关";
        Procuratorate = "procuratorate", "procuratorate", "检察院";
        Court = "court", "court", "法院";
        Summary = "summary", "summary", "案情摘要";
        Note = "note", "note", "备注";
    }

    /// The keys of a party.
    pub enum PartyKey {
        Name = "name", "name", "姓名或名称";
        Kind = "kind", "person or organization", "自然人或单位";
        Role = "role", "part in the case", "诉讼地位";
        Born = "born", "day of birth", "出生日期";
        Responsible = "responsible", "directly responsible people of an organization", "直接负责的主管人员和其他直接责任人员";
        Position = "position", "position", "职务";
        Sex = "sex", "sex", "性别";
        IdNumber = "id-number", "identity number", "身份证号码";
        Nationality = "nationality", "nationality", "国籍";
        Ethnicity = "ethnicity", "ethnicity", "民族";
        Education = "education", "education", "文化程度";
        Occupation = "occupation", "occupation", "职业";
        Birthplace = "birthplace", "place of birth", "出生地";
        RegisteredResidence = "registered-residence", "registered residence", "户籍地";
        Residence = "residence", "residence", "住址";
        Phone = "phone", "telephone number", "联系电话";
        BankAccount = "bank-account", "bank account or card", "银行账户";
        CreditCode = "credit-code", "unified social credit code", "统一社会信用代码";
        Representative = "representative", "legal representative", "法定代表人";
        Defender = "defender", "defender", "辩护人";
        Aliases = "aliases", "other names", "曾用名、别名";
        Measures = "measures", "compulsory measures", "强制措施";
        Record = "record", "criminal and administrative record", "前科劣迹";
        Note = "note", "note", "备注";
    }

    /// The keys of a piece of evidence.
    pub enum EvidenceKey {
        Kind = "kind", "kind of evidence (CPL 50)", "证据种类";
        Title = "title", "title", "证据名称";
        File = "file", "the exhibit's file", "证据文件";
        Hash = "hash", "hash of the file", "文件哈希值";
        Obtained = "obtained", "when it was obtained", "取得日期";
        From = "from", "whom it comes from", "来源";
        Excluded = "excluded", "why it was excluded", "排除理由";
        Note = "note", "note", "备注";
    }

    /// The keys that every fact may have, whatever its kind.
    pub enum FactKey {
        Kind = "kind", "kind of fact", "事实类型";
        By = "by", "who did it", "行为人";
        When = "when", "when", "时间";
        Where = "where", "where", "地点";
        Summary = "summary", "what happened", "事实摘要";
        Evidence = "evidence", "what proves it", "证据";
        Status = "status", "how sure it is", "认定情况";
        DealtWith = "dealt-with", "earlier punishment for it", "已受处理";
        PartOf = "part-of", "the fact that contains it", "所属事实";
        Rate = "rate", "rate of exchange", "汇率";
        Note = "note", "note", "备注";
    }

    /// The keys of a charge.
    pub enum ChargeKey {
        Offence = "offence", "offence", "罪名";
        Against = "against", "who is charged", "被指控人";
        Grounds = "grounds", "grounds and their facts", "认定依据";
        Sentence = "sentence", "proposed sentence", "量刑建议";
        AlternativeTo = "alternative-to", "the charge it is an alternative to", "备选于";
        Note = "note", "note", "备注";
    }

    /// The keys of a ground in its long form.
    pub enum GroundKey {
        Facts = "facts", "the facts it relies on", "所依据的事实";
        Reason = "reason", "why it holds", "认定理由";
        Rebuttal = "rebuttal", "contrary evidence", "相反证据";
        Note = "note", "note", "备注";
    }

    /// The keys of a proposed sentence.
    pub enum SentenceKey {
        Imprisonment = "imprisonment", "fixed-term imprisonment", "有期徒刑";
        Detention = "detention", "criminal detention", "拘役";
        Control = "control", "control", "管制";
        Fine = "fine", "fine", "罚金";
        Suspended = "suspended", "suspended sentence", "缓刑";
        Ban = "ban", "professional ban", "从业禁止";
        RestrainingOrder = "restraining-order", "restraining order", "禁止令";
        Note = "note", "note", "备注";
    }

    /// The keys of a circumstance.
    pub enum CircumstanceKey {
        Kind = "kind", "kind of circumstance", "情节类型";
        Of = "of", "whose", "当事人";
        Evidence = "evidence", "what proves it", "证据";
        When = "when", "when", "时间";
        Summary = "summary", "what happened", "情节摘要";
        Note = "note", "note", "备注";
    }
}
