//! A name as a word of a command: one that a shell would take apart stands in quotes.

use std::borrow::Cow;

use crate::render::safe;

/// The name as it is to be typed. Characters that no terminal should get are replaced.
pub fn word(name: &str) -> Cow<'_, str> {
    let name = safe(name);
    if name.chars().all(is_plain) {
        return name;
    }
    if cfg!(windows) {
        return format!("\"{name}\"").into();
    }
    let quoted = shlex::try_quote(&name).map(Cow::into_owned);
    quoted.map_or(name, Cow::Owned)
}

/// Letters of any script, and what no shell gives a meaning to.
fn is_plain(it: char) -> bool {
    it.is_alphanumeric() || "._-+@/:".contains(it) || (cfg!(windows) && it == '\\')
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn a_name_that_a_shell_leaves_whole_is_as_it_is() {
        assert_eq!(word("cases/林某-2.brief.yaml"), "cases/林某-2.brief.yaml");
        assert_eq!(word("-"), "-");
    }

    #[cfg(not(windows))]
    #[test]
    fn a_name_with_blanks_or_signs_stands_in_quotes() {
        assert_eq!(word("Lin X.brief.yaml"), "'Lin X.brief.yaml'");
        assert_eq!(word("a&b.brief.yaml"), "'a&b.brief.yaml'");
        assert_eq!(word("Lin's X.brief.yaml"), "\"Lin's X.brief.yaml\"");
    }

    #[cfg(windows)]
    #[test]
    fn a_name_with_blanks_or_signs_stands_in_quotes() {
        assert_eq!(word("Lin X.brief.yaml"), "\"Lin X.brief.yaml\"");
    }
}
