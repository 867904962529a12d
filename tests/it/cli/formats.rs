//! What each command prints in each format.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::{SHORT, folder, gravamen, met, run, said};

#[test]
fn human_quotes_the_place_with_why_and_help() {
    let folder = folder(&[("a.brief.yaml", SHORT)]);
    let out = run(folder.path(), &["check"]).out;
    for words in [
        "error[ground-falls-short]: ",
        "--> a.brief.yaml:20:7",
        "20 |       payment-settlement: [settled]",
        "   |       ^^^^^^^^^^^^^^^^^^",
        "   = why: ",
        "in 1 brief\n",
    ] {
        assert!(out.contains(words), "{words:?}: {out}");
    }
}

#[test]
fn concise_is_one_line_a_finding() {
    let folder = folder(&[("b.brief.yaml", SHORT), ("a.brief.yaml", SHORT)]);
    let out = run(folder.path(), &["check", "--format", "concise"]).out;
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines[0].starts_with("a.brief.yaml:"), "{out}");
    assert!(
        lines
            .iter()
            .any(|it| it.starts_with("b.brief.yaml:20:7: error[ground-falls-short] ")),
        "{out}"
    );
    assert!(lines.iter().all(|it| it.contains(".brief.yaml:")), "{out}");
}

#[test]
fn columns_count_what_a_program_asks_for_in_every_format() {
    let text = "brief: 1\ncase: {title: 𠮷某, drafted: 2024-03-18, drafed: 2024-03-18}\n";
    let folder = folder(&[
        ("a.brief.yaml", text),
        (
            "gravamen.yaml",
            "{language: en, \"𠮷\": 1, fial-on: error}\n",
        ),
    ]);
    let said = |args: &[&str]| run(folder.path(), &[&["check"], args].concat()).out;
    for (encoding, column, own, unit) in [
        ("utf-8", 45, 27, "UTF-8 bytes from 1"),
        ("utf-16", 41, 25, "UTF-16 code units from 1"),
        ("utf-32", 40, 24, "Unicode characters from 1"),
    ] {
        let asked = ["--position-encoding", encoding];
        let place = format!("a.brief.yaml:2:{column}");
        let concise = said(&[&asked[..], &["--format", "concise"]].concat());
        assert!(
            concise.contains(&format!("{place}: ")),
            "{encoding}: {concise}"
        );
        assert!(
            concise.contains(&format!("gravamen.yaml:1:{own}: ")),
            "{encoding}: {concise}"
        );
        let human = said(&asked);
        assert!(
            human.contains(&format!("--> {place}\n")),
            "{encoding}: {human}"
        );
        let json = said(&[&asked[..], &["--format", "json"]].concat());
        let json: Value = serde_json::from_str(&json).expect("it is JSON");
        assert_eq!(json["units"]["column"], unit);
        let findings = json["findings"].as_array().expect("a list");
        assert!(
            findings
                .iter()
                .any(|it| it["start"]["line"] == 2 && it["start"]["column"] == column),
            "{encoding}: {json}"
        );
    }
    assert_eq!(
        said(&[]),
        said(&["--position-encoding", "utf-32"]),
        "characters without it"
    );
}

#[test]
fn json_is_one_object_with_places_and_a_summary() {
    let folder = folder(&[("a.brief.yaml", SHORT), ("b.brief.yaml", SHORT)]);
    let said = run(
        folder.path(),
        &["check", "--format", "json", ".", "none.brief.yaml"],
    );
    assert_eq!(said.code, 2);
    let value: Value = serde_json::from_str(&said.out).expect("it is JSON");
    assert_eq!(value["format"], 1);
    assert_eq!(value["summary"]["briefs"], 2);
    assert_eq!(value["input-errors"][0]["path"], "none.brief.yaml");
    let findings = value["findings"].as_array().expect("a list");
    let short = findings
        .iter()
        .find(|it| it["rule"] == "ground-falls-short")
        .expect("it is found");
    let at = |it: &Value| it["byte"].as_u64().expect("a number") as usize;
    assert_eq!(
        &SHORT[at(&short["start"])..at(&short["end"])],
        "payment-settlement"
    );
    assert_eq!(
        (&short["start"]["line"], &short["start"]["column"]),
        (&20.into(), &7.into())
    );
    let errors = findings
        .iter()
        .filter(|it| it["severity"] == "error")
        .count();
    assert_eq!(value["summary"]["errors"], errors);
}

