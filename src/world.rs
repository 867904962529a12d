//! What each brief is checked against: its configuration, the law, the day, its exhibits.

mod configured;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::analysis::{Analysis, World};
use crate::brief::HashAlgorithm;
use crate::calendar::{Date, Span};
use crate::cite::FileId;
use crate::config::{Fault, ReadingChoice};
use crate::disk::{self, Digests, DiskFault, Files, SchemaText, Seen, Setting, Settings};
use crate::exhibits::Exhibits;
use crate::schema::{SchemaFault, Schemas};
use crate::text::Text;
use configured::{Configured, configured};

/// The law and the configuration for some folders.
pub struct Law {
    /// What an analysis needs.
    pub world: World,
    /// What is wrong with schema files of the person's own.
    pub faults: Vec<(FileId, SchemaFault)>,
    /// Schema files beyond the configured ones that cannot be read.
    pub unread: Vec<(PathBuf, DiskFault)>,
    /// What is wrong with the configuration beyond its text, such as paths that lead nowhere.
    pub outside: Vec<Fault>,
    /// The folder with official texts that the person configured, from the root.
    pub texts: Option<PathBuf>,
}

/// A folder of briefs.
pub struct Place {
    /// The law that holds there.
    pub law: Arc<Law>,
    folder: PathBuf,
    repository: OnceLock<Option<PathBuf>>,
    seen: Seen,
    digests: Arc<Digests>,
}

/// All places of a run, each made once.
pub struct Worlds {
    /// The configurations that were found.
    pub settings: Arc<Settings>,
    chosen: Chosen,
    digests: Arc<Digests>,
    laws: Mutex<FxHashMap<Option<PathBuf>, Arc<Law>>>,
    places: Mutex<FxHashMap<PathBuf, Arc<Place>>>,
}

/// What a person chose for a run, beside the configuration.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// Schema folders and files beyond the configured ones.
    pub schemas: Vec<PathBuf>,
    /// The day as of which the law is read.
    pub as_of: Option<Date>,
    /// Whether every rule runs.
    pub pedantic: bool,
    /// Readings that come before those of the configuration.
    pub readings: Vec<ReadingChoice>,
}

impl Worlds {
    /// A run that reads everything from disk.
    pub fn new(chosen: Chosen) -> Self {
        Self::with_files(chosen, Arc::default(), Arc::default())
    }

    /// A run that reads some files as an editor holds them.
    pub fn with_files(chosen: Chosen, files: Arc<Files>, digests: Arc<Digests>) -> Self {
        Self {
            settings: Arc::new(Settings::new(files)),
            chosen,
            digests,
            laws: Mutex::default(),
            places: Mutex::default(),
        }
    }

    /// The folder at a path, which counts from the root.
    pub fn place(&self, folder: &Path) -> Arc<Place> {
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(place) = places.get(folder) {
            return Arc::clone(place);
        }
        let law = self.law(self.settings.of(folder));
        let place = Place {
            law,
            folder: folder.to_owned(),
            repository: OnceLock::new(),
            seen: Seen::default(),
            digests: Arc::clone(&self.digests),
        };
        let place = Arc::new(place);
        places.insert(folder.to_owned(), Arc::clone(&place));
        place
    }

    /// The law under a configuration.
    pub fn law(&self, setting: Option<Arc<Setting>>) -> Arc<Law> {
        let mut laws = self.laws.lock().unwrap_or_else(PoisonError::into_inner);
        let key = setting.as_ref().map(|it| it.path.clone());
        Arc::clone(
            laws.entry(key)
                .or_insert_with(|| Arc::new(self.load(setting))),
        )
    }

    /// Every law that was needed, in the order of the configurations.
    pub fn laws(&self) -> Vec<Arc<Law>> {
        let laws = self.laws.lock().unwrap_or_else(PoisonError::into_inner);
        let mut res: Vec<_> = laws
            .iter()
            .map(|(key, law)| (key.clone(), Arc::clone(law)))
            .collect();
        res.sort_by(|a, b| a.0.cmp(&b.0));
        res.into_iter().map(|it| it.1).collect()
    }

