//! What a word of a person's own file means.

use tower_lsp::lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use crate::analysis::own::{OwnFile, Sense};
use crate::cite::Cite;
use crate::explain::{Topic, explain};
use crate::lsp::features::hover::plain;
use crate::lsp::snapshot::Snapshot;
use crate::phrase;
use crate::schema::{ElementId, FieldKind, Offence, Schemas};
use crate::text::{Lang, TextRange, TextSize};

/// The answer.
pub fn answer(snapshot: &Snapshot, at: Position) -> Option<Hover> {
    let own = snapshot.own()?;
    let (range, mut value, cite) = text(own, snapshot.offset(at), snapshot.lang)?;
    if let Some(official) = cite.and_then(|it| snapshot.official_text(&it)) {
        let quoted: Vec<String> = official.lines().map(|it| format!("> {it}")).collect();
        value += &format!("\n{}\n", quoted.join("\n"));
    }
    let (kind, value) = match snapshot.client.shows_markdown() {
        true => (MarkupKind::Markdown, value),
        false => (MarkupKind::PlainText, plain(&value)),
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind, value }),
        range: Some(snapshot.range(range)),
    })
}

/// A word and what it means, in Markdown, with the provision that it rests on.
pub fn text(own: &OwnFile, at: TextSize, lang: Lang) -> Option<(TextRange, String, Option<Cite>)> {
    let meaning = own.meaning_at(at)?;
    let (law, word) = (&own.law, &own.text.source()[meaning.range]);
    let topic = match &meaning.sense {
        Sense::Offence(id) => Some(Topic::Offence(*id)),
        Sense::Ground(offence, id) => Some(Topic::Ground(*offence, *id)),
        Sense::Kind(id) => Some(Topic::Kind(*id)),
        Sense::Cite(cite) => Some(Topic::Cite(cite.clone())),
        Sense::Reading(id) => Some(Topic::Reading(*id)),
        Sense::Rule(rule) => Some(Topic::Rule(rule)),
        _ => None,
    };
    let cite = match &meaning.sense {
        Sense::Cite(cite) => Some(cite.clone()),
        Sense::Ground(offence, id) => Some(law[*offence][*id].cite.clone()),
        Sense::Offence(id) => Some(law[*id].cite.clone()),
        _ => None,
    };
    let mut res = match topic {
        Some(topic) => explain(&topic, law, lang),
        None => short(own, word, &meaning.sense, lang)?,
    };
    if let Sense::Ground(offence, id) = &meaning.sense {
        let about = Some(&*law[*offence].id);
        let trial = own.trial().filter(|it| it.offence.as_deref() == about);
        let tally = trial.map(|it| it.tally_of(*id)).filter(|it| it.1 > 0);
        res += &tally.map_or_else(String::new, |it| {
            format!("\n{}\n", super::code_lens::words(it, 0, lang))
        });
    }
    Some((meaning.range, res, cite))
}

/// What has no page of its own.
fn short(own: &OwnFile, word: &str, sense: &Sense, lang: Lang) -> Option<String> {
    let law = &own.law;
    let line = |title: &str| {
        lang.pick(
            format!("`{word}`: {title}\n"),
            format!("`{word}`：{title}\n"),
        )
    };
    Some(match sense {
        Sense::Key(named) | Sense::Word(named) => line(named.title(lang)),
        Sense::Value(title) => line(title.get(lang)),
        Sense::Choice(reading, choice) => {
            let choices = &law[*reading].choices;
            line(choices.get(usize::from(*choice))?.title.get(lang))
        }
        Sense::Element(offence, id) => element(&law[*offence], *id, law, lang),
        Sense::Field(kind, id) => {
            let field = &law[*kind][*id];
            let mut res = line(field.title.get(lang));
            if let FieldKind::OneOf(words) = &field.kind {
                let words = words
                    .iter()
                    .map(|it| format!("- `{}` {}\n", it.id, it.title.get(lang)));
                res = words.fold(res + "\n", |acc, it| acc + &it);
            }
            res
        }
        _ => return None,
    })
}