#[test]
fn silenced_findings_are_counted_and_kept_for_programs() {
    let brief = SHORT.replace(
        "payment-settlement: [settled]\n",
        "payment-settlement: [settled] # gravamen: ignore[ground-falls-short] a study case\n",
    );
    let folder = folder(&[("a.brief.yaml", &brief)]);
    let out = run(folder.path(), &["check"]).out;
    assert!(!out.contains("ground-falls-short]:"), "{out}");
    assert!(out.ends_with("; 1 silenced\n"), "{out}");
    let out = run(folder.path(), &["check", "--format", "json"]).out;
    let value: Value = serde_json::from_str(&out).expect("it is JSON");
    let findings = value["findings"].as_array().expect("a list");
    let short = findings
        .iter()
        .find(|it| it["rule"] == "ground-falls-short")
        .expect("it is kept");
    assert_eq!(short["silenced"]["reason"], "a study case");
}

#[test]
fn the_assessment_has_the_fixed_keys() {
    let folder = folder(&[("a.brief.yaml", SHORT), ("b.brief.yaml", &met())]);
    let json = run(
        folder.path(),
        &["assess", "a.brief.yaml", "b.brief.yaml", "--format", "json"],
    );
    let yaml = run(
        folder.path(),
        &["assess", "a.brief.yaml", "b.brief.yaml", "--format", "yaml"],
    );
    assert_eq!((json.code, yaml.code), (0, 0), "{}{}", json.err, yaml.err);
    let json: Value = serde_json::from_str(&json.out).expect("it is JSON");
    let yaml_text = yaml.out;
    let yaml: Value = serde_yaml::from_str(&yaml_text).expect("it is YAML");
    assert_eq!(json, yaml);
    // Older readers of YAML take some words for booleans.
    assert!(yaml_text.contains("in-force: outside"), "{yaml_text}");
    let boolean = |line: &str| {
        [": no", ": yes", ": on", ": off"]
            .iter()
            .any(|it| line.ends_with(it))
    };
    assert!(!yaml_text.lines().any(boolean));
    assert_eq!(json["format"], 1);
    let charge = &json["briefs"][0]["charges"][0];
    assert_eq!(
        (&charge["offence"], &charge["as-of"]),
        (&"cl-287-2".into(), &"2024-03-18".into())
    );
    let assisting = "Assisting information network criminal activity";
    assert_eq!(charge["title"], assisting);
    let accused = &charge["accused"][0];
    assert_eq!(
        (&accused["id"], &accused["outcome"]),
        (&"lin".into(), &"short".into())
    );
    let grounds = accused["grounds"].as_array().expect("a list");
    let ground = grounds
        .iter()
        .find(|it| it["id"] == "payment-settlement")
        .expect("it is there");
    let expected = serde_json::json!({
        "id": "payment-settlement", "title": "settled amount", "element": "serious-circumstances", "cite": "interp-2019-15/12/1/2",
        "source": "built-in", "pleaded": true, "outcome": "short", "unit": "CNY", "bound": "at-least",
        "standard": "200000", "actual": {"min": "185000", "max": "185000"}, "ratio": "0.9250",
        "shortfall": "15000",
        "facts": [{"id": "settled", "contributes": {"min": "185000", "max": "185000"}, "contributes-words": "185,000"}],
        "left-out": [], "readings": []
    });
    for (key, value) in expected.as_object().expect("an object") {
        if key != "readings" {
            assert_eq!(&ground[key], value, "{key}");
        }
    }
    let knowledge = accused["elements"]
        .as_array()
        .expect("a list")
        .iter()
        .find(|it| it["id"] == "knowledge");
    assert_eq!(
        knowledge.expect("it is there")["grounds"],
        serde_json::json!(["abnormal-deal"])
    );
    assert_eq!(
        json["briefs"][1]["charges"][0]["accused"][0]["outcome"],
        "met"
    );
}

