//! What each word is, for colours: keys, ids, offences and grounds, kinds, numbers, suppressions.

mod brief;
mod own;

use tower_lsp::lsp_types::{
    Range, SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokensEdit, SemanticTokensFullOptions, SemanticTokensLegend, SemanticTokensOptions,
    SemanticTokensServerCapabilities, ServerCapabilities,
};

use crate::lsp::client::Client;
use crate::lsp::position;
use crate::lsp::snapshot::Snapshot;
use crate::text::{Encoding, Text, TextRange, TextSize};

/// What a word is. The order is that of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A section of the brief, or a top key of a file.
    Section,
    /// A key.
    Key,
    /// The id of a party.
    Party,
    /// The id of a piece of evidence.
    Evidence,
    /// The id of a fact.
    Fact,
    /// The id of a circumstance.
    Circumstance,
    /// An offence.
    Offence,
    /// A ground.
    Ground,
    /// A kind of fact.
    OfFact,
    /// A word of a closed list.
    Word,
    /// A number, an amount, a duration.
    Number,
    /// A date or a period.
    Date,
    /// `gravamen: ignore` in a comment.
    Suppression,
    /// The id of a rule.
    Rule,
    /// A citation.
    Cite,
}

impl Kind {
    const ALL: [(Self, SemanticTokenType); 15] = [
        (Self::Section, SemanticTokenType::NAMESPACE),
        (Self::Key, SemanticTokenType::PROPERTY),
        (Self::Party, SemanticTokenType::PARAMETER),
        (Self::Evidence, SemanticTokenType::STRUCT),
        (Self::Fact, SemanticTokenType::VARIABLE),
        (Self::Circumstance, SemanticTokenType::EVENT),
        (Self::Offence, SemanticTokenType::CLASS),
        (Self::Ground, SemanticTokenType::FUNCTION),
        (Self::OfFact, SemanticTokenType::TYPE),
        (Self::Word, SemanticTokenType::ENUM_MEMBER),
        (Self::Number, SemanticTokenType::NUMBER),
        (Self::Date, SemanticTokenType::NUMBER),
        (Self::Suppression, SemanticTokenType::MACRO),
        (Self::Rule, SemanticTokenType::DECORATOR),
        (Self::Cite, SemanticTokenType::STRING),
    ];

    /// The types of the legend, each once.
    fn legend() -> Vec<SemanticTokenType> {
        let mut res: Vec<SemanticTokenType> = Vec::new();
        for (_, one) in Self::ALL {
            if !res.contains(&one) {
                res.push(one);
            }
        }
        res
    }

    fn number(self) -> u32 {
        let (_, name) = &Self::ALL[self as usize];
        let at = Self::legend().iter().position(|it| it == name);
        at.and_then(|it| u32::try_from(it).ok()).unwrap_or_default()
    }
}

/// It is defined here, and not only used.
pub const DEFINED: u32 = 1;
/// It comes with the program.
pub const BUILT_IN: u32 = 2;
/// It does not count: excluded evidence, an excluded fact.
pub const OUT: u32 = 4;

/// What the server says of it.
pub fn announce(can: &mut ServerCapabilities, _: &Client) {
    let legend = SemanticTokensLegend {
        token_types: Kind::legend(),
        token_modifiers: vec![
            SemanticTokenModifier::DECLARATION,
            SemanticTokenModifier::DEFAULT_LIBRARY,
            SemanticTokenModifier::DEPRECATED,
        ],
    };
    can.semantic_tokens_provider = Some(SemanticTokensServerCapabilities::SemanticTokensOptions(
        SemanticTokensOptions {
            legend,
            range: Some(true),
            full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
            ..SemanticTokensOptions::default()
        },
    ));
}

/// The tokens of a document.
pub fn full(snapshot: &Snapshot) -> Vec<SemanticToken> {
    encode(snapshot.text(), snapshot.client.encoding, &tokens(snapshot))
}

/// The tokens of the lines of a part.
pub fn range(snapshot: &Snapshot, range: Range) -> Vec<SemanticToken> {
    let bytes = snapshot.bytes(range);
    let mut tokens = tokens(snapshot);
    tokens.retain(|it| it.range.start() < bytes.end() && bytes.start() < it.range.end());
    encode(snapshot.text(), snapshot.client.encoding, &tokens)
}

