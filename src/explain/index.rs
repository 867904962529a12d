//! Everything that can be explained, by name.

use super::topic::OUTCOMES;
use crate::rules;
use crate::schema::Schemas;
use crate::text::Lang;

/// The names of all rules, offences, readings, kinds of fact, instruments and outcomes.
pub fn index(law: &Schemas, lang: Lang) -> String {
    let mut res = String::new();
    let mut list = |en: &str, zh: &str, items: Vec<(&str, &str)>| {
        res += &format!("## {}\n\n", lang.pick(en, zh));
        for (id, title) in items {
            res += format!("- `{id}` {title}").trim_end();
            res.push('\n');
        }
        res.push('\n');
    };
    list(
        "Rules",
        "规则",
        rules::all()
            .map(|it| (it.id.0, it.page.title.get(lang)))
            .collect(),
    );
    list(
        "Offences",
        "罪名",
        law.offences
            .iter()
            .map(|it| (&*it.id, it.title.get(lang)))
            .collect(),
    );
    list(
        "Readings",
        "解读",
        law.readings
            .iter()
            .map(|it| (&*it.id, it.title.get(lang)))
            .collect(),
    );
    list(
        "Kinds of fact",
        "事实种类",
        law.kinds
            .iter()
            .map(|it| (&*it.id, it.title.get(lang)))
            .collect(),
    );
    list(
        "Instruments",
        "法律文件",
        law.instruments
            .iter()
            .map(|it| (&*it.key, it.title.get(lang)))
            .collect(),
    );
    list(
        "Outcomes",
        "结论",
        OUTCOMES
            .iter()
            .map(|it| (it.0, crate::phrase::outcome(it.1, lang)))
            .collect(),
    );
    res
}