    fn load(&self, setting: Option<Arc<Setting>>) -> Law {
        let Configured { found, outside } = setting
            .as_deref()
            .map(|it| configured(it, self.settings.files()))
            .unwrap_or_default();
        let open = self.settings.files();
        let chosen = self.chosen.schemas.iter();
        let chosen = chosen.flat_map(|it| disk::named_schemas(it, open));
        let (schemas, faults, unread) = compile(found.into_iter().chain(chosen));
        let mut config = setting
            .as_ref()
            .map(|it| it.config.clone())
            .unwrap_or_default();
        config.pedantic |= self.chosen.pedantic;
        if !self.chosen.readings.is_empty() {
            let configured = std::mem::take(&mut config.readings);
            config.readings = self.chosen.readings.clone();
            config.readings.extend(configured);
        }
        let texts = setting
            .as_ref()
            .and_then(|it| Some(it.folder.join(&*config.texts.as_ref()?.value)));
        let world = World {
            schemas,
            config: Arc::new(config),
            today: today(),
            as_of: self.chosen.as_of,
            exhibits: Exhibits::default(),
        };
        Law {
            world,
            faults,
            unread,
            outside,
            texts,
        }
    }

    /// All that is wrong with a configuration, but for its YAML.
    pub fn faults_of(&self, setting: &Arc<Setting>) -> Vec<Fault> {
        let law = self.law(Some(Arc::clone(setting)));
        let mut res = setting.faults.clone();
        res.extend(law.outside.iter().cloned());
        res.extend(law.world.schemas.unknown_readings(&setting.config));
        res
    }
}

type Loaded = (
    Arc<Schemas>,
    Vec<(FileId, SchemaFault)>,
    Vec<(PathBuf, DiskFault)>,
);

/// The built-in law with the schema files at these paths layered over it.
pub fn load_schemas(paths: impl Iterator<Item = PathBuf>, open: &Files) -> Loaded {
    compile(paths.flat_map(|it| disk::schemas(&it, open)))
}

/// A file that several paths lead to, as where the editor and the configuration name one folder, is
/// read once.
fn compile(found: impl Iterator<Item = SchemaText>) -> Loaded {
    let (mut files, mut unread) = (Vec::new(), Vec::new());
    let mut seen = FxHashSet::default();
    for found in found {
        if !seen.insert(disk::real(&found.path)) {
            continue;
        }
        match found.text {
            Ok(text) => files.push((found.path.to_string_lossy().into(), text.shared())),
            Err(fault) => unread.push((found.path, fault)),
        }
    }
    if files.is_empty() {
        return (Schemas::built_in(), Vec::new(), unread);
    }
    let (schemas, faults) = Schemas::load(files);
    (Arc::new(schemas), faults, unread)
}

impl Place {
    /// Analyses a brief of this folder.
    pub fn analyse(&self, text: Text) -> Analysis {
        self.analyse_after(None, text)
    }

    /// Analyses a brief of this folder, after the analysis of the text before.
    pub fn analyse_after(&self, before: Option<&Analysis>, text: Text) -> Analysis {
        Analysis::after(before, text, &self.law.world, |brief| {
            if brief.evidence.iter().all(|it| it.file.is_none()) {
                return Exhibits::default();
            }
            match self.repository() {
                Some(repository) => {
                    disk::look(brief, &self.folder, repository, &self.seen, &self.digests)
                }
                None => Exhibits::default(),
            }
        })
    }

    /// Where an exhibit that a brief of this folder names may be, from the root; nowhere outside of
    /// its repository.
    pub fn exhibit(&self, written: &str) -> Vec<PathBuf> {
        let repository = self.repository();
        repository.map_or_else(Vec::new, |it| {
            disk::exhibit_paths(written, &self.folder, it)
        })
    }

    /// What stands in a folder that a brief of this one writes, inside its repository.
    pub fn list(&self, written: &str) -> Vec<disk::Found> {
        let list = |it: &Path| disk::list(written, &self.folder, it);
        self.repository().map_or_else(Vec::new, list)
    }

    /// The digest of a file that a brief of this folder writes, when it is known or quickly made.
    pub fn digest(&self, written: &str, algorithm: HashAlgorithm) -> Option<Box<str>> {
        let repository = self.repository()?;
        disk::digest_of(written, algorithm, &self.folder, repository, &self.digests)
    }

    /// Looks at exhibits anew from now on.
    pub fn forget_exhibits(&self) {
        self.seen.forget();
    }

    /// The folder of its repository, from the root.
    pub fn repository(&self) -> Option<&Path> {
        let found = self
            .repository
            .get_or_init(|| disk::repository(&self.folder));
        found.as_deref()
    }

    /// The folder, from the root.
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

/// Today, where the law is: China has one time zone, eight hours ahead, all year round.
pub fn today() -> Date {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let hours = since.map_or(0, |it| it.as_secs() / 3600 + 8);
    let epoch = Date::new(1970, 1, 1).unwrap_or(Date::MIN);
    Span::of_days(u32::try_from(hours / 24).unwrap_or_default()).after(epoch)
}

impl std::fmt::Debug for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Place").field(&self.folder).finish()
    }
}