/// The one smallest change of one list of tokens into another; none where they are the same.
pub fn delta(old: &[SemanticToken], new: &[SemanticToken]) -> Vec<SemanticTokensEdit> {
    let head = old.iter().zip(new).take_while(|it| it.0 == it.1).count();
    let (old, new) = (&old[head..], &new[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|it| it.0 == it.1).count();
    let (gone, come) = (old.len() - tail, &new[..new.len() - tail]);
    if gone == 0 && come.is_empty() {
        return Vec::new();
    }
    // A token is five numbers in the protocol.
    let numbers = |it: usize| u32::try_from(it * 5).unwrap_or(u32::MAX);
    vec![SemanticTokensEdit {
        start: numbers(head),
        delete_count: numbers(gone),
        data: Some(come.to_vec()).filter(|it| !it.is_empty()),
    }]
}

/// A word and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place.
    pub range: TextRange,
    /// What it is.
    pub kind: Kind,
    /// [`DEFINED`], [`BUILT_IN`] and [`OUT`], as far as they hold.
    pub is: u32,
}

/// The tokens of a document, in order and apart.
fn tokens(snapshot: &Snapshot) -> Vec<Token> {
    match (snapshot.brief(), snapshot.own()) {
        (Some(brief), _) => in_order(brief::tokens(brief)),
        (_, Some(own)) => in_order(own::tokens(own)),
        _ => Vec::new(),
    }
}

/// Sorts tokens; of two at one place the first that was found stays.
fn in_order(mut tokens: Vec<Token>) -> Vec<Token> {
    tokens.retain(|it| !it.range.is_empty());
    tokens.sort_by_key(|it| it.range.start());
    let mut end = TextSize::default();
    tokens.retain(|it| {
        let apart = it.range.start() >= end;
        end = if apart { it.range.end() } else { end };
        apart
    });
    tokens
}

/// Tokens as the protocol counts them: each from the one before, in the units of the client. A
/// token over several lines becomes one for each: not every client takes it whole.
fn encode(text: &Text, encoding: Encoding, tokens: &[Token]) -> Vec<SemanticToken> {
    let (mut line, mut column) = (0, 0);
    let mut res = Vec::with_capacity(tokens.len());
    let numbers = Kind::ALL.map(|(kind, _)| kind.number());
    // Only the first of a line is counted from its start: a line may be long.
    let mut before: Option<TextRange> = None;
    for (token, range) in tokens.iter().flat_map(|it| pieces(text, it)) {
        let on = text.line_col(range.start()).line;
        let since = before.filter(|_| on == line).map(|it| it.start());
        let start = match since {
            Some(since) => column + width(text, encoding, TextRange::new(since, range.start())),
            None => position::position(text, encoding, range.start()).character,
        };
        let same = on == line;
        res.push(SemanticToken {
            delta_line: on - line,
            delta_start: start - if same { column } else { 0 },
            length: width(text, encoding, range),
            token_type: numbers[token.kind as usize],
            token_modifiers_bitset: token.is,
        });
        (line, column, before) = (on, start, Some(range));
    }
    res
}

/// How many units a part of a line takes.
fn width(text: &Text, encoding: Encoding, range: TextRange) -> u32 {
    let words = &text.source()[range];
    match words.is_ascii() {
        true => range.len().into(),
        false => words.chars().map(|it| encoding.width(it)).sum(),
    }
}

/// The parts of a token that stand on one line each, without the blanks around them.
fn pieces<'t>(text: &Text, token: &'t Token) -> Vec<(&'t Token, TextRange)> {
    let line = |it| text.line_col(it).line;
    let (first, last) = (line(token.range.start()), line(token.range.end()));
    if first == last {
        return vec![(token, token.range)];
    }
    let part = |it: u32| {
        let whole = text.lines().line_range(text.source(), it);
        let part = whole.intersect(token.range)?;
        let (words, start) = (&text.source()[part], part.start());
        let blank = TextSize::of(words) - TextSize::of(words.trim_start());
        let part = TextRange::at(start + blank, TextSize::of(words.trim()));
        (!part.is_empty()).then_some((token, part))
    };
    (first..=last).filter_map(part).collect()
}

#[cfg(test)]
mod tests;
