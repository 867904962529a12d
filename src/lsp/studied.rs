//! What a document is, and all that is known of it.

use std::path::Path;

use super::law::Law;
use crate::analysis::Analysis;
use crate::analysis::own::{Beside, Loaded, OwnFile, OwnKind};
use crate::config;
use crate::disk;
use crate::text::Text;
use crate::world::Place;
use crate::yaml::Document as Tree;

/// A document with all that is known of it.
#[derive(Debug)]
pub enum Studied {
    /// A case brief.
    Brief(Box<Analysis>),
    /// A file of the person's own beside the briefs: an offence schema, its examples, a configuration.
    Own(Box<OwnFile>),
    /// Some other YAML, of which nothing is said.
    Other(Text, Box<Tree>),
}

impl Studied {
    /// The brief, when it is one.
    pub fn brief(&self) -> Option<&Analysis> {
        match self {
            Self::Brief(it) => Some(it),
            _ => None,
        }
    }

    /// The text.
    pub fn text(&self) -> &Text {
        match self {
            Self::Brief(it) => &it.text,
            Self::Own(it) => &it.text,
            Self::Other(text, _) => text,
        }
    }

    /// Its tree.
    pub fn tree(&self) -> &Tree {
        match self {
            Self::Brief(it) => &it.doc,
            Self::Own(it) => &it.doc,
            Self::Other(_, tree) => tree,
        }
    }
}

/// Works out what a document is by its name, its language and its first keys, and studies it. What
/// was known of the version `before` is kept as far as it holds.
pub fn study(
    path: Option<&Path>,
    language: &str,
    text: &Text,
    law: &Law,
    before: Option<&Studied>,
) -> Studied {
    let folder = path.and_then(Path::parent);
    let name = path.and_then(Path::file_name);
    let name = name.map(|it| it.to_string_lossy()).unwrap_or_default();
    let place = law.place(folder);
    let included = || {
        let setting = folder.and_then(|it| law.worlds.settings.of(it));
        setting.is_some_and(|it| path.is_some_and(|path| it.includes(path)))
    };
    let analysis = before.and_then(Studied::brief);
    let brief = || Studied::Brief(Box::new(place.analyse_after(analysis, text.clone())));
    if disk::is_brief(&name) || language.starts_with("gravamen") {
        return brief();
    }
    let by_name = OwnKind::of_name(&name);
    if by_name.is_none() && included() {
        return brief();
    }
    let tree = Tree::parse_next(before.map(Studied::tree), text.shared());
    let by_place = || is_empty_schema(path?, text, &place).then_some(OwnKind::Schema);
    match by_name
        .or_else(|| OwnKind::of_tree(&tree))
        .or_else(by_place)
    {
        Some(kind) => Studied::Own(Box::new(own(kind, path, text, law))),
        // A text that has no name yet says by its first key that it is a brief.
        None if path.is_none() && tree.root().is_some_and(|it| it.get("brief").is_some()) => {
            brief()
        }
        None => Studied::Other(text.clone(), Box::new(tree)),
    }
}

/// Whether a text that says nothing yet stands where the configuration looks for schemas.
fn is_empty_schema(path: &Path, text: &Text, place: &Place) -> bool {
    let files = &place.law.world.schemas.files;
    let own = || files.iter().filter(|it| !it.built_in);
    let same = |name: &str| std::path::absolute(name).is_ok_and(|it| it == path);
    text.source().trim().is_empty() && own().any(|it| same(&it.name))
}

fn own(kind: OwnKind, path: Option<&Path>, text: &Text, law: &Law) -> OwnFile {
    let place = law.place(path.and_then(Path::parent));
    let outside = match (kind, path) {
        (OwnKind::Configuration, Some(path)) => outside(path, text, law),
        _ => Vec::new(),
    };
    let loaded = Loaded {
        schemas: &place.law.world.schemas,
        faults: &place.law.faults,
        outside: &outside,
    };
    // The law names a file as it found it; a built-in one is opened from where it was put.
    let shelved = path.and_then(disk::shelved);
    let same = |it: &&crate::schema::SchemaFile| match it.built_in_name() {
        Some(name) => shelved.as_deref() == Some(name),
        None => std::path::absolute(&*it.name).ok().as_deref() == path,
    };
    let known = loaded.schemas.files.iter().find(same);
    let written = path
        .map(|it| it.to_string_lossy().into_owned())
        .unwrap_or_default();
    let name = known.map_or(&*written, |it| &it.name);
    let beside = path.and_then(|it| beside(kind, it, law));
    OwnFile::new(kind, name, text.clone(), loaded, beside)
}

/// What is wrong with a configuration beyond its text, when it is the one in force and still reads as
/// it did when the law was made.
fn outside(path: &Path, text: &Text, law: &Law) -> Vec<config::Fault> {
    let setting = path.parent().and_then(|it| law.worlds.settings.of(it));
    let Some(setting) = setting.filter(|it| Some(&*it.folder) == path.parent()) else {
        return Vec::new();
    };
    let same_file = setting.path.file_name() == path.file_name();
    let read = setting.text.as_ref().ok();
    let same_text = read.is_some_and(|it| it.0.source() == text.source());
    match (same_file, same_text) {
        (true, true) => law.worlds.law(Some(setting)).outside.clone(),
        // The law of this text is being made.
        (true, false) => Vec::new(),
        (false, _) => disk::twin(&setting.folder).into_iter().collect(),
    }
}

/// The examples beside a schema, or the schema that examples are about.
fn beside(kind: OwnKind, path: &Path, law: &Law) -> Option<Beside> {
    let open = law.worlds.settings.files();
    let found = match kind {
        OwnKind::Schema => disk::examples(path, open),
        OwnKind::Examples => disk::schemas(path, open),
        OwnKind::Configuration => return None,
    };
    let found = found.into_iter().find(|it| it.path != path)?;
    Some(Beside {
        name: found.path.to_string_lossy().into(),
        text: found.text.ok()?,
    })
}
