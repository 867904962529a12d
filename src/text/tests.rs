use super::*;

#[test]
fn edits_apply_in_any_order() {
    let edit = |start: u32, end: u32, insert: &str| Edit {
        range: TextRange::new(start.into(), end.into()),
        insert: insert.into(),
    };
    assert_eq!(
        apply("abcdef", &[edit(4, 5, "X"), edit(0, 1, "Y")]).unwrap(),
        "YbcdXf"
    );
    assert_eq!(
        apply("ab", &[edit(1, 1, "1"), edit(1, 1, "2")]).unwrap(),
        "a12b"
    );
    assert_eq!(apply("ab", &[edit(0, 2, "1"), edit(1, 1, "2")]), None);
    assert_eq!(apply("ab", &[edit(0, 3, "1")]), None);
    assert_eq!(apply("案", &[edit(0, 1, "1")]), None);
}

#[test]
fn bytes_that_are_no_text_are_told_apart() {
    let fault = |bytes: &[u8]| Text::from_bytes(bytes).err();
    assert_eq!(fault(b"brief: 1\n\xff"), Some(TextFault::NotUtf8 { at: 9 }));
    assert_eq!(fault(b"\xff\xfeb\0r\0"), Some(TextFault::Utf16));
    assert_eq!(fault(b"\xfe\xff\0b\0r"), Some(TextFault::Utf16));
    assert_eq!(fault(b"b\0r\0i\0e\0"), Some(TextFault::Utf16));
    assert_eq!(fault(b"\0b\0r\0i\0e"), Some(TextFault::Utf16));
    assert_eq!(fault(b"a\0b"), None);
    assert_eq!(fault("\u{feff}brief: 1".as_bytes()), None);
    let long = vec![b' '; MAX_TEXT + 1];
    assert!(matches!(fault(&long), Some(TextFault::TooLarge { .. })));
}
