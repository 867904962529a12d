//! What can be wrong with the form of a text, before anything is known of its meaning.

use crate::text::{Edit, TextRange};

/// A place where the text is not well-formed YAML. The rest of the tree stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub reason: SyntaxReason,
    /// The smallest thing that is wrong; empty where something is missing.
    pub range: TextRange,
    /// A change of form that mends it for sure, where there is one.
    pub fix: Option<Edit>,
}

/// What is wrong with the form of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SyntaxReason {
    /// A quote is opened and never closed.
    UnclosedQuote,
    /// A bracket or brace is opened and never closed.
    UnclosedBracket,
    /// A bracket, brace or comma stands where none can.
    UnexpectedBracket,
    /// A tab stands where the indentation has to be spaces.
    TabIndent,
    /// A line is indented so that it belongs to nothing above it.
    BadIndentation,
    /// A key has no colon after it.
    MissingColon,
    /// A colon has no space after it, or a dash.
    MissingSpace,
    /// The colon after a key is the full-width one, `：`.
    WideColon,
    /// A `- ` stands where a key is expected.
    ItemAmongKeys,
    /// A list begins on the line of its key, as in `by: - lin`; its first `- ` goes on the
    /// next line.
    ItemBesideKey,
    /// A key stands where a `- ` is expected.
    KeyAmongItems,
    /// Two items in brackets have no comma between them.
    MissingComma,
    /// A second `key: value` begins on a line that has one, so the value needs quotes.
    MappingOnOneLine,
    /// Something follows a value that was already complete.
    UnexpectedText,
    /// A quote inside quotes is not doubled or escaped, so it ends them.
    QuoteInQuotes,
    /// An unquoted value begins with a character that YAML keeps for itself.
    ReservedCharacter,
    /// A backslash inside double quotes is followed by something it cannot be.
    BadEscape,
    /// An `&` or `*` without a proper name, or both at once.
    BadAlias,
    /// A malformed or undeclared tag.
    BadTag,
    /// A malformed line after `|` or `>`.
    BadBlockHeader,
    /// A key longer than 1,024 characters.
    KeyTooLong,
    /// A control character, which no text may hold unescaped.
    ControlCharacter,
    /// A byte order mark in the middle of the text.
    MisplacedMark,
    /// A malformed or misplaced `%` directive.
    Directive,
    /// An alias names an anchor that does not stand above it.
    UnknownAlias,
    /// An alias names a collection that holds the alias itself.
    CyclicAlias,
    /// Aliases multiply one another beyond all measure; from here on they are not
    /// followed.
    AliasBomb,
    /// More is broken than is worth looking into; the rest is not read.
    TooBroken,
    /// Collections nest too deeply to be read.
    TooDeep,
    /// A merge key `<<`, which YAML 1.2 does not have.
    MergeKey,
    /// A second document in the same text; only the first is read.
    MultipleDocuments,
    /// Something follows the document.
    TrailingGarbage,
    /// What the parser said, where none of the above says it better.
    Parser(String),
}
