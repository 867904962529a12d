//! What the person is told once, in a message of its own: that a configuration or a schema file that
//! an open brief depends on has mistakes. One that is open shows them itself.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};
use tower_lsp::lsp_types::MessageType;

use super::law::Law;
use super::session::Session;
use crate::disk::Setting;
use crate::schema::SchemaFault;
use crate::text::Lang;
use crate::world::Place;

/// Looks at what the open briefs depend on, and tells of what was not told before. What was mended in
/// between is told again.
pub fn review(session: &Session) {
    // One after the other, so that the last word is of the law of the moment.
    let mut told = session
        .noticed
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    let law = session.law();
    let (mut wrong, mut seen) = (FxHashMap::default(), FxHashSet::default());
    for document in session.documents() {
        let snapshot = session.snapshot(&document, &law);
        if snapshot.brief().is_some() {
            let setting = document.folder().and_then(|it| law.worlds.settings.of(it));
            if let Some(setting) = setting {
                seen.insert(path_of(&setting));
                wrong.extend(of_setting(&setting, &law, snapshot.lang));
            }
            seen.extend(schema_files(&snapshot.place));
            wrong.extend(of_schemas(&snapshot.place, snapshot.lang));
        }
    }
    let mut fresh: Vec<(PathBuf, String)> = wrong
        .iter()
        .filter(|it| !told.contains(it.0) && !session.is_open(it.0))
        .map(|(path, words)| (path.clone(), words.clone()))
        .collect();
    told.retain(|it| !seen.contains(it));
    told.extend(wrong.into_keys());
    drop(told);
    fresh.sort();
    for (_, words) in fresh {
        session.tell_person(MessageType::WARNING, words);
    }
}

fn path_of(setting: &Setting) -> PathBuf {
    let name = setting.path.file_name().unwrap_or_default();
    setting.folder.join(name)
}

/// The schema files of the person's own.
fn schema_files(place: &Place) -> Vec<PathBuf> {
    let files = &place.law.world.schemas.files;
    let own = files.iter().filter(|it| !it.built_in);
    own.filter_map(|it| std::path::absolute(&*it.name).ok())
        .collect()
}

fn of_setting(setting: &Arc<Setting>, law: &Law, lang: Lang) -> Option<(PathBuf, String)> {
    let path = path_of(setting);
    let all: Vec<String> = match &setting.text {
        Ok((_, doc)) => {
            let syntax = doc.faults().iter().map(|it| it.reason.what(lang));
            let own = law.worlds.faults_of(setting);
            syntax
                .chain(own.iter().map(|it| it.words(lang).what))
                .collect()
        }
        Err(fault) => vec![fault.words(lang)],
    };
    Some((path.clone(), words(&path, &all, lang)?))
}

/// The schema files of the person's own that have mistakes.
fn of_schemas(place: &Place, lang: Lang) -> Vec<(PathBuf, String)> {
    let schemas = &place.law.world.schemas;
    let mut files = FxHashMap::<&str, Vec<&SchemaFault>>::default();
    for (file, fault) in &place.law.faults {
        let name = &*schemas.files[file.index()].name;
        files.entry(name).or_default().push(fault);
    }
    let one = |(name, faults): (&str, Vec<&SchemaFault>)| {
        let path = std::path::absolute(name).ok()?;
        let all: Vec<String> = faults
            .iter()
            .map(|it| it.words(schemas, lang).what)
            .collect();
        Some((path.clone(), words(&path, &all, lang)?))
    };
    files.into_iter().filter_map(one).collect()
}

fn words(path: &Path, faults: &[String], lang: Lang) -> Option<String> {
    let (first, rest) = faults.split_first()?;
    let more = match rest.len() {
        0 => String::new(),
        more => lang.pick(format!(" (and {more} more)"), format!("（另有{more}处）")),
    };
    let path = path.display();
    Some(lang.pick(
        format!("Gravamen: the law may not be what you configured: {path}: {first}{more}"),
        format!("Gravamen：所用的法律可能与您的配置不符：{path}：{first}{more}"),
    ))
}
