//! Code lenses: what a charge comes to for each accused, and how often an id is referred to.

use serde_json::{Value, json};
use tower_lsp::lsp_types::{CodeLens, CodeLensOptions, Command, Location, ServerCapabilities};

use crate::analysis::Analysis;
use crate::assess::{AccusedAssessment, ChargeAssessment, Outcome};
use crate::brief::{Name, Section};
use crate::lsp::client::Client;
use crate::lsp::snapshot::Snapshot;
use crate::phrase;
use crate::text::{Lang, TextRange};

use super::execute_command::ASSESS;

/// What the client itself can do: show places.
const SHOW_REFERENCES: &str = "gravamen.showReferences";

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, _: &Client) {
    can.code_lens_provider = Some(CodeLensOptions {
        resolve_provider: Some(false),
    });
}

/// The lenses of a brief.
pub fn answer(snapshot: &Snapshot) -> Vec<CodeLens> {
    let Some(analysis) = snapshot.brief() else {
        return super::own::code_lens::answer(snapshot);
    };
    let charges = charges(analysis, snapshot.lang).into_iter();
    let assess = |it: Lens<()>| Command {
        title: it.title,
        command: ASSESS.to_owned(),
        arguments: Some(vec![json!(snapshot.uri)]),
    };
    let charges = charges.map(|it| (it.at, assess(it)));
    let names = names(analysis, snapshot.lang).into_iter();
    let names = names.map(|it| (it.at, shown(snapshot, it)));
    let lens = |(at, command): (TextRange, Command)| CodeLens {
        range: snapshot.range(at),
        command: Some(command),
        data: None,
    };
    charges.chain(names).map(lens).collect()
}

/// The command that shows the uses of an id where the client can; else nothing happens on a click.
fn shown(snapshot: &Snapshot, lens: Lens<Vec<TextRange>>) -> Command {
    if lens.about.is_empty() || !snapshot.client.has_command(SHOW_REFERENCES) {
        return Command::new(lens.title, String::new(), None);
    }
    let places: Vec<Location> = lens.about.iter().map(|it| snapshot.location(*it)).collect();
    let at: Value = json!(snapshot.position(lens.at.start()));
    let arguments = vec![json!(snapshot.uri), at, json!(places)];
    Command::new(lens.title, SHOW_REFERENCES.to_owned(), Some(arguments))
}

/// A line above the text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Lens<T> {
    at: TextRange,
    title: String,
    about: T,
}

/// What each charge comes to for each of its accused: `lin: short · 3 of 4 elements`.
fn charges(analysis: &Analysis, lang: Lang) -> Vec<Lens<()>> {
    let lens = |charge: &ChargeAssessment, accused: &AccusedAssessment| {
        let written = &analysis.brief.charges[charge.charge];
        let at = written
            .offence
            .as_ref()
            .map_or(written.range, |it| it.range);
        let id = &analysis.brief.parties[accused.party].id.name;
        Lens {
            at,
            title: comes_to(id, accused, lang),
            about: (),
        }
    };
    let charges = analysis.assessment.charges.iter();
    let all = charges.flat_map(|it| it.accused.iter().map(move |accused| lens(it, accused)));
    all.collect()
}

fn comes_to(id: &str, accused: &AccusedAssessment, lang: Lang) -> String {
    let met = accused
        .elements
        .iter()
        .filter(|it| it.outcome == Outcome::Met);
    let (met, all) = (met.count(), accused.elements.len());
    let outcome = phrase::outcome(accused.outcome, lang);
    let plural = if all == 1 { "" } else { "s" };
    lang.pick(
        format!("{id}: {outcome} · {met} of {all} element{plural}"),
        format!("{id}：{outcome} · 构成要件 {met}／{all}"),
    )
}

/// How often the ids of parties, evidence and facts are referred to, with the places.
fn names(analysis: &Analysis, lang: Lang) -> Vec<Lens<Vec<TextRange>>> {
    let names = &analysis.brief.names;
    let mut uses: Vec<(Section, u32, TextRange)> = names
        .uses()
        .iter()
        .filter_map(|it| Some((it.section, it.ix?, it.range)))
        .collect();
    uses.sort_by_key(|it| (it.0, it.1, it.2.start()));
    let counted = |it: &&Name| it.ix.is_some() && it.section != Section::Circumstances;
    let lens = |def: &Name| {
        let key = (def.section, def.ix.unwrap_or_default());
        let from = uses.partition_point(|it| (it.0, it.1) < key);
        let own = uses[from..].iter().take_while(|it| (it.0, it.1) == key);
        let about: Vec<TextRange> = own.map(|it| it.2).collect();
        Lens {
            at: def.range,
            title: phrase::count_of(about.len(), "reference", "references", "处引用", lang),
            about,
        }
    };
    names.defs().iter().filter(counted).map(lens).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::analysis::World;
    use crate::calendar::Date;
    use crate::config::Config;
    use crate::exhibits::Exhibits;
    use crate::schema::Schemas;
    use crate::text::Text;

    const BRIEF: &str = "\
brief: 1
parties:
  lin: {kind: person, role: accused}
  chen: {kind: person, role: accused}
facts:
  site: {kind: website, by: lin, when: 2023-05-01, count: 3, purpose: fraud}
  odd: {kind: website, by: chen, when: 2023-05-01, count: 1, purpose: fraud}
charges:
  - offence: cl-287-1
    against: [lin, chen]
    grounds: {sets-up-site-or-group: [site, odd], websites: [site]}
";

    fn analysis() -> Analysis {
        let world = World {
            schemas: Schemas::built_in(),
            config: Arc::new(Config::default()),
            today: Date::constant(2024, 3, 18),
            as_of: None,
            exhibits: Exhibits::default(),
        };
        Analysis::new(Text::new(BRIEF), &world)
    }

    #[test]
    fn a_charge_says_for_each_accused_what_it_comes_to() {
        let lenses = charges(&analysis(), Lang::En);
        let titles: Vec<&str> = lenses.iter().map(|it| &*it.title).collect();
        let wanted = [
            "lin: met · 2 of 2 elements",
            "chen: unsupported · 1 of 2 elements",
        ];
        assert_eq!(titles, wanted);
        assert_eq!(&BRIEF[lenses[0].at], "cl-287-1");
        assert_eq!(
            charges(&analysis(), Lang::Zh)[0].title,
            "lin：达到标准 · 构成要件 2／2"
        );
    }

    #[test]
    fn an_id_says_how_often_it_is_referred_to() {
        let said = |it: &Lens<Vec<TextRange>>| {
            let places = it.about.iter().all(|place| BRIEF[*place] == BRIEF[it.at]);
            (BRIEF[it.at].to_owned(), it.title.clone(), places)
        };
        let lenses = names(&analysis(), Lang::En);
        let said: Vec<_> = lenses.iter().map(said).collect();
        let wanted = [("lin", "2"), ("chen", "2"), ("site", "2"), ("odd", "1")];
        let wanted = wanted.map(|(id, count)| {
            let plural = if count == "1" { "" } else { "s" };
            (id.to_owned(), format!("{count} reference{plural}"), true)
        });
        assert_eq!(said, wanted);
    }
}
