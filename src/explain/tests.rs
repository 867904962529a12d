use super::{Topic, explain, find, index};
use crate::schema::Schemas;
use crate::text::Lang;

/// Everything that a word names, explained.
fn explained(word: &str, lang: Lang) -> String {
    let law = Schemas::built_in();
    let topics =
        find(word, &law).unwrap_or_else(|it| panic!("{word} names nothing; meant: {it:?}"));
    topics.iter().map(|it| explain(it, &law, lang)).collect()
}

fn meant(word: &str) -> Option<String> {
    find(word, &Schemas::built_in())
        .map(|it| it.len())
        .expect_err("names nothing")
}

#[test]
fn an_article_says_where_and_with_which_numbers_it_is_used() {
    let text = explained("interp-2019-15/12/1/2", Lang::En);
    assert!(
        text.starts_with("# Interpretation 法释〔2019〕15号, art. 12(1)(2)"),
        "{text}"
    );
    assert!(text.contains("- `cl-287-2/payment-settlement`:"), "{text}");
    assert!(text.contains("at least 200,000 CNY"), "{text}");
    let text = explained("interp-2019-15/12", Lang::Zh);
    assert!(text.contains("第十二条"), "{text}");
    assert!(text.contains("200,000元以上"), "{text}");
}

#[test]
fn an_offence_names_its_elements_grounds_penalty_and_sources() {
    for (id, control) in [("cl-286-1", true), ("cl-287-1", false), ("cl-287-2", false)] {
        let text = explained(id, Lang::En);
        assert_eq!(
            text.contains("control: 3 months to 2 years"),
            control,
            "{text}"
        );
        for words in [
            "## What must be shown",
            "imprisonment: 6 months to 3 years",
            "limitation: 5 years",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
    }
    let text = explained("cl-287-2", Lang::Zh);
    for words in [
        "5倍",
        "1,000,000元以上",
        "刑罚",
        "不溯及既往",
        "具备其一即可： `actual-knowledge`、`after-notice`、",
        "刑事责任年龄：已满16周岁，《刑法》第十七条",
        "超过300,000元",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn every_topic_is_explained_in_both_languages() {
    let law = Schemas::built_in();
    let mut words: Vec<String> = law.kinds.iter().map(|it| it.id.to_string()).collect();
    words.extend(law.offences.iter().map(|it| it.id.to_string()));
    words.extend(law.offences.iter().flat_map(|it| {
        it.grounds
            .iter()
            .map(|ground| format!("{}/{}", it.id, ground.id))
    }));
    words.extend(law.readings.iter().map(|it| it.id.to_string()));
    words.extend(crate::rules::all().map(|it| it.id.0.to_owned()));
    words.extend(law.instruments.iter().flat_map(|it| {
        it.articles
            .iter()
            .map(|article| format!("{}/{}", it.key, article.number))
    }));
    words.extend(["met", "short", "undetermined", "unsupported"].map(str::to_owned));
    for word in words {
        let (en, zh) = (explained(&word, Lang::En), explained(&word, Lang::Zh));
        assert!(
            en.len() > 40 && zh.len() > 40 && en != zh,
            "{word}: {en}{zh}"
        );
        for text in [en, zh] {
            assert!(
                !text.contains("``") || text.contains("```"),
                "{word} leaves a name empty: {text}"
            );
            assert!(
                !text.contains(": ,") && !text.contains("()"),
                "{word}: {text}"
            );
        }
    }
}

#[test]
fn no_ground_says_twice_what_it_asks() {
    let law = Schemas::built_in();
    for (offence, ground) in law
        .offences
        .iter()
        .flat_map(|it| it.grounds.iter().map(move |ground| (it, ground)))
    {
        for lang in [Lang::En, Lang::Zh] {
            let text = explained(&format!("{}/{}", offence.id, ground.id), lang);
            let mut lines: Vec<&str> = text.lines().filter(|it| it.starts_with("- ")).collect();
            let all = lines.len();
            lines.sort_unstable();
            lines.dedup();
            assert_eq!(lines.len(), all, "{text}");
        }
    }
}

#[test]
fn a_word_can_name_several_things() {
    let law = Schemas::built_in();
    let topics = find("illegal-gains", &law).expect("a kind and two grounds");
    let grounds = topics
        .iter()
        .filter(|it| matches!(it, Topic::Ground(..)))
        .count();
    assert_eq!((topics.len(), grounds), (3, 2));
}

#[test]
fn a_slip_of_the_pen_is_mended() {
    assert_eq!(
        meant("cl-287-9"),
        None,
        "cl-287-1 and cl-287-2 are as close"
    );
    assert_eq!(meant("unknown-ofence").as_deref(), Some("unknown-offence"));
    assert_eq!(
        meant("cl-287-2/payment-setlement").as_deref(),
        Some("cl-287-2/payment-settlement")
    );
    assert_eq!(
        meant("interp-2019-15/12/1/9").as_deref(),
        Some("interp-2019-15/12/1")
    );
    assert_eq!(
        meant("interp-2019-51/12").as_deref(),
        Some("interp-2019-15/12")
    );
    assert_eq!(meant("no such thing at all"), None);
    assert_eq!(meant("///"), None);
}

#[test]
fn the_index_names_everything() {
    let text = index(&Schemas::built_in(), Lang::Zh);
    for word in [
        "`cl-286-1`",
        "`repeatedly`",
        "`payment-settlement`",
        "`interp-2019-15`",
        "`unknown-offence`",
    ] {
        assert!(text.contains(word), "{word}: {text}");
    }
}
