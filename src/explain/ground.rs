//! The page of a ground.

use super::cited;
use crate::phrase::{self, About};
use crate::schema::{GroundId, Offence, Schemas};
use crate::text::Lang;

pub(super) fn page(offence: &Offence, id: GroundId, law: &Schemas, lang: Lang) -> String {
    let ground = &offence[id];
    let mut res = format!(
        "# {} (`{}/{}`)\n\n",
        ground.title.get(lang),
        offence.id,
        ground.id
    );
    let element = offence[ground.element].title.get(lang);
    res += &lang.pick(
        format!(
            "A ground of {} (`{}`), for the element \"{element}\".\n\n",
            offence.title.en, offence.id
        ),
        format!(
            "{}（`{}`）的一项情形，属于要件“{element}”。\n\n",
            offence.title.zh, offence.id
        ),
    );
    let about = About {
        schemas: law,
        brief: &Default::default(),
        offence,
        ground,
        lang,
    };
    let lines = lines(&about);
    lines.iter().for_each(|it| res += &format!("- {it}\n"));
    res
}

/// What it asks, where it stands, what that says, which facts fit, when it holds, and where the
/// text of it comes from.
pub(super) fn lines(about: &About<'_>) -> Vec<String> {
    let About {
        schemas: law,
        ground,
        lang,
        ..
    } = *about;
    let mut lines = phrase::asks(about);
    lines.push(cited(&ground.cite, law, lang));
    if let Some(summary) = ground.cite.summary(&law.instruments) {
        lines.push(summary.get(lang).to_owned());
    }
    if ground.rebuttable {
        lines.push(lang.pick(
            "a presumption: evidence to the contrary rebuts it (`rebuttal:`)".to_owned(),
            "系推定：有相反证据的除外（`rebuttal:`）".to_owned(),
        ));
    }
    lines.extend(fits(about));
    if ground.layer != 0 {
        let reach = match ground.reaches_back {
            true => lang.pick("reaches back", "溯及既往"),
            false => lang.pick("does not reach back", "不溯及既往"),
        };
        let dates = ground.in_force;
        lines.push(lang.pick(
            format!("in force {dates}, {reach}"),
            format!("施行期间 {dates}，{reach}"),
        ));
    }
    lines.extend(displaced(about));
    lines.extend(
        ground
            .source_note
            .as_ref()
            .map(|it| lang.pick(format!("source: {}", it.en), format!("来源：{}", it.zh))),
    );
    lines.extend(phrase::own_files(about));
    lines
}

/// Which facts can support it, and under which readings alone.
fn fits(about: &About<'_>) -> Vec<String> {
    let law = about.schemas;
    about
        .ground
        .fits
        .iter()
        .map(|fit| {
            let kind = &law[fit.kind];
            let kind = phrase::id_titled(&kind.id, kind.title.get(about.lang), about.lang);
            let under = fit.under.map(|(reading, choice)| {
                let reading = &law[reading];
                let choice = reading
                    .choices
                    .get(usize::from(choice))
                    .map_or("", |it| &it.id);
                about.lang.pick(
                    format!(", under the reading `{}: {choice}` only", reading.id),
                    format!("，仅限解读 `{}: {choice}`", reading.id),
                )
            });
            let under = under.unwrap_or_default();
            about.lang.pick(
                format!("fits facts of kind {kind}{under}"),
                format!("适合的事实种类：{kind}{under}"),
            )
        })
        .collect()
}

fn displaced(about: &About<'_>) -> Option<String> {
    let (law, lang) = (about.schemas, about.lang);
    let displaced = about.ground.displaced.as_ref()?;
    let layer = about.offence.layers.get(usize::from(displaced.layer))?;
    let (title, day) = (layer.title.get(lang), phrase::date(displaced.from, lang));
    let under = displaced.reading.map(|(reading, choice)| {
        let reading = &law[reading];
        let choice = reading
            .choices
            .get(usize::from(choice))
            .map_or("", |it| &it.id);
        lang.pick(
            format!(", under the reading `{}: {choice}`", reading.id),
            format!("（按解读 `{}: {choice}`）", reading.id),
        )
    });
    let under = under.unwrap_or_default();
    Some(lang.pick(
        format!("displaced from {day} by {title}{under}"),
        format!("自{day}起被{title}取代{under}"),
    ))
}
