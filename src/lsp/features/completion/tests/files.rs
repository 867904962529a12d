use super::*;

/// A folder with some files and folders in it.
#[derive(Debug)]
struct Case;

const CASE: How<'static> = How { folder: &Case, ..ENGLISH };

impl Folder for Case {
    fn list(&self, written: &str) -> Vec<Found> {
        let found = |it: &&str| Found {
            name: it.trim_end_matches('/').to_owned(),
            is_folder: it.ends_with('/'),
        };
        let names = match written.trim_start_matches("./") {
            "" => &["a.pdf", "exhibits/", "它's.pdf", "账目, [1]/"][..],
            "exhibits/" => &["01-bank.pdf", "02 chat.zip", "\"so\".pdf"],
            "账目, [1]/" => &["流水 #1.pdf", "流水.pdf"],
            "long/" => return (0..1_500).map(|it| found(&&*format!("{it}.pdf"))).collect(),
            _ => &[],
        };
        names.iter().map(found).collect()
    }

    fn digest(&self, written: &str, algorithm: HashAlgorithm) -> Option<Box<str>> {
        let hex = match algorithm {
            HashAlgorithm::Sha256 => "0123",
            _ => "4567",
        };
        (written == "a.pdf").then(|| hex.into())
    }
}

fn listed(value: &str) -> Vec<String> {
    let offers = offered(&format!("evidence:\n  a: {value}"), &CASE);
    offers.into_iter().flat_map(|it| it.list).map(|it| it.label).collect()
}

/// The value with an offer written in; `|` is where the person goes on.
#[track_caller]
fn written(value: &str, label: &str) -> String {
    let text = format!("evidence:\n  a: {value}");
    let offers = offered(&text, &CASE).unwrap_or_else(|| panic!("nothing in {value}"));
    let offer = offers.list.iter().find(|it| it.label == label);
    let offer = offer.unwrap_or_else(|| panic!("`{label}` is not offered in {value}"));
    let range = offer.replaces.expect("the whole value");
    let source = cursor(&text).0;
    let insert = match offer.piece.has_holes() {
        true => offer.piece.snippet("\n").replace("$0", "|"),
        false => offer.piece.plain("\n"),
    };
    let edit = Edit { range, insert };
    let res = apply(&source, &[edit]).expect("an edit");
    res["evidence:\n  a: ".len()..].to_owned()
}

#[test]
fn a_path_goes_on_from_folder_to_folder() {
    for empty in ["{file: $0}", "{file:$0}", "\n    file: $0\n", "{file: \"$0\"}", "{file: './$0'}"] {
        assert_eq!(listed(empty), ["a.pdf", "exhibits/", "它's.pdf", "账目, [1]/"], "{empty}");
    }
    for inside in ["{file: exhibits/$0}", "{file: \"exhibits/0$0\"}", "{file: exhibits/$001-bank.pdf, title: x}"] {
        assert_eq!(listed(inside), ["01-bank.pdf", "02 chat.zip", "\"so\".pdf"], "{inside}");
    }
    assert_eq!(listed("{file: \"账目, [1]/流$0\"}"), ["流水 #1.pdf", "流水.pdf"]);
    for other in ["{file: gone/$0}", "{file: a.pdf # x $0\n", "{file: \"a.pdf\"$0}", "{title: exhibits/$0}"] {
        assert_eq!(listed(other), [""; 0], "{other}");
    }
}

