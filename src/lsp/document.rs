//! An open document as the client edits it: one immutable value a version.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use ropey::Rope;
use tower_lsp::lsp_types::{Position, TextDocumentContentChangeEvent, Url};

use super::law::Law;
use super::revision;
use super::studied::{self, Studied};
use crate::text::{Encoding, Text};

/// One version of an open document.
#[derive(Debug)]
pub struct Document {
    /// Its address.
    pub uri: Url,
    /// Its place on disk, when it has one.
    pub path: Option<PathBuf>,
    /// Its language, as the client calls it.
    pub language: Arc<str>,
    /// The version that the client counts.
    pub version: i32,
    /// Which of all texts that were ever open it is.
    pub revision: u64,
    rope: Rope,
    text: OnceLock<Text>,
    studied: Mutex<Option<(u64, Arc<Studied>)>>,
    last: Last,
}

/// What was last known of any version of a document, for the next one to build on.
type Last = Arc<Mutex<Option<Arc<Studied>>>>;

/// Shorter texts are read in no time.
const LONG: usize = 64 << 10;

impl Document {
    /// A document that was just opened.
    pub fn open(uri: Url, language: &str, version: i32, text: &str) -> Self {
        let path = uri.to_file_path().ok();
        Self::with(uri, path, language.into(), version, Rope::from_str(text))
    }

    fn with(uri: Url, path: Option<PathBuf>, language: Arc<str>, version: i32, rope: Rope) -> Self {
        Self {
            uri,
            path,
            language,
            version,
            revision: revision::next(),
            rope,
            text: OnceLock::new(),
            studied: Mutex::default(),
            last: Last::default(),
        }
    }

    /// The next version, with the changes in the order of the message.
    pub fn changed(
        &self,
        version: i32,
        changes: &[TextDocumentContentChangeEvent],
        encoding: Encoding,
    ) -> Self {
        let mut rope = self.rope.clone();
        for change in changes {
            match change.range {
                None => rope = Rope::from_str(&change.text),
                Some(range) => {
                    let start = char_of(&rope, range.start, encoding);
                    let end = char_of(&rope, range.end, encoding).max(start);
                    rope.remove(start..end);
                    rope.insert(start, &change.text);
                }
            }
        }
        let (uri, path) = (self.uri.clone(), self.path.clone());
        let language = Arc::clone(&self.language);
        Self {
            last: Arc::clone(&self.last),
            ..Self::with(uri, path, language, version, rope)
        }
    }

    /// The text, put together when first asked for.
    pub fn text(&self) -> &Text {
        self.text
            .get_or_init(|| Text::new(String::from(&self.rope)))
    }

    /// Whether it is long enough for what takes a while to be noticed.
    pub fn is_long(&self) -> bool {
        self.rope.len_bytes() > LONG
    }

    /// The folder that it is in.
    pub fn folder(&self) -> Option<&Path> {
        self.path.as_deref().and_then(Path::parent)
    }

    /// Forgets what was worked out.
    pub fn forget(&self) {
        *lock(&self.studied) = None;
    }

    /// All that is known of it under a law: worked out once, shared by every feature. Who comes
    /// while it is being worked out waits for it.
    pub fn study(&self, law: &Law) -> Arc<Studied> {
        let mut studied = lock(&self.studied);
        if let Some((epoch, it)) = &*studied
            && *epoch == law.epoch
        {
            return Arc::clone(it);
        }
        let before = lock(&self.last).clone();
        let it = Arc::new(studied::study(
            self.path.as_deref(),
            &self.language,
            self.text(),
            law,
            before.as_deref(),
        ));
        *lock(&self.last) = self.is_long().then(|| Arc::clone(&it));
        *studied = Some((law.epoch, Arc::clone(&it)));
        it
    }
}

fn lock<T>(it: &Mutex<T>) -> MutexGuard<'_, T> {
    it.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The character that a place is before. A column past the end of its line is the end of the line,