#[test]
fn titles_stand_beside_ids_in_the_language_that_is_asked_for() {
    let brief = SHORT.replace("name: Lin X", "name: 林某 13800138000");
    assert_ne!(brief, SHORT);
    let folder = folder(&[("a.brief.yaml", &brief), ("law.yaml", TIERS)]);
    for (lang, offence, element, tier) in [
        (
            "en",
            "Assisting information network criminal activity",
            "knowledge",
            "Grave",
        ),
        ("zh", "帮助信息网络犯罪活动罪", "明知", "情节特别严重"),
    ] {
        let args = ["assess", "a.brief.yaml", "--format", "json", "--lang", lang];
        let said = run(
            folder.path(),
            &[&args[..], &["--schemas", "law.yaml"]].concat(),
        );
        assert_eq!(said.code, 0, "{}", said.err);
        let json: Value = serde_json::from_str(&said.out).expect("it is JSON");
        let charge = &json["briefs"][0]["charges"][0];
        assert_eq!(
            (&charge["offence"], &charge["title"]),
            (&"cl-287-2".into(), &offence.into())
        );
        let accused = &charge["accused"][0];
        assert_eq!(
            (&accused["id"], &accused["name"]),
            (&"lin".into(), &"林某 ***********".into())
        );
        assert!(!said.out.contains("13800138000"));
        let titled = |list: &str, id: &str| {
            let list = accused[list].as_array().cloned().unwrap_or_default();
            let found = list.into_iter().find(|it| it["id"] == id);
            found.map(|it| it["title"].clone()).unwrap_or_default()
        };
        assert_eq!(titled("elements", "knowledge"), element);
        assert_eq!(titled("tiers", "grave"), tier);
    }
}

#[test]
fn the_assessment_says_all_in_words_of_the_language() {
    let folder = folder(&[("a.brief.yaml", SHORT)]);
    let of = |lang: &str| {
        let args = ["assess", "--format", "json", "--lang", lang, "a.brief.yaml"];
        let value: Value = serde_json::from_str(&run(folder.path(), &args).out).expect("JSON");
        let brief = &value["briefs"][0];
        let accused = &brief["charges"][0]["accused"][0];
        let grounds = accused["grounds"].as_array().expect("a list");
        let ground = grounds.iter().find(|it| it["id"] == "payment-settlement");
        let ground = ground.expect("it is there");
        serde_json::json!([
            brief["lang"],
            brief["charges"][0]["as-of-words"],
            accused["outcome-words"],
            accused["elements"][0]["outcome-words"],
            ground["outcome-words"],
            ground["figures-words"],
            ground["shortfall-words"],
            ground["facts"][0]["contributes-words"],
        ])
    };
    let english = serde_json::json!([
        "en",
        "law as of 2024-03-18",
        "short",
        "met",
        "short",
        "185,000 of 200,000 CNY (92.5 %)",
        "15,000 CNY short",
        "185,000",
    ]);
    let chinese = serde_json::json!([
        "zh",
        "适用2024年3月18日的法律",
        "未达标准",
        "达到标准",
        "未达标准",
        "185,000／200,000元（92.5%）",
        "尚差15,000元",
        "185,000",
    ]);
    assert_eq!((of("en"), of("zh")), (english, chinese));
}

fn lines(value: &Value) -> Vec<String> {
    let all = value.as_array().into_iter().flatten();
    all.filter_map(Value::as_str).map(str::to_owned).collect()
}

