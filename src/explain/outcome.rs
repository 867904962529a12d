//! The page of an outcome.

use crate::assess::Outcome;
use crate::phrase;
use crate::text::Lang;

pub(super) fn page(outcome: Outcome, lang: Lang) -> String {
    let title = phrase::outcome(outcome, lang);
    let (en, zh) = match outcome {
        Outcome::Unsupported => (
            "No fact of a fitting kind is relied on, or none of them states what is measured.",
            "没有援引种类适合的事实，或者援引的事实均未载明所计量的内容。",
        ),
        Outcome::Short => (
            "Facts of a fitting kind are relied on, and whatever is open about them, they do not reach \
             what the provision asks. The shortfall is the standard less the most that the facts allow.",
            "援引了种类适合的事实，但无论其中未定之处如何，均达不到规定的要求。差额为标准减去事实所允许的最大值。",
        ),
        Outcome::Undetermined => (
            "Something open decides: a range that straddles the standard, a disputed fact, a quality that \
             is not stated, contrary evidence against a presumption, or a finding that only a person can make.",
            "取决于未定之处：跨越标准的区间、有争议的事实、未载明的条件、针对推定的相反证据，或者只能由人作出的认定。",
        ),
        Outcome::Met => (
            "The facts reach what the provision asks, whatever is open about them.",
            "无论未定之处如何，事实均达到规定的要求。",
        ),
    };
    let order = lang.pick(
        "Outcomes are ordered, worst first: unsupported, short, undetermined, met. Where every one of several \
         things is needed the worst decides; where one of them is enough the best does.",
        "结论由低到高依次为：无事实支持、未达标准、尚未确定、达到标准。须同时具备的取其最低，具备其一即可的取其最高。",
    );
    format!("# {title}\n\n{}\n\n{order}\n", lang.pick(en, zh))
}