fn element(offence: &Offence, id: ElementId, law: &Schemas, lang: Lang) -> String {
    let element = &offence[id];
    let mut res = format!(
        "# {}\n\n",
        phrase::titled(element.title.get(lang), &element.id, lang)
    );
    if let Some(cite) = &element.cite {
        res += &format!("{}\n\n", law.cite_words(cite, lang));
    }
    let grounds = element.grounds.iter().map(|it| &offence[*it]);
    grounds.fold(res, |acc, it| {
        acc + &format!("- `{}` {}\n", it.id, it.title.get(lang))
    })
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::analysis::own::OwnKind;
    use crate::lsp::features::own::fixture::{EXAMPLES, in_parking, own};
    use crate::text::Lang;

    #[track_caller]
    fn says(kind: OwnKind, marked: &str, word: &str, lang: Lang, parts: &[&str]) {
        let (own, at) = own(kind, marked);
        let (range, value, _) = text(&own, at, lang).expect("there is a hover");
        assert_eq!(&own.text.source()[range], word);
        for part in parts {
            assert!(value.contains(part), "{part} in\n{value}");
        }
    }

    #[test]
    fn a_ground_says_what_it_asks_and_how_its_examples_come_out() {
        says(
            OwnKind::Schema,
            &in_parking("hours:\n    title"),
            "hours",
            Lang::En,
            &["hours parked", "48", "4 of 4 examples hold"],
        );
        says(
            OwnKind::Schema,
            &in_parking("half-loss, sensitive"),
            "half-loss",
            Lang::Zh,
            &["损失达到一半", "3个示例全部相符"],
        );
        let lines = EXAMPLES.replace("hours: 47, outcome: short", "hours: 47, outcome: met");
        let lines = lines.replacen("  hours:", "  ho$0urs:", 1);
        says(
            OwnKind::Examples,
            &lines,
            "hours",
            Lang::En,
            &["hours parked", "1 of 4 examples fails"],
        );
    }

    #[test]
    fn citations_kinds_fields_and_words_say_what_they_mean() {
        says(
            OwnKind::Schema,
            &in_parking("parking-act/3/4\n    sum"),
            "parking-act/3/4",
            Lang::En,
            &["5,000 CNY"],
        );
        says(
            OwnKind::Schema,
            &in_parking("parking-loss.amount"),
            "parking-loss",
            Lang::En,
            &["loss by parking"],
        );
        says(
            OwnKind::Schema,
            &in_parking("vehicles, more-than"),
            "vehicles",
            Lang::En,
            &["vehicles parked"],
        );
        says(
            OwnKind::Schema,
            &in_parking("school, hospital]"),
            "school",
            Lang::Zh,
            &["学校门前"],
        );
        says(
            OwnKind::Schema,
            &in_parking("parking-several}"),
            "parking-several",
            Lang::En,
            &["several times"],
        );
        says(
            OwnKind::Schema,
            &in_parking("presumption: rebuttable\n    fact"),
            "presumption",
            Lang::En,
            &["contrary evidence"],
        );
    }

    #[test]
    fn settings_say_what_they_are_for() {
        says(
            OwnKind::Configuration,
            "ru$0les: {under-age: off}\n",
            "rules",
            Lang::En,
            &["levels of rules"],
        );
        says(
            OwnKind::Configuration,
            "rules: {under-$0age: off}\n",
            "under-age",
            Lang::En,
            &["under-age"],
        );
        says(
            OwnKind::Configuration,
            "rules: {under-age: o$0ff}\n",
            "off",
            Lang::Zh,
            &["不运行"],
        );
        let (own, at) = own(OwnKind::Configuration, "nothing: $0here\n");
        assert!(text(&own, at, Lang::En).is_none());
    }
}
