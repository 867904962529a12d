//! What fills the sentences about schema faults: shapes, names, reasons.

use super::{DatesFault, Invalid, Named, NoMeasure, Shape, Unreachable};
use crate::cite::CiteFaultKind;
use crate::text::Lang;

impl Shape {
    pub(super) fn words(self, lang: Lang) -> &'static str {
        let (en, zh) = match self {
            Self::Mapping => ("a mapping of keys and values", "由项和值组成的映射"),
            Self::List => ("a list", "列表"),
            Self::Scalar => ("one word, number or text", "单个词、数字或者文本"),
            Self::Flag => ("`true` or `false`", " `true` 或者 `false`"),
            Self::Bilingual => ("a text, or `{en: …, zh: …}`,", "文本或者 `{en: …, zh: …}`"),
            Self::Requirement => (
                "a ground, `{all-of: …}` or `{any-of: …}`",
                "情形、`{all-of: …}` 或者 `{any-of: …}`",
            ),
            Self::Measures => ("`kind.field` or a list of them", " `种类.字段` 或者其列表"),
        };
        match lang {
            Lang::En => en,
            Lang::Zh => zh,
        }
    }
}

impl Named {
    pub(super) fn unknown(self, id: &str, lang: Lang) -> String {
        match self {
            Self::Provision(CiteFaultKind::Instrument) => {
                say!(
                    lang,
                    "no schema defines the instrument `{id}`",
                    "没有定义文件 `{id}`"
                )
            }
            Self::Provision(CiteFaultKind::Article) => {
                say!(
                    lang,
                    "the instrument has no article `{id}`",
                    "该文件没有第 `{id}` 条"
                )
            }
            Self::Provision(CiteFaultKind::Part) => {
                say!(
                    lang,
                    "the article has no paragraph or item `{id}` there",
                    "该条之下没有第 `{id}` 款或者项"
                )
            }
            Self::Offence => say!(
                lang,
                "no schema defines the offence `{id}`",
                "没有定义罪名 `{id}`"
            ),
            Self::Ground => say!(
                lang,
                "the offence has no ground `{id}`",
                "该罪名没有情形 `{id}`"
            ),
            Self::Element => {
                say!(
                    lang,
                    "`requires` names no element or road `{id}`",
                    "`requires` 中没有名为 `{id}` 的要件或者路径"
                )
            }
            Self::Reading => say!(
                lang,
                "no schema defines the reading `{id}`",
                "没有定义解释方案 `{id}`"
            ),
            Self::Choice => say!(
                lang,
                "the reading has no choice `{id}`",
                "该解释方案没有选项 `{id}`"
            ),
            Self::Kind => say!(
                lang,
                "no schema defines the fact kind `{id}`",
                "没有定义事实种类 `{id}`"
            ),
            Self::Id => say!(
                lang,
                "nothing in the example defines `{id}`",
                "示例中没有定义 `{id}`"
            ),
        }
    }
}

impl NoMeasure {
    pub(super) fn words(self, path: &str, lang: Lang) -> String {
        match self {
            Self::Kind => say!(
                lang,
                "no fact kind `{path}` can be measured",
                "没有可计量的事实种类 `{path}`"
            ),
            Self::Field => say!(
                lang,
                "facts of this kind have no field `{path}`",
                "该种事实没有字段 `{path}`"
            ),
            Self::NotANumber => say!(lang, "`{path}` does not hold a number", "`{path}` 不是数字"),
            Self::NotReferences => {
                say!(
                    lang,
                    "`{path}` does not name parties or facts that can be told apart",
                    "`{path}` 不是可以区分的当事人或者事实"
                )
            }
            Self::NotAFlag => say!(lang, "`{path}` is not true or false", "`{path}` 不是真假值"),
            Self::NotADate => say!(lang, "`{path}` is not a date", "`{path}` 不是日期"),
            Self::NoField => {
                say!(
                    lang,
                    "`{path}` is a kind of fact: which of its fields is meant?",
                    "`{path}` 是事实种类，请指明其字段"
                )
            }
            Self::NotAsked => {
                say!(
                    lang,
                    "`{path}` can only be asked for with `{{stated: true}}` or `{{at-least: …}}`",
                    "对 `{path}` 只能用 `{{stated: true}}` 或者 `{{at-least: …}}`"
                )
            }
        }
    }
}