/// a line past the last one the end of the text, a column inside a character its start.
fn char_of(rope: &Rope, at: Position, encoding: Encoding) -> usize {
    let line = at.line as usize;
    if line >= rope.len_lines() {
        return rope.len_chars();
    }
    let start = rope.line_to_char(line);
    let end = start + rope.line(line).len_chars();
    let breaks = rope.chars_at(end).reversed();
    let breaks = breaks
        .take_while(|it| matches!(it, '\n' | '\r'))
        .take(end - start);
    let end = end - breaks.count();
    let units = at.character as usize;
    // The rope knows the units before each of its pieces: nothing is counted from the start of the line.
    let found = match encoding {
        Encoding::Utf8 => {
            let wanted = rope.char_to_byte(start).saturating_add(units);
            rope.byte_to_char(wanted.min(rope.char_to_byte(end)))
        }
        Encoding::Utf16 => {
            let wanted = rope.char_to_utf16_cu(start).saturating_add(units);
            rope.utf16_cu_to_char(wanted.min(rope.char_to_utf16_cu(end)))
        }
        Encoding::Utf32 => start.saturating_add(units),
    };
    found.min(end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tower_lsp::lsp_types::Range;

    use super::*;
    use crate::lsp::position;
    use crate::text::{Edit, apply};

    fn open(text: &str) -> Document {
        let uri = Url::parse("file:///a.brief.yaml").unwrap();
        Document::open(uri, "yaml", 1, text)
    }

    fn change(range: Option<[u32; 4]>, text: &str) -> TextDocumentContentChangeEvent {
        TextDocumentContentChangeEvent {
            range: range.map(|[a, b, c, d]| Range::new(Position::new(a, b), Position::new(c, d))),
            range_length: None,
            text: text.to_owned(),
        }
    }

    #[test]
    fn changes_apply_in_order_and_each_counts_from_the_one_before() {
        let one = open("a: 一二\r\nb: 𝄞x\n");
        let changes = [
            change(Some([0, 3, 0, 4]), "三四"),
            change(Some([0, 5, 0, 99]), "\r\nc: 5"),
            change(Some([2, 5, 2, 6]), ""),
        ];
        let two = one.changed(2, &changes, Encoding::Utf16);
        assert_eq!(two.text().source(), "a: 三四\r\nc: 5\r\nb: 𝄞\n");
        assert_eq!(one.text().source(), "a: 一二\r\nb: 𝄞x\n");
        let three = two.changed(
            3,
            &[change(None, "x"), change(Some([9, 9, 9, 9]), "y")],
            Encoding::Utf8,
        );
        assert_eq!((three.text().source(), three.version), ("xy", 3));
    }

    #[test]
    fn the_next_version_is_studied_as_if_there_had_been_none_before() {
        let facts: String = (0..1_500)
            .map(|it| format!("  f-{it}: {{kind: illegal-gains, by: lin, amount: 9600元}}\n"))
            .collect();
        let head = "brief: 1\nparties:\n  lin: {name: 林某, kind: person, role: accused}\nfacts:\n";
        let law = Law::new(
            1,
            Default::default(),
            None,
            Default::default(),
            Default::default(),
        );
        let mut one = open(&[head, &facts].concat());
        assert!(one.is_long());
        for (version, text) in [
            (2, "nobody"),
            (3, "[lin, x"),
            (4, "lin"),
            (5, "no\n  kind: x"),
        ] {
            one.study(&law);
            let at = [
                700,
                one.rope.line(700).to_string().find("by: ").unwrap() as u32 + 4,
            ];
            one = one.changed(
                version,
                &[change(Some([at[0], at[1], at[0], at[1] + 3]), text)],
                Encoding::Utf8,
            );
            let fresh = open(one.text().source());
            let known = |it: &Document| match &*it.study(&law) {
                Studied::Brief(it) => format!("{:?} {:?}", it.brief, it.findings),
                other => panic!("{other:?}"),
            };
            assert_eq!(known(&one), known(&fresh));
        }
    }

    proptest! {
        /// The editor's edits and the core's places are one and the same, in every encoding.
        #[test]
        fn a_range_changes_the_bytes_that_it_names(
            text in "([a: -]|一|𝄞|é|\r\n|\n|\r|\u{2028}|\u{85}|\u{b}){0,24}",
            (a, b, c, d) in (0_u32..7, 0_u32..9, 0_u32..7, 0_u32..9),
            insert in "([a-c]|二|\n){0,3}",
        ) {
            let one = open(&text);
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let range = Range::new(Position::new(a, b), Position::new(c, d));
                let bytes = position::bytes(one.text(), encoding, range);
                let expected = apply(&text, &[Edit { range: bytes, insert: insert.clone() }]);
                let two = one.changed(2, &[change(Some([a, b, c, d]), &insert)], encoding);
                prop_assert_eq!(Some(two.text().source()), expected.as_deref());
            }
        }
    }
}