#[test]
fn what_keeps_a_brief_from_being_assessed_is_said() {
    let nobody = "brief: 1\ncharges:\n  - offence: cl-287-2\n";
    let open = SHORT.replacen("grounds:", "grounds: {", 1);
    let unknown = SHORT.replace("cl-287-2", "cl-999");
    let cases: [(&str, &str, &[&str], &str); 7] = [
        ("short", SHORT, &[], ""),
        ("empty", " \n", &["the file is empty"], "文件为空"),
        (
            "none",
            "brief: 1\n",
            &["no offence is charged yet"],
            "尚未提出指控",
        ),
        (
            "unknown",
            &unknown,
            &["no charge of a known offence"],
            "没有可评估的指控",
        ),
        (
            "unreadable",
            "brief: 1\ncharges: 3\n",
            &[
                "1 error of form: what it touches may be missing or wrong here",
                "no charge could be read",
            ],
            "没有能读取的指控",
        ),
        (
            "open",
            &open,
            &["errors of form: what they touch may be missing or wrong here"],
            "所涉内容在此可能缺失或者有误",
        ),
        (
            "nobody",
            nobody,
            &["it is against nobody: `against` names no party of the brief"],
            "没有被告人：",
        ),
    ];
    for (name, text, english, chinese) in cases {
        let folder = folder(&[("a.brief.yaml", text)]);
        let json = run(
            folder.path(),
            &["assess", "a.brief.yaml", "--format", "json"],
        )
        .out;
        let value: Value = serde_json::from_str(&json).expect("JSON");
        let brief = &value["briefs"][0];
        let mut notes = lines(&brief["notes"]);
        let charges = brief["charges"].as_array().expect("a list");
        notes.extend(charges.iter().flat_map(|it| lines(&it["notes"])));
        let page = run(folder.path(), &["assess", "a.brief.yaml"]).out;
        assert_eq!(notes.is_empty(), english.is_empty(), "{name}: {notes:?}");
        for words in english {
            assert!(
                notes.iter().any(|it| it.ends_with(words)),
                "{name}: {notes:?}"
            );
            assert!(page.contains(words), "{name}: {page}");
        }
        let said_of_form = notes.iter().any(|it| it.contains("of form"));
        let errors = brief["form-errors"].as_u64().expect("a number");
        assert_eq!(
            said_of_form,
            errors > 0 && name != "empty",
            "{name}: {errors} {notes:?}"
        );
        let page = run(folder.path(), &["assess", "a.brief.yaml", "--lang", "zh"]).out;
        assert!(page.contains(chinese), "{name}: {page}");
    }
}

#[test]
fn a_fact_says_in_the_tree_what_the_brief_says_of_it() {
    let told = SHORT.replacen("settled: {", "settled: {summary: 代付 13800138000, ", 1);
    assert_ne!(told, SHORT);
    let folder = folder(&[("a.brief.yaml", &told)]);
    let json = run(
        folder.path(),
        &["assess", "a.brief.yaml", "--format", "json"],
    )
    .out;
    assert!(json.contains("\"summary\": \"代付 ***********\""), "{json}");
}

/// Editors that draw an assessment show these words, so they must be those of the page.
#[test]
fn the_words_of_the_assessment_are_those_of_the_page() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let own = folder(&[
        ("gravamen.yaml", "schemas: [law.yaml]\n"),
        ("law.yaml", PATCH),
    ]);
    fs::write(own.path().join("own.brief.yaml"), SHORT).expect("a file can be written");
    let mut kinds = std::collections::BTreeMap::new();
    for (folder, brief) in [(&*corpus, "."), (own.path(), "own.brief.yaml")] {
        for lang in ["en", "zh"] {
            let args = ["assess", brief, "--lang", lang, "--format"];
            let json = run(folder, &[&args[..], &["json"]].concat()).out;
            let page = run(folder, &[&args[..], &["human"]].concat()).out;
            let page: String = page.split_whitespace().collect();
            let value: Value = serde_json::from_str(&json).expect("it is JSON");
            for words in said_of(&value, &mut kinds) {
                let words: String = words.split_whitespace().collect();
                assert!(page.contains(&words), "{words}");
            }
        }
    }
    // Nothing is true of an empty list.
    let all = [
        "as-of-words",
        "available-words",
        "contributes-words",
        "doubt-words",
        "figures-words",
        "notes",
        "outcome-words",
        "shortfall-words",
        "words",
    ];
    assert_eq!(kinds.keys().map(|it| &**it).collect::<Vec<_>>(), all);
    let notes = kinds["notes"].join("\n");
    for words in [
        "presumed: ",
        "系推定：",
        "reading `",
        "from your own schema `",
        "not in force for its facts",
    ] {
        assert!(notes.contains(words), "{words}");
    }
}