impl Unreachable {
    pub(super) fn words(&self, ground: &str, lang: Lang) -> String {
        match self {
            Self::Unasked { .. } => {
                say!(
                    lang,
                    "nothing asks for the ground `{ground}`",
                    "没有任何规定用到情形 `{ground}`"
                )
            }
            Self::ZeroStandard => {
                say!(
                    lang,
                    "`{ground}` can never fail: its standard is nothing",
                    "`{ground}` 必然成立：其标准为零"
                )
            }
            Self::NoValue => {
                say!(
                    lang,
                    "`{ground}` can never be met: no value would do here",
                    "`{ground}` 永远不能成立：此处没有可取的值"
                )
            }
            Self::Displaced => {
                say!(
                    lang,
                    "`{ground}` can never be met: it is displaced from the day it applies",
                    "`{ground}` 永远不能成立：自其适用之日即被取代"
                )
            }
            Self::Cycle => {
                say!(
                    lang,
                    "`{ground}` can never be met: it is measured by itself",
                    "`{ground}` 永远不能成立：其以自身计量"
                )
            }
            Self::NoParts => {
                say!(
                    lang,
                    "`{ground}` asks for nothing here",
                    "`{ground}` 在此处没有任何要求"
                )
            }
        }
    }
}

impl DatesFault {
    pub(super) fn words(self, lang: Lang) -> String {
        match self {
            Self::Reversed => say!(lang, "this ends before it starts", "终止日期早于起始日期"),
            Self::Overlap => {
                say!(
                    lang,
                    "the offence is already defined for these dates",
                    "该罪名在此期间已有定义"
                )
            }
            Self::Outside => {
                say!(
                    lang,
                    "this lies outside the time in which the offence is in force",
                    "该期间不在罪名的施行期间之内"
                )
            }
            Self::NotTheInstruments => {
                say!(
                    lang,
                    "the instrument it cites is in force at other times",
                    "所引文件的施行期间与此不同"
                )
            }
            Self::NoTime => say!(lang, "a span of no time holds nothing", "时间长度为零"),
        }
    }
}

impl Invalid {
    pub(super) fn words(&self, lang: Lang) -> String {
        match self {
            Self::Id(id) => {
                say!(
                    lang,
                    "`{id}` cannot be an id: ids are small letters, digits and hyphens",
                    "`{id}` 不能作为标识：标识只用小写字母、数字和连字符"
                )
            }
            Self::NotExact => say!(
                lang,
                "a standard is one exact number",
                "标准须为一个确定的数字"
            ),
            Self::MixedUnits => {
                say!(
                    lang,
                    "counts and money cannot be added up",
                    "数量与金额不能相加"
                )
            }
            Self::Factor(text) => {
                say!(
                    lang,
                    "`{text}` is not a number such as `5`, `0.5` or `1/2`",
                    "`{text}` 不是 `5`、`0.5` 或者 `1/2` 这样的数字"
                )
            }
            Self::SecondTest(first) => {
                say!(
                    lang,
                    "only one can stand here, and `{first}` does already",
                    "此处只能有一个，已有 `{first}`"
                )
            }
            Self::NoNumber(id) => {
                say!(
                    lang,
                    "the choices of the reading `{id}` are not numbers",
                    "解释方案 `{id}` 的选项不是数字"
                )
            }
            Self::SwappedEnds => {
                say!(lang, "the range ends below its start", "范围的上限低于下限")
            }
            Self::NotANumberGround(id) => {
                say!(
                    lang,
                    "the ground `{id}` has no number of its own to measure by",
                    "情形 `{id}` 没有可供计量的数字"
                )
            }
            Self::TwoBounds => {
                say!(
                    lang,
                    "a number is reached or exceeded, not both",
                    "`at-least` 与 `more-than` 不能并用"
                )
            }
            Self::TooDeep => say!(lang, "this requirement nests too deeply", "该要求嵌套过深"),
            Self::OverlayReplaces(key) => {
                say!(
                    lang,
                    "an overlay with a date cannot replace `{key}`",
                    "注明日期的补充规定不能替换 `{key}`"
                )
            }
            Self::SeveralKinds => {
                say!(
                    lang,
                    "which date is meant? facts of several kinds fit this ground",
                    "该情形适用于多种事实，无法确定所指日期"
                )
            }
            Self::NotALastDay(id) => {
                say!(
                    lang,
                    "the reading `{id}` does not say whether the last day counts",
                    "解释方案 `{id}` 并不涉及末日是否计入"
                )
            }
            Self::SecondOffence(id) => {
                say!(
                    lang,
                    "the offence `{id}` is already defined; write `amends: {id}` to change it",
                    "罪名 `{id}` 已有定义；如需修改，请写 `amends: {id}`"
                )
            }
        }
    }
}