#[test]
fn a_path_is_quoted_where_it_has_to_be_and_in_the_style_that_is_there() {
    for (value, label, expected) in [
        ("{file:$0}\n", "a.pdf", "{file: a.pdf}\n"),
        ("{file: exhibits/0$0}\n", "02 chat.zip", "{file: exhibits/02 chat.zip}\n"),
        ("{file: exhibits/$001, title: x}\n", "01-bank.pdf", "{file: exhibits/01-bank.pdf, title: x}\n"),
        ("{file: 账$0}\n", "账目, [1]/", "{file: \"账目, [1]/|\"}\n"),
        ("\n    file: 账$0\n", "账目, [1]/", "\n    file: 账目, [1]/\n"),
        ("\n    file: 账目, [1]/$0\n", "流水 #1.pdf", "\n    file: \"账目, [1]/流水 #1.pdf\"\n"),
        ("{file: \"账目, [1]/$0\"}\n", "流水 #1.pdf", "{file: \"账目, [1]/流水 #1.pdf\"}\n"),
        ("{file: '$0'}\n", "它's.pdf", "{file: '它''s.pdf'}\n"),
        ("{file: \"exhibits/$0\"}\n", "\"so\".pdf", "{file: \"exhibits/\\\"so\\\".pdf\"}\n"),
        ("\n    file: \"exh$0\n", "exhibits/", "\n    file: \"exhibits/|\"\n"),
        ("\n    file: 'a$0\n    title: x\n", "a.pdf", "\n    file: 'a.pdf'\n    title: x\n"),
    ] {
        assert_eq!(written(value, label), expected, "{value}");
    }
}

#[test]
fn a_file_that_no_evidence_names_comes_before_one_that_is_named() {
    let text = "evidence:\n  a: {file: ./a.pdf}\n  b: {file: $0}\n";
    let list = offered(text, &CASE).expect("files").list;
    let last = list.last().expect("one");
    assert_eq!((&*last.label, last.detail.as_deref()), ("a.pdf", Some("named by `a`")));
    let chinese = How { lang: Lang::Zh, ..CASE };
    assert_eq!(the(text, "a.pdf", &chinese).detail.as_deref(), Some("已由 `a` 引用"));
}

#[test]
fn of_a_long_folder_those_are_offered_that_go_on_as_typed() {
    let offers = offered("evidence:\n  a: {file: long/14$0}", &CASE).expect("files");
    assert!(offers.is_cut);
    assert_eq!(offers.list.len(), 111);
    assert!(offers.list.iter().all(|it| it.label.starts_with("14")));
}

#[test]
fn a_slash_asks_in_a_path_alone() {
    let typed = |value: &str| {
        let how = How { trigger: Some('/'), ..CASE };
        offered(&format!("evidence:\n  a: {value}"), &how).is_some()
    };
    assert!(typed("{file: exhibits/$0}") && typed("{file: \"exhibits/$0\"}"));
    assert!(!typed("{title: x/$0}") && !typed("{title: x} # and/$0") && !typed("{kind: /$0}"));
    let blank = How { trigger: Some(' '), ..CASE };
    assert!(offered("evidence:\n  a: {file: my $0}", &blank).is_none());
    assert!(offered("evidence:\n  a: {file: $0}", &blank).is_some());
}

#[test]
fn a_hash_is_that_of_the_file_as_it_is() {
    for (value, label, expected) in [
        ("{file: a.pdf, hash: $0}\n", "sha256:0123", "{file: a.pdf, hash: sha256:0123}\n"),
        ("{file: a.pdf, hash:$0}\n", "sha256:0123", "{file: a.pdf, hash: sha256:0123}\n"),
        ("{file: a.pdf, hash: sm3:$0}\n", "sm3:4567", "{file: a.pdf, hash: sm3:4567}\n"),
        ("{file: a.pdf, hash: sm3:$0ff}\n", "sm3:4567", "{file: a.pdf, hash: sm3:4567}\n"),
        ("\n    file: a.pdf\n    hash: sha$0\n", "sha256:0123", "\n    file: a.pdf\n    hash: sha256:0123\n"),
        ("\n    file: a.pdf\n    hash: sha512:$0\n", "sha512:4567", "\n    file: a.pdf\n    hash: sha512:4567\n"),
        ("{file: a.pdf, hash: \"$0\"}\n", "sha256:0123", "{file: a.pdf, hash: \"sha256:0123\"}\n"),
        ("\n    file: a.pdf\n    hash: \"sm3:$0\n", "sm3:4567", "\n    file: a.pdf\n    hash: \"sm3:4567\"\n"),
    ] {
        assert_eq!(written(value, label), expected, "{value}");
    }
    assert_eq!(listed("{file: a.pdf, hash: $0}"), ["sha256:0123", "sha256", "sha512", "sm3"]);
    assert_eq!(listed("{file: b.pdf, hash: $0}"), ["sha256", "sha512", "sm3"]);
    assert_eq!(listed("{hash: sha256:$0}"), [""; 0]);
}
