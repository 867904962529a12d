use super::*;
use crate::text::Lang;

fn both(text: &str) -> Bilingual {
    Bilingual {
        en: text.into(),
        zh: text.into(),
    }
}

fn provision(level: Level, number: u16, parts: Vec<Provision>) -> Provision {
    let summary = both(&format!("{} {number}", level.english()));
    Provision {
        level,
        number,
        summary,
        parts,
        origin: Origin::default(),
    }
}

fn items(level: Level, numbers: std::ops::RangeInclusive<u16>) -> Vec<Provision> {
    numbers.map(|it| provision(level, it, Vec::new())).collect()
}

fn article(number: &str, parts: Vec<Provision>) -> Article {
    Article {
        number: number.into(),
        title: both("title"),
        summary: both("article"),
        terms: Bilingual::default(),
        url: None,
        parts,
        origin: Origin::default(),
    }
}

fn instrument(key: &str, en: &str, zh: &str, articles: Vec<Article>) -> Instrument {
    Instrument {
        key: key.into(),
        title: both("instrument"),
        short: Bilingual {
            en: en.into(),
            zh: zh.into(),
        },
        number: "".into(),
        in_force: Validity::default(),
        source_note: None,
        url: None,
        articles,
        origin: Origin::default(),
    }
}

fn law() -> Vec<Instrument> {
    let first = provision(Level::Paragraph, 1, items(Level::Item, 1..=7));
    let twelve = article(
        "12",
        vec![first, provision(Level::Paragraph, 2, Vec::new())],
    );
    let fourth = provision(Level::Item, 4, items(Level::Point, 1..=4));
    let ten = article("10", vec![fourth]);
    let eleven = article("11", items(Level::Item, 1..=7));
    let assisting = article("287-2", items(Level::Paragraph, 1..=3));
    vec![
        instrument("cl", "Criminal Law", "《刑法》", vec![assisting]),
        instrument(
            "interp-2019-15",
            "Interpretation 法释〔2019〕15号",
            "《解释》（法释〔2019〕15号）",
            vec![ten, eleven, twelve],
        ),
    ]
}

fn cite(id: &str) -> Cite {
    Cite::resolve(id, &law()).unwrap()
}

fn says(id: &str, en: &str, zh: &str) {
    let cite = cite(id);
    assert_eq!(cite.words(&law(), Lang::En), en);
    assert_eq!(cite.words(&law(), Lang::Zh), zh);
}

#[test]
fn reads_as_a_lawyer_writes_it() {
    says(
        "interp-2019-15/12/1/2",
        "Interpretation 法释〔2019〕15号, art. 12(1)(2)",
        "《解释》（法释〔2019〕15号）第十二条第一款第二项",
    );
    says(
        "interp-2019-15/11/3",
        "Interpretation 法释〔2019〕15号, art. 11(3)",
        "《解释》（法释〔2019〕15号）第十一条第三项",
    );
    says(
        "cl/287-2/1",
        "Criminal Law, art. 287-2(1)",
        "《刑法》第二百八十七条之二第一款",
    );
    says("cl", "Criminal Law", "《刑法》");
    says(
        "interp-2019-15/10/4/1",
        "Interpretation 法释〔2019〕15号, art. 10(4).1",
        "《解释》（法释〔2019〕15号）第十条第四项第1目",
    );
}

#[test]
fn chinese_numbers_follow_the_statutes() {
    let cases = [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (286, "二百八十六"),
        (1005, "一千零五"),
        (1050, "一千零五十"),
        (9999, "九千九百九十九"),
        (10_000, "10000"),
        (0, "零"),
    ];
    for (number, words) in cases {
        assert_eq!(chinese_number(number), words, "{number}");
    }
}

#[test]
fn points_at_the_piece_that_names_nothing() {
    let fault = |id| Cite::resolve(id, &law()).unwrap_err();
    let cases = [
        (
            "intrep-2019-15/12",
            CiteFaultKind::Instrument,
            "intrep-2019-15",
        ),
        ("cl/287-3", CiteFaultKind::Article, "287-3"),
        ("interp-2019-15/12/3", CiteFaultKind::Part, "3"),
        ("interp-2019-15/12/1/8", CiteFaultKind::Part, "8"),
        ("interp-2019-15/12/1/02", CiteFaultKind::Part, "02"),
        ("interp-2019-15/11/3/1", CiteFaultKind::Part, "1"),
        ("", CiteFaultKind::Instrument, ""),
        ("cl/", CiteFaultKind::Article, ""),
    ];
    for (id, kind, piece) in cases {
        let fault = fault(id);
        assert_eq!((fault.kind, &id[fault.range]), (kind, piece), "{id}");
    }
    assert_eq!(fault("interp-2019-15/12/3").known, ["1".into(), "2".into()]);
}

#[test]
fn stands_in_the_order_of_the_pages() {
    let mut cites: Vec<_> = [
        "interp-2019-15/12/2",
        "interp-2019-15/12/1/7",
        "cl/287-2",
        "interp-2019-15/11/3",
    ]
    .map(cite)
    .into();
    cites.sort();
    let ids: Vec<_> = cites.iter().map(|it| &*it.id).collect();
    assert_eq!(
        ids,
        [
            "cl/287-2",
            "interp-2019-15/11/3",
            "interp-2019-15/12/1/7",
            "interp-2019-15/12/2"
        ]
    );
}

#[test]
fn summarises_the_smallest_thing_cited() {
    let law = law();
    let summary = |id| cite(id).summary(&law).unwrap().en.clone();
    assert_eq!(&*summary("interp-2019-15/12/1/2"), "item 2");
    assert_eq!(&*summary("interp-2019-15/12/2"), "paragraph 2");
    assert_eq!(&*summary("interp-2019-15/12"), "article");
    assert_eq!(&*summary("interp-2019-15"), "instrument");
}
