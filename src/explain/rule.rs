//! The page of a rule.

use crate::phrase;
use crate::rules::Rule;
use crate::text::Lang;

pub(super) fn page(rule: &Rule, lang: Lang) -> String {
    let page = &rule.page;
    let (id, title, why) = (rule.id.0, page.title.get(lang), page.why.get(lang));
    let severity = phrase::severity(rule.severity, lang);
    let pedantic = match rule.pedantic {
        true => lang.pick(", only with `--pedantic`", "，仅在 `--pedantic` 时运行"),
        false => "",
    };
    let [wrong, right] = [lang.pick("Wrong", "有误"), lang.pick("Right", "正确")];
    let (bad, good) = (page.bad.trim(), page.good.trim());
    format!(
        "# {id}\n\n{title}\n\n*{severity}{pedantic}*\n\n{why}\n\n\
         ## {wrong}\n\n```yaml\n{bad}\n```\n\n## {right}\n\n```yaml\n{good}\n```\n"
    )
}
