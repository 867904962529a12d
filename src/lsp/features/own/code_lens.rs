//! How the examples come out, above what they are about.

use serde_json::{Value, json};
use tower_lsp::lsp_types::{CodeLens, Command};

use crate::analysis::own::{OwnFile, OwnKind, Trial};
use crate::lsp::snapshot::Snapshot;
use crate::text::{Lang, TextRange};
use crate::yaml::Node;

/// The command that runs the examples once more.
pub const COMMAND: &str = "gravamen.runExamples";

/// The answer.
pub fn answer(snapshot: &Snapshot) -> Vec<CodeLens> {
    let Some(own) = snapshot.own() else {
        return Vec::new();
    };
    let lens = |it: Lens| CodeLens {
        range: snapshot.range(it.range),
        command: Some(Command {
            title: it.title,
            command: COMMAND.to_owned(),
            arguments: Some(vec![json!(snapshot.uri)]),
        }),
        data: None,
    };
    lenses(own, snapshot.lang).into_iter().map(lens).collect()
}

/// What the command answers: how many examples hold, how many there are, and what does not come
/// true.
pub fn run(snapshot: &Snapshot) -> Option<Value> {
    let own = snapshot.own()?;
    let trial = own.trial()?;
    let (held, all) = trial.tally();
    let failed = trial
        .faults
        .iter()
        .map(|it| it.words(&own.law, snapshot.lang).what);
    Some(json!({
        "held": held,
        "all": all,
        "unread": trial.unread,
        "failed": failed.collect::<Vec<_>>(),
        "message": words((held, all), trial.unread, snapshot.lang),
    }))
}

/// Something said above a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// The word that it is about.
    pub range: TextRange,
    /// What is said.
    pub title: String,
}

/// How the examples of a file come out: all of them above the offence, and those of each ground
/// above it.
pub fn lenses(own: &OwnFile, lang: Lang) -> Vec<Lens> {
    let (Some(root), true) = (own.doc.root(), own.kind != OwnKind::Configuration) else {
        return Vec::new();
    };
    let Some(trial) = own.trial() else {
        return Vec::new();
    };
    let top = ["offence", "amends", "examples"]
        .iter()
        .find_map(|it| root.get(it));
    let top =
        top.filter(|it| it.value.value() == trial.offence.as_deref() || trial.offence.is_none());
    let Some(top) = top else { return Vec::new() };
    let mut res = vec![Lens {
        range: top.key.range(),
        title: words(trial.tally(), trial.unread, lang),
    }];
    let list = if own.kind == OwnKind::Schema {
        "grounds"
    } else {
        "boundaries"
    };
    let grounds = root.get(list).map(|it| it.value);
    res.extend(
        grounds
            .into_iter()
            .flat_map(|it| of_grounds(own, trial, it, lang)),
    );
    res
}

fn of_grounds(own: &OwnFile, trial: &Trial, grounds: Node<'_>, lang: Lang) -> Vec<Lens> {
    let offence = trial.offence.as_deref().and_then(|it| own.law.offence(it));
    let lens = |key: Node<'_>| {
        let id = offence?.ground_ids.get(key.value()?)?;
        let tally = Some(trial.tally_of(*id)).filter(|it| it.1 > 0)?;
        let (range, title) = (key.range(), words(tally, 0, lang));
        Some(Lens { range, title })
    };
    grounds.entries().filter_map(|it| lens(it.key)).collect()
}

/// `7 of 7 examples hold`, `2 of 7 examples fail`; 7个示例全部相符，7个示例中2个不相符.
pub fn words((held, all): (usize, usize), unread: usize, lang: Lang) -> String {
    let failed = all - held;
    let mut res = match failed {
        0 if all == 1 => lang.pick("the one example holds".to_owned(), "1个示例相符".to_owned()),
        1 if all == 1 => lang.pick(
            "the one example fails".to_owned(),
            "1个示例不相符".to_owned(),
        ),
        0 => lang.pick(
            format!("{all} of {all} examples hold"),
            format!("{all}个示例全部相符"),
        ),
        1 => lang.pick(
            format!("1 of {all} examples fails"),
            format!("{all}个示例中1个不相符"),
        ),
        _ => lang.pick(
            format!("{failed} of {all} examples fail"),
            format!("{all}个示例中{failed}个不相符"),
        ),
    };
    if unread > 0 {
        res += &lang.pick(
            format!(", {unread} cannot be read"),
            format!("，另有{unread}处无法读取"),
        );
    }
    res
}

#[cfg(test)]
mod tests {
    use super::lenses;
    use crate::analysis::own::OwnKind;
    use crate::lsp::features::own::fixture::{EXAMPLES, PARKING, own};
    use crate::text::Lang;

    fn shown(kind: OwnKind, text: &str, lang: Lang) -> Vec<String> {
        let (own, _) = own(kind, &format!("{text}$0"));
        let one = |it: super::Lens| format!("{}: {}", &own.text.source()[it.range], it.title);
        lenses(&own, lang).into_iter().map(one).collect()
    }

    #[test]
    fn a_schema_says_how_the_examples_beside_it_come_out() {
        let all = shown(OwnKind::Schema, PARKING, Lang::En);
        assert_eq!(all[0], "offence: 46 of 46 examples hold");
        assert_eq!(all[1], "parked: 3 of 3 examples hold");
        let edited = PARKING.replace("at-least: 48", "at-least: 49");
        let all = shown(OwnKind::Schema, &edited, Lang::En);
        assert!(
            all.contains(&"hours: 4 of 4 examples fail".to_owned()),
            "{all:?}"
        );
        let all = shown(OwnKind::Schema, &edited, Lang::Zh);
        assert!(
            all.contains(&"hours: 4个示例中4个不相符".to_owned()),
            "{all:?}"
        );
    }

    #[test]
    fn one_example_is_not_counted() {
        let said = |held, lang| super::words((held, 1), 0, lang);
        assert_eq!(said(1, Lang::En), "the one example holds");
        assert_eq!(said(0, Lang::En), "the one example fails");
        assert_eq!(said(0, Lang::Zh), "1个示例不相符");
    }

    #[test]
    fn examples_say_it_above_each_ground() {
        let wrong = EXAMPLES.replace("vehicles: 9, outcome: short", "vehicles: 9, outcome: met");
        let all = shown(OwnKind::Examples, &wrong, Lang::En);
        assert_eq!(all[0], "examples: 1 of 46 examples fails");
        assert!(
            all.contains(&"vehicles: 1 of 2 examples fails".to_owned()),
            "{all:?}"
        );
    }

    #[test]
    fn a_configuration_and_a_schema_without_its_offence_say_nothing() {
        assert_eq!(
            shown(OwnKind::Configuration, "rules: {}\n", Lang::En),
            [""; 0]
        );
        assert_eq!(
            shown(OwnKind::Schema, "schema: 1\nfacts: {}\n", Lang::En),
            [""; 0]
        );
    }
}
