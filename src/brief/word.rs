//! The fixed words of the format: each a key or a value that is spelled exactly so, with what it means in two languages.

use crate::text::Lang;

/// A fixed word and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The word, as a brief writes it.
    pub word: &'static str,
    /// What it means, in English.
    pub en: &'static str,
    /// What it means, in Chinese.
    pub zh: &'static str,
}

impl Named {
    /// What it means, in one language.
    pub const fn title(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Zh => self.zh,
        }
    }
}

/// A closed list of words.
pub trait Word: Copy + 'static {
    /// All of them, in the order in which they are documented.
    const ALL: &'static [Named];

    /// The one that is spelled exactly so.
    fn of(word: &str) -> Option<Self>;

    /// Its position in [`Word::ALL`].
    fn nth(self) -> usize;

    /// As a brief writes it.
    fn word(self) -> &'static str {
        Self::ALL[self.nth()].word
    }

    /// What it means, in one language.
    fn title(self, lang: Lang) -> &'static str {
        Self::ALL[self.nth()].title(lang)
    }
}

/// Makes an enumeration of a list of words, each with its meaning in English and Chinese.
macro_rules! words {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$attr:meta])* $variant:ident = $word:literal, $en:literal, $zh:literal;)*
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $(#[doc = concat!("`", $word, "`: ", $en, ", ", $zh, ".")] $(#[$attr])* $variant,)*
        }

        impl $crate::brief::word::Word for $name {
            const ALL: &'static [$crate::brief::word::Named] =
                &[$($crate::brief::word::Named { word: $word, en: $en, zh: $zh }),*];

            fn of(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)*
                    _ => None,
                }
            }

            fn nth(self) -> usize {
                self as usize
            }
        }
    )*};
}

pub(super) use words;