/// The words of a tree, without the grounds that the page leaves out; by key, too.
fn said_of(
    value: &Value,
    kinds: &mut std::collections::BTreeMap<String, Vec<String>>,
) -> Vec<String> {
    let mut res = Vec::new();
    match value {
        Value::Object(map) if map.get("pleaded") == Some(&Value::Bool(false)) => {}
        Value::Object(map) => {
            for (key, value) in map {
                if key == "notes" || key == "words" || key.ends_with("-words") {
                    let own: Vec<String> = match value {
                        Value::Array(all) => all
                            .iter()
                            .filter_map(Value::as_str)
                            .map(str::to_owned)
                            .collect(),
                        one => one.as_str().map(str::to_owned).into_iter().collect(),
                    };
                    kinds.entry(key.clone()).or_default().extend(own.clone());
                    res.extend(own);
                } else if key != "facts" || !map.contains_key("measures") {
                    // The facts of several measures stand below each on the page.
                    res.extend(said_of(value, kinds));
                }
            }
        }
        Value::Array(all) => res.extend(all.iter().flat_map(|it| said_of(it, kinds))),
        _ => {}
    }
    res
}

#[test]
fn the_page_of_an_assessment_has_figures_and_bars() {
    let folder = folder(&[("a.brief.yaml", SHORT)]);
    let said = run(folder.path(), &["assess", "a.brief.yaml"]);
    assert_eq!(said.code, 0);
    assert!(
        said.out
            .contains("██████████████████░░  185,000 of 200,000 CNY (92.5 %)"),
        "{}",
        said.out
    );
    assert!(said.out.contains("15,000 CNY short"), "{}", said.out);
    let mut ascii = gravamen(folder.path(), &["assess", "a.brief.yaml"]);
    let out = super::said(ascii.env("LC_ALL", "C").output().expect("it runs")).out;
    assert!(
        out.contains("[##################--]  185,000 of 200,000 CNY"),
        "{out}"
    );
}

#[test]
fn colours_come_when_asked_for() {
    let folder = folder(&[("a.brief.yaml", SHORT)]);
    for command in ["check", "assess"] {
        let colored = |args: &[&str]| run(folder.path(), args).out.contains('\x1b');
        assert!(
            !colored(&[command, "a.brief.yaml"]),
            "a pipe has none by itself"
        );
        assert!(colored(&[command, "a.brief.yaml", "--color", "always"]));
        assert!(!colored(&[command, "a.brief.yaml", "--color", "never"]));
    }
    let mut plain = gravamen(folder.path(), &["check", "--color", "auto"]);
    assert!(
        !said(plain.env("NO_COLOR", "1").output().expect("it runs"))
            .out
            .contains('\x1b')
    );
}

