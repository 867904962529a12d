//! The two languages in which everything is said.

/// The two languages in which every message exists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    Zh,
}

impl Lang {
    /// One of two things that are said side by side.
    pub fn pick<T>(self, en: T, zh: T) -> T {
        match self {
            Self::En => en,
            Self::Zh => zh,
        }
    }
}

/// One thing said in both languages, side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// In English.
    pub en: Box<str>,
    /// In Chinese.
    pub zh: Box<str>,
}

impl Bilingual {
    /// The words in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}
