//! The page of a provision: what it says, in our own words, and where the schemas use it.

use super::cited;
use crate::cite::{Cite, Instrument, Provision};
use crate::phrase::{self, About};
use crate::schema::{Offence, Schemas};
use crate::text::Lang;

pub(super) fn page(cite: &Cite, law: &Schemas, lang: Lang) -> String {
    let mut res = format!("# {}\n\n", cited(cite, law, lang));
    let Some(instrument) = cite.instrument(&law.instruments) else {
        return res;
    };
    if let Some(summary) = cite.summary(&law.instruments) {
        res += &format!("{}\n\n", summary.get(lang));
    }
    res += &about(cite, instrument, law, lang);
    res += &below(cite, instrument, law, lang);
    let used: Vec<String> = law
        .offences
        .iter()
        .flat_map(|it| uses(cite, it, law, lang))
        .collect();
    if !used.is_empty() {
        res += &format!(
            "\n## {}\n\n{}",
            lang.pick("Where it is used", "适用之处"),
            used.concat()
        );
    }
    res
}

/// The title, terms of art, dates and sources.
fn about(cite: &Cite, instrument: &Instrument, law: &Schemas, lang: Lang) -> String {
    let mut lines = vec![instrument.title.get(lang).to_owned()];
    if let Some(article) = cite.article(&law.instruments) {
        lines.push(article.title.get(lang).to_owned());
        let terms = article.terms.get(lang);
        if !terms.is_empty() {
            lines.push(lang.pick(format!("terms: {terms}"), format!("术语：{terms}")));
        }
    }
    let dates = instrument.in_force;
    if dates.from.is_some() || dates.until.is_some() {
        lines.push(lang.pick(format!("in force {dates}"), format!("施行期间 {dates}")));
    }
    if let Some(source) = &instrument.source_note {
        lines.push(lang.pick(
            format!("source: {}", source.en),
            format!("来源：{}", source.zh),
        ));
    }
    let article = cite
        .article(&law.instruments)
        .and_then(|it| it.url.as_deref());
    lines.extend(article.or(instrument.url.as_deref()).map(str::to_owned));
    lines.iter().map(|it| format!("- {it}\n")).collect()
}

/// What stands below: the articles of an instrument, the paragraphs and items of an article.
fn below(cite: &Cite, instrument: &Instrument, law: &Schemas, lang: Lang) -> String {
    let mut res = String::new();
    let parts = match (
        cite.provision(&law.instruments),
        cite.article(&law.instruments),
    ) {
        (Some(provision), _) => &provision.parts,
        (None, Some(article)) => &article.parts,
        (None, None) => {
            for article in &instrument.articles {
                let id = format!("{}/{}", instrument.key, article.number);
                res += &format!("- `{id}` {}\n", article.title.get(lang));
            }
            return res;
        }
    };
    items(&cite.id, parts, lang, 0, &mut res);
    res
}

fn items(id: &str, parts: &[Provision], lang: Lang, depth: usize, res: &mut String) {
    for part in parts {
        let id = format!("{id}/{}", part.number);
        *res += &format!(
            "{}- `{id}` {}\n",
            "  ".repeat(depth),
            part.summary.get(lang)
        );
        // A provision has paragraphs, items and points, and nothing below.
        if depth < 3 {
            items(&id, &part.parts, lang, depth + 1, res);
        }
    }
}

/// The grounds of an offence that rest on a provision or on a part of it, with their numbers.
fn uses(cite: &Cite, offence: &Offence, law: &Schemas, lang: Lang) -> Vec<String> {
    let below = |it: &Cite| {
        let rest = it.id.strip_prefix(&*cite.id);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let grounds = offence
        .grounds
        .iter()
        .filter(|it| below(&it.cite))
        .map(|ground| {
            let about = About {
                schemas: law,
                brief: &Default::default(),
                offence,
                ground,
                lang,
            };
            let asks = phrase::asks(&about).join(lang.pick("; ", "；"));
            let id = format!("{}/{}", offence.id, ground.id);
            lang.pick(format!("- `{id}`: {asks}\n"), format!("- `{id}`：{asks}\n"))
        });
    let own = [
        (Some(&offence.cite), ("the offence", "罪名")),
        (Some(&offence.penalty.cite), ("its penalty", "刑罚")),
        (
            offence.age.as_ref().map(|it| &it.cite),
            ("responsible age", "刑事责任年龄"),
        ),
        (
            offence.limitation.as_ref().map(|it| &it.cite),
            ("limitation", "追诉时效"),
        ),
        (
            offence.accumulate.as_ref().map(|it| &it.cite),
            ("accumulation", "累计计算"),
        ),
        (offence.attribute.as_ref(), ("organizations", "单位犯罪")),
    ];
    let own = own
        .into_iter()
        .filter(|it| it.0.is_some_and(below))
        .map(|(_, (en, zh))| {
            lang.pick(
                format!("- `{}`: {en}\n", offence.id),
                format!("- `{}`：{zh}\n", offence.id),
            )
        });
    own.chain(grounds).collect()
}