#[test]
fn explain_says_what_a_name_means() {
    let folder = folder(&[]);
    for name in [
        "ground-falls-short",
        "cl-287-2",
        "cl-287-2/payment-settlement",
        "interp-2019-15/12/1/2",
        "repeatedly",
        "assistance",
        "met",
    ] {
        let said = run(folder.path(), &["explain", name]);
        assert_eq!((said.code, &*said.err), (0, ""), "{name}");
        assert!(said.out.lines().count() > 3, "{name}: {}", said.out);
    }
    let said = run(folder.path(), &["explain", "cl-287-2/payment-setlement"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err
            .contains("did you mean `cl-287-2/payment-settlement`?"),
        "{}",
        said.err
    );
}

#[test]
fn doctor_notes_official_texts_that_belong_to_no_provision() {
    let folder = folder(&[
        ("gravamen.yaml", "texts: official\n"),
        ("official/interp-2019-15/12.md", "第十二条"),
        ("official/interp-2019-15/12/1/2.md", "第十二条第一款第二项"),
    ]);
    let said = |lang: &str| {
        let said = run(folder.path(), &["doctor", "--lang", lang]);
        assert_eq!(said.code, 0, "{}", said.err);
        said.out
    };
    assert!(!said("en").contains("note: "));
    let add = |name: &str| {
        let path = folder.path().join("official").join(name);
        std::fs::write(path, "").expect("a file can be written");
    };
    add("interp-2019-15/99.md");
    let one = "note: 1 file belongs to no provision (interp-2019-15/99.md)\n";
    assert!(said("en").contains(one), "{}", said("en"));
    for name in ["a.txt", "interp-2019-15/12.txt", "interp-2019-15/12/9.md"] {
        add(name);
    }
    let four =
        "提示：4个文件不对应任何条文（a.txt、interp-2019-15/12.txt、interp-2019-15/12/9.md等）\n";
    assert!(said("zh").contains(four), "{}", said("zh"));
}

#[test]
fn doctor_says_the_same_to_programs() {
    let configuration = "\
language: zh
pedantic: true
rules: {unused-id: off}
readings: {repeatedly: 2}
schemas: [nowhere, law.yaml]
texts: official
fail-on: never
";
    let folder = folder(&[
        ("gravamen.yaml", configuration),
        ("law.yaml", PATCH),
        ("official/x.md", ""),
        ("official/cl/55.md", ""),
        ("official/cl/56", ""),
    ]);
    let json = ["doctor", "--format", "json", "--lang", "en"];
    let said = run(folder.path(), &json);
    assert_eq!(said.code, 2);
    let report: serde_json::Value = serde_json::from_str(&said.out).expect("it is JSON");
    let below = |it: &serde_json::Value| {
        let path = std::path::Path::new(it.as_str().expect("a path")).to_owned();
        let root = folder.path().canonicalize().expect("it is there");
        let below = path
            .strip_prefix(&root)
            .or(path.strip_prefix(folder.path()));
        below.expect("it lies below").display().to_string()
    };
    assert_eq!(
        (&report["format"], &report["lang"]),
        (&serde_json::json!(1), &serde_json::json!("en"))
    );
    assert_eq!(report["lang-from"], "flag");
    assert_eq!(below(&report["configuration"]["path"]), "gravamen.yaml");
    assert_eq!(
        report["configuration"]["settings"],
        serde_json::json!({
            "language": "zh", "fail-on": "never", "pedantic": true, "rules": {"unused-id": "off"},
            "readings": {"repeatedly": "2"}, "schemas": ["nowhere", "law.yaml"], "texts": "official",
        })
    );
    assert_eq!(
        report["offences"],
        serde_json::json!(["cl-286-1", "cl-287-1", "cl-287-2"])
    );
    assert_eq!(
        report["offence-titles"],
        serde_json::json!({
            "cl-286-1": "Refusal to perform network security management duties",
            "cl-287-1": "Illegal use of information networks",
            "cl-287-2": "Assisting information network criminal activity",
        })
    );
    assert_eq!(below(&report["texts"]), "official");
    let strays = serde_json::json!(["cl/55.md", "cl/56", "x.md"]);
    assert_eq!(report["texts-of-no-provision"], strays);
    assert_eq!(below(&report["schema-files"]["own"][0]), "law.yaml");
    let unusable =
        serde_json::json!([{"path": "nowhere", "message": "there is no such file or folder"}]);
    assert_eq!(report["unusable"], unusable);
    assert_eq!(report["input-errors"][0]["path"], "gravamen.yaml");
    // Each thing that the page names is there; its notes count what is listed.
    let page = run(folder.path(), &["doctor", "--lang", "en"]).out;
    let notes = |it: &&str| it.is_empty() || it.starts_with("note: ");
    for line in page.lines().filter(|it| !notes(it)) {
        let value = line.split_once(": ").map_or(line, |it| it.1);
        let first = value
            .trim_start_matches(['[', '{'])
            .split([' ', ',', ':', ']'])
            .next();
        let first = first.unwrap_or_default().trim_end_matches(',');
        assert!(said.out.contains(first), "{line}: {first}");
    }
}

const TIERS: &str = "\
schema: 1
amends: cl-287-2
title: {en: Our tier, zh: 本地档次}
tiers:
  grave:
    title: {en: Grave, zh: 情节特别严重}
    requires: {any-of: [payment-settlement]}
    penalty: {imprisonment: 6m..2y, fine: with, organization: fine, cite: cl/287-2/1}
";

const PATCH: &str = "\
schema: 1
amends: cl-287-2
title: {en: Our number, zh: 本地标准}
grounds: {payment-settlement: {at-least: 180000 CNY, cite: interp-2019-15/12/1/2}}
";
