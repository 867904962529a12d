//! The page of an offence: its elements, its grounds with numbers and citations, what may be
//! imposed, and which files it is made of.

use super::cited;
use crate::phrase::{self, About};
use crate::schema::{
    Allowed, Fine, Ground, Layer, LayerKind, Offence, Part, Penalty, Requirement, Schemas,
};
use crate::text::Lang;

pub(super) fn page(offence: &Offence, law: &Schemas, lang: Lang) -> String {
    let mut res = format!(
        "# {}\n\n",
        phrase::titled(offence.title.get(lang), &offence.id, lang)
    );
    res += &format!("{}\n\n", offence.summary.get(lang));
    res += &format!("- {}\n", cited(&offence.cite, law, lang));
    res += &about_all(offence, law, lang);
    res += &format!("\n## {}\n\n", lang.pick("What must be shown", "构成要件"));
    requirement(&offence.requires, offence, lang, 0, &mut res);
    res += &format!("\n## {}\n\n", lang.pick("Grounds", "情形"));
    for ground in &offence.grounds {
        res += &line(ground, offence, law, lang);
    }
    res += &format!("\n## {}\n\n", lang.pick("Penalty", "刑罚"));
    res += &penalty(&offence.penalty, law, lang);
    for tier in &offence.tiers {
        res += &format!(
            "\n### {}\n\n",
            phrase::titled(tier.title.get(lang), &tier.id, lang)
        );
        requirement(&tier.requires, offence, lang, 0, &mut res);
        res += &penalty(&tier.penalty, law, lang);
    }
    res += &format!("\n## {}\n\n", lang.pick("Sources", "来源"));
    offence
        .layers
        .iter()
        .for_each(|it| res += &layer(it, law, lang));
    res
}

/// Dates in force, age, limitation, accumulation.
pub(super) fn about_all(offence: &Offence, law: &Schemas, lang: Lang) -> String {
    let mut lines = vec![lang.pick(
        format!("in force {}", offence.in_force),
        format!("施行期间 {}", offence.in_force),
    )];
    if let Some(age) = &offence.age {
        let (span, cite) = (
            phrase::span(age.at_least, lang),
            cited(&age.cite, law, lang),
        );
        lines.push(lang.pick(
            format!("responsible age: {span}, {cite}"),
            format!("刑事责任年龄：已满{}周岁，{cite}", age.at_least.years),
        ));
    }
    if let Some(limit) = &offence.limitation {
        let (span, cite) = (
            phrase::span(limit.span, lang),
            cited(&limit.cite, law, lang),
        );
        lines.push(lang.pick(
            format!("limitation: {span} from the end of the conduct, {cite}"),
            format!("追诉时效：自行为终了之日起{span}，{cite}"),
        ));
    }
    if let Some(sum) = &offence.accumulate {
        let (span, cite) = (phrase::span(sum.window, lang), cited(&sum.cite, law, lang));
        lines.push(lang.pick(
            format!("acts not dealt with are added up within {span}, {cite}"),
            format!("{span}内未经处理的行为累计计算，{cite}"),
        ));
    }
    lines.iter().map(|it| format!("- {it}\n")).collect()
}

/// How deep a requirement is followed; no law nests so far.
const DEEPEST: usize = 12;

fn requirement(it: &Requirement, offence: &Offence, lang: Lang, depth: usize, res: &mut String) {
    let indent = "  ".repeat(depth);
    let (parts, all) = match it {
        Requirement::Ground(id) => {
            *res += &format!("{indent}- `{}`\n", offence[*id].id);
            return;
        }
        Requirement::AllOf(parts) => (parts, lang.pick("all of:", "须同时具备：")),
        Requirement::AnyOf(parts) => (parts, lang.pick("any of:", "具备其一即可：")),
    };
    let ids = |it: &Part| match &it.requires {
        Requirement::Ground(id) if it.element.is_none() => Some(format!("`{}`", offence[*id].id)),
        _ => None,
    };
    if let Some(ids) = parts.iter().map(ids).collect::<Option<Vec<_>>>() {
        *res += &format!("{indent}- {all} {}\n", ids.join(lang.pick(", ", "、")));
        return;
    }
    *res += &format!("{indent}- {all}\n");
    for part in parts.iter().filter(|_| depth < DEEPEST) {
        let below = match name(part, offence, lang) {
            Some(name) => {
                *res += &format!("{indent}  - **{name}**\n");
                depth + 2
            }
            None => depth + 1,
        };
        requirement(&part.requires, offence, lang, below, res);
    }
}

