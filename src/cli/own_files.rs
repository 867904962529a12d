//! Mistakes in a person's own configuration and schema files, shown like those of a brief.

use std::sync::Arc;

use super::check::{Run, show};
use super::terminal::Terminal;
use crate::analysis::own::OwnFinding;
use crate::cite::FileId;
use crate::disk::Setting;
use crate::render::{Sheet, Shown, Tally};
use crate::schema::{SchemaFault, Schemas};
use crate::text::{Lang, Text};
use crate::world::{Law, Worlds};
use crate::yaml::Document;

/// Shows what is wrong with the configurations and schema files that a run used, and says whether
/// anything was.
pub fn report(worlds: &Worlds, run: &mut Run) -> bool {
    let mut wrong = false;
    for setting in worlds.settings.all() {
        wrong |= configuration(&setting, worlds, run);
    }
    for law in worlds.laws() {
        wrong |= schemas(&law, run);
    }
    wrong
}

/// Says which configurations and schema files have mistakes, which `check` shows with their places.
pub fn mention(worlds: &Worlds, terminal: &mut Terminal) -> bool {
    let lang = terminal.look.lang;
    let words = lang.pick(
        "has mistakes, so the law may not be what you configured; `gravamen check` shows them",
        "存在错误，所用的法律可能与您的配置不符；用 `gravamen check` 查看",
    );
    let mut wrong = false;
    for setting in worlds.settings.all() {
        let broken = match &setting.text {
            Ok((_, doc)) => !doc.faults().is_empty() || !worlds.faults_of(&setting).is_empty(),
            Err(_) => true,
        };
        if broken {
            terminal.fault(&setting.path, words);
            wrong = true;
        }
    }
    for law in worlds.laws() {
        for (path, fault) in &law.unread {
            terminal.fault(path, &fault.words(lang));
        }
        let mut files: Vec<usize> = law.faults.iter().map(|it| it.0.index()).collect();
        files.dedup();
        for file in files {
            terminal.fault(law.world.schemas.files[file].name.as_ref().as_ref(), words);
            wrong = true;
        }
    }
    wrong
}

fn configuration(setting: &Arc<Setting>, worlds: &Worlds, run: &mut Run) -> bool {
    let look = run.terminal.look;
    let (text, doc) = match &setting.text {
        Ok((text, doc)) => (text, doc),
        Err(fault) => {
            run.terminal.fault(&setting.path, &fault.words(look.lang));
            return true;
        }
    };
    let findings = OwnFinding::of_configuration(doc, &worlds.faults_of(setting));
    let law = &worlds.law(Some(Arc::clone(setting))).world.schemas;
    let shown = shown(findings, doc, law, look.lang);
    let path = setting.path.to_string_lossy();
    print(&path, text, law, shown, run)
}

fn schemas(law: &Law, run: &mut Run) -> bool {
    let look = run.terminal.look;
    for (path, fault) in &law.unread {
        run.terminal.fault(path, &fault.words(look.lang));
    }
    let schemas = &law.world.schemas;
    let mut wrong = !law.unread.is_empty();
    for (file, shown) in schema_findings(schemas, &law.faults, look.lang) {
        let file = &schemas.files[file];
        let text = Text::new(file.source.clone());
        wrong |= print(&file.name, &text, schemas, shown, run);
    }
    wrong
}

/// The faults of schema files as findings, file by file.
pub fn schema_findings(
    schemas: &Schemas,
    faults: &[(FileId, SchemaFault)],
    lang: Lang,
) -> Vec<(usize, Vec<Shown>)> {
    let mut res: Vec<(usize, Vec<Shown>)> = Vec::new();
    let mut files: Vec<usize> = faults.iter().map(|it| it.0.index()).collect();
    files.sort_unstable();
    files.dedup();
    for file in files {
        let doc = Document::parse(schemas.files[file].source.clone());
        let own = faults
            .iter()
            .filter(|it| it.0.index() == file)
            .map(|it| it.1.clone());
        res.push((file, findings_of(&doc, own.collect(), schemas, lang)));
    }
    res
}

/// The faults of one schema file as findings, in the order of the text.
pub fn findings_of(
    doc: &Document,
    faults: Vec<SchemaFault>,
    schemas: &Schemas,
    lang: Lang,
) -> Vec<Shown> {
    shown(
        OwnFinding::of_schema(faults.into_iter()),
        doc,
        schemas,
        lang,
    )
}

/// Findings as they are printed, in the order of the text.
fn shown(findings: Vec<OwnFinding>, doc: &Document, law: &Schemas, lang: Lang) -> Vec<Shown> {
    let one = |it: &OwnFinding| Shown {
        rule: it.rule,
        severity: it.severity,
        at: it.at,
        words: it.words(law, lang),
        fixes: it.fixes(doc, lang),
        silenced: None,
    };
    let mut res: Vec<Shown> = findings.iter().map(one).collect();
    res.sort_by_key(|it| (it.at.start(), it.at.end()));
    res
}

fn print(path: &str, text: &Text, schemas: &Schemas, shown: Vec<Shown>, run: &mut Run) -> bool {
    let mut tally = Tally::default();
    shown.iter().for_each(|it| tally.count(it.severity, false));
    let wrong = tally.total() > 0;
    run.tally.add(&tally);
    let sheet = Sheet::new(path, text, &[], schemas).counted_in(run.encoding);
    let look = run.terminal.look;
    let text = show(&sheet, shown.into_iter(), run.format, &look);
    run.print(&text);
    wrong
}
