//! The tokens of a person's own files.

use super::{DEFINED, Kind, Token};
use crate::analysis::own::{Meaning, OwnFile, Sense};

/// Keys and words of the law in a schema, an examples file or a configuration.
pub(super) fn tokens(own: &OwnFile) -> Vec<Token> {
    own.meanings().iter().map(token).collect()
}

fn token(meaning: &Meaning) -> Token {
    let kind = match meaning.sense {
        Sense::Offence(_) => Kind::Offence,
        Sense::Ground(..) => Kind::Ground,
        Sense::Kind(_) => Kind::OfFact,
        Sense::Key(_) | Sense::Field(..) => Kind::Key,
        Sense::Cite(_) => Kind::Cite,
        Sense::Rule(_) => Kind::Rule,
        Sense::Element(..) => Kind::Circumstance,
        Sense::Reading(_) | Sense::Choice(..) | Sense::Value(_) | Sense::Word(_) => Kind::Word,
    };
    Token {
        range: meaning.range,
        kind,
        is: if meaning.defines { DEFINED } else { 0 },
    }
}