fn name(part: &Part, offence: &Offence, lang: Lang) -> Option<String> {
    let title = part.title.as_ref().map(|it| it.get(lang).to_owned());
    let element = part
        .element
        .map(|it| offence[it].title.get(lang).to_owned());
    element
        .or(title)
        .or_else(|| part.name.as_ref().map(|it| it.to_string()))
}

/// A ground in one item: what it is, what it asks, where it stands.
fn line(ground: &Ground, offence: &Offence, law: &Schemas, lang: Lang) -> String {
    let about = About {
        schemas: law,
        brief: &Default::default(),
        offence,
        ground,
        lang,
    };
    let asks = phrase::asks(&about).join(lang.pick("; ", "；"));
    let (id, title, cite) = (
        &ground.id,
        ground.title.get(lang),
        cited(&ground.cite, law, lang),
    );
    lang.pick(
        format!("- `{id}`: {title}. {asks}. {cite}\n"),
        format!("- `{id}`：{title}。{asks}。{cite}\n"),
    )
}

pub(super) fn penalty(penalty: &Penalty, law: &Schemas, lang: Lang) -> String {
    let allowed = |name: (&str, &str), it: &Option<Allowed>| {
        let it = it.as_ref()?;
        let range = phrase::span_range(it.min, it.max, lang);
        let (name, cite) = (lang.pick(name.0, name.1), cited(&it.cite, law, lang));
        Some(lang.pick(
            format!("{name}: {range}, {cite}"),
            format!("{name}：{range}，{cite}"),
        ))
    };
    let mut lines: Vec<String> = [
        allowed(("imprisonment", "有期徒刑"), &penalty.imprisonment),
        allowed(("criminal detention", "拘役"), &penalty.detention),
        allowed(("control", "管制"), &penalty.control),
        allowed(("professional ban", "从业禁止"), &penalty.ban),
    ]
    .into_iter()
    .flatten()
    .collect();
    lines.extend(penalty.restraining_order.as_ref().map(|it| {
        let cite = cited(it, law, lang);
        lang.pick(
            format!("restraining order, with control or a suspended sentence, {cite}"),
            format!("禁止令（与管制或者缓刑并用），{cite}"),
        )
    }));
    lines.extend(match penalty.fine {
        Fine::None => None,
        Fine::WithOrAlone => Some(
            lang.pick("a fine beside it or alone", "并处或者单处罚金")
                .to_owned(),
        ),
        Fine::With => Some(lang.pick("always a fine beside it", "并处罚金").to_owned()),
    });
    if penalty.organization_fine {
        lines.push(
            lang.pick("an organization is fined", "单位犯罪的，对单位判处罚金")
                .to_owned(),
        );
    }
    lines.push(cited(&penalty.cite, law, lang));
    lines.iter().map(|it| format!("- {it}\n")).collect()
}

fn layer(layer: &Layer, law: &Schemas, lang: Lang) -> String {
    let kind = match layer.kind {
        LayerKind::Base => lang.pick("the offence itself", "罪名本身"),
        LayerKind::Overlay => lang.pick("later instrument", "其后的规定"),
        LayerKind::Patch => lang.pick("your own change", "您自己的修改"),
    };
    let file = &law[layer.file].name;
    let mut res = format!("- {}: {kind}", layer.title.get(lang));
    if layer.kind == LayerKind::Overlay {
        let reach = match layer.reaches_back {
            true => lang.pick("reaches back", "溯及既往"),
            false => lang.pick("does not reach back", "不溯及既往"),
        };
        res += &format!(", {}, {reach}", layer.in_force);
    }
    res + &format!(" (`{file}`)\n")
}
