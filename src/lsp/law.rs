//! The law and configuration that documents are read against, of one moment. A change of either is a
//! new epoch: everything that was worked out before is worked out anew.

use std::path::Path;
use std::sync::Arc;

use crate::disk::{Digests, Files};
use crate::text::Lang;
use crate::world::{Chosen, Place, Worlds};

/// One moment of law and configuration.
pub struct Law {
    /// Counts up with each change.
    pub epoch: u64,
    /// The law and configuration of each folder.
    pub worlds: Worlds,
    /// The language, when the person chose one in the editor.
    pub chosen_lang: Option<Lang>,
}

impl Law {
    /// A new moment.
    pub fn new(
        epoch: u64,
        chosen: Chosen,
        lang: Option<Lang>,
        files: Files,
        digests: Arc<Digests>,
    ) -> Self {
        Self {
            epoch,
            worlds: Worlds::with_files(chosen, Arc::new(files), digests),
            chosen_lang: lang,
        }
    }

    /// What holds for a document in a folder; one that is not on disk has no configuration.
    pub fn place(&self, folder: Option<&Path>) -> Arc<Place> {
        self.worlds.place(folder.unwrap_or(Path::new("")))
    }

    /// The language of messages: as chosen in the editor, else as configured, else the client's own.
    pub fn lang(&self, folder: Option<&Path>, client: Lang) -> Lang {
        let configured = || self.worlds.settings.of(folder?)?.config.language;
        self.chosen_lang.or_else(configured).unwrap_or(client)
    }
}

impl std::fmt::Debug for Law {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Law")
            .field("epoch", &self.epoch)
            .finish_non_exhaustive()
    }
}
