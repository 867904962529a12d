//! "Did you mean": the one known word that is close to a wrong one.

/// The candidate closest to `word`, when it is close enough and no other is as close.
///
/// Close enough is one slip (a letter wrong, missing, added, or two swapped) for every three
/// letters, and at least one.
pub fn close<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length == 0 || length > LONGEST {
        return None;
    }
    let limit = (length / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    let mut tie = false;
    for candidate in candidates {
        if candidate.len().abs_diff(word.len()) > limit * 4 {
            continue;
        }
        let distance = strsim::damerau_levenshtein(word, candidate);
        match best {
            _ if distance > limit => {}
            Some((least, _)) if distance > least => {}
            Some((least, _)) if distance == least => tie = true,
            _ => (best, tie) = (Some((distance, candidate)), false),
        }
    }
    best.filter(|_| !tie).map(|(_, it)| it)
}

/// No id is longer; a longer word is no slip of the pen.
const LONGEST: usize = 64;

#[cfg(test)]
mod tests {
    use super::close;

    const WORDS: [&str; 4] = ["settled", "website", "websites", "组织卖淫"];

    #[test]
    fn finds_a_slip_of_the_pen() {
        assert_eq!(close("setled", WORDS), Some("settled"));
        assert_eq!(close("组织卖银", WORDS), Some("组织卖淫"));
    }

    #[test]
    fn says_nothing_when_two_are_as_close() {
        assert_eq!(close("websitex", ["websitea", "websiteb"]), None);
    }

    #[test]
    fn says_nothing_when_none_is_close() {
        assert_eq!(close("x", WORDS), None);
        assert_eq!(close("", WORDS), None);
        assert_eq!(close("knowledge", WORDS), None);
    }
}
