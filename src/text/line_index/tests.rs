use super::*;
use proptest::prelude::*;

const TEXT: &str = "a: 案𝄞b\r\nb\rc\n";

fn at(line: u32, col: u32) -> LineCol {
    LineCol { line, col }
}

#[test]
fn lines_end_at_all_three_breaks() {
    let lines = LineIndex::new(TEXT);
    assert_eq!(lines.line_count(), 4);
    let texts: Vec<&str> = (0..5).map(|it| &TEXT[lines.line_range(TEXT, it)]).collect();
    assert_eq!(texts, ["a: 案𝄞b", "b", "c", "", ""]);
    assert_eq!(&TEXT[lines.full_line_range(0)], "a: 案𝄞b\r\n");
}

#[test]
fn columns_count_what_the_editor_counts() {
    let lines = LineIndex::new(TEXT);
    let wide = |col, encoding| lines.to_wide(TEXT, at(0, col), encoding).col;
    assert_eq!(wide(10, Encoding::Utf16), 6);
    assert_eq!(wide(10, Encoding::Utf32), 5);
    assert_eq!(wide(10, Encoding::Utf8), 10);
    let narrow = |col, encoding| {
        lines
            .to_utf8(TEXT, WideLineCol { line: 0, col }, encoding)
            .col
    };
    assert_eq!(
        narrow(5, Encoding::Utf16),
        6,
        "inside the second half of a pair"
    );
    assert_eq!(narrow(6, Encoding::Utf16), 10);
    assert_eq!(narrow(99, Encoding::Utf32), 11);
}

#[test]
fn a_place_outside_is_the_nearest_inside() {
    let lines = LineIndex::new(TEXT);
    assert_eq!(lines.offset(TEXT, at(0, 99)), TextSize::new(11));
    assert_eq!(lines.offset(TEXT, at(9, 0)), TextSize::of(TEXT));
    assert_eq!(
        lines.offset(TEXT, at(0, 4)),
        TextSize::new(3),
        "inside a character"
    );
    assert_eq!(lines.line_col(TextSize::new(999)), at(3, 0));
}

proptest! {
    #[test]
    fn every_character_goes_there_and_back(text in "[a案𝄞\r\n é]{0,40}") {
        let lines = LineIndex::new(&text);
        for (offset, _) in text.char_indices() {
            let place = lines.line_col(TextSize::new(offset as u32));
            let inside = text.as_bytes()[offset] == b'\n' && offset > 0
                && text.as_bytes()[offset - 1] == b'\r';
            if inside {
                continue;
            }
            prop_assert_eq!(usize::from(lines.offset(&text, place)), offset);
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let wide = lines.to_wide(&text, place, encoding);
                prop_assert_eq!(lines.to_utf8(&text, wide, encoding), place);
            }
        }
    }
}

proptest! {
    #[test]
    fn a_column_far_down_a_line_is_the_one_that_counting_gives(
        pieces in prop::collection::vec(("[a案𝄞é]|\r\n|\n|\r", 1_usize..900), 1..9),
    ) {
        let text: String = pieces.iter().map(|(it, times)| match it.trim().is_empty() {
            true => it.clone(),
            false => it.repeat(*times),
        }).collect();
        let lines = LineIndex::new(&text);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for line in 0..lines.line_count() {
                let content = &text[lines.line_range(&text, line)];
                let wide = |col| WideLineCol { line, col };
                let mut units = 0;
                for (col, c) in content.char_indices() {
                    let place = at(line, col as u32);
                    prop_assert_eq!(lines.to_wide(&text, place, encoding), wide(units));
                    for inside in units..units + encoding.width(c) {
                        prop_assert_eq!(lines.to_utf8(&text, wide(inside), encoding), place);
                    }
                    units += encoding.width(c);
                }
                let end = at(line, content.len() as u32);
                prop_assert_eq!(lines.to_wide(&text, end, encoding), wide(units));
                for past in [units, units + 1, u32::MAX] {
                    prop_assert_eq!(lines.to_utf8(&text, wide(past), encoding), end);
                }
            }
        }
    }
}
