//! Nothing that a person configured is wrong in silence.

use serde_json::{Value, json};

use super::client::{Client, Setup, uri_of};
use super::doc::Doc;
use super::workspace::{changed, folder, has, pushed, write};
use super::{SHORT, codes};

/// What a pulling client is told of the configuration of a folder, each as the place and the words.
fn of_configuration(root: &std::path::Path, lang: &str) -> Vec<(String, String)> {
    let mut client = Setup::pulling()
        .folder(root)
        .with("locale", json!(lang))
        .start();
    let path = root.join("gravamen.yaml");
    let text = std::fs::read_to_string(&path).expect("it is there");
    let doc = Doc::open(&mut client, &uri_of(&path), &text);
    let found = doc.pulled(&mut client);
    let one = |it: &Value| {
        let words = it["message"].as_str().expect("words");
        let first = words.lines().next().unwrap_or_default().to_owned();
        (doc.shown(it).to_owned(), first)
    };
    let res = found.iter().map(one).collect();
    client.finish();
    res
}

#[test]
fn paths_that_lead_nowhere_are_pointed_at_in_the_configuration() {
    let root = folder(&[
        (
            "gravamen.yaml",
            "schemas: [nowhere, empty, bad]\ntexts: a.txt\n",
        ),
        ("a.txt", ""),
        ("empty/note.txt", ""),
        ("bad/x.yaml", "schema: 1\n"),
    ]);
    std::fs::write(root.path().join("bad/x.yaml"), b"a: \xff").expect("it can be written");
    let expected = [
        (
            "nowhere",
            "`nowhere` cannot be used: there is no such file or folder",
        ),
        (
            "empty",
            "`empty` cannot be used: there is no schema file (`*.yaml`) there",
        ),
        (
            "bad",
            "`bad/x.yaml` cannot be used: not UTF-8: the byte at offset 3 belongs to no character; save the file as UTF-8",
        ),
        (
            "a.txt",
            "`a.txt` cannot be used: this is a file, and a folder is due",
        ),
    ];
    let found = of_configuration(root.path(), "en");
    assert_eq!(
        found,
        expected.map(|(at, it)| (at.to_owned(), it.to_owned()))
    );
    write(root.path(), "gravamen.yaml", "texts: nope\n");
    let expected = (
        "nope".to_owned(),
        "`nope` 无法使用：没有这样的文件夹".to_owned(),
    );
    assert_eq!(of_configuration(root.path(), "zh"), [expected]);
}

#[test]
fn globs_that_cannot_be_read_or_match_nothing_are_pointed_at() {
    let text = "include: ['[z-a]', ../x.yaml, notes.txt, cases/]\nexclude: ['#old']\n";
    let root = folder(&[("gravamen.yaml", text)]);
    let places: Vec<String> = of_configuration(root.path(), "en")
        .into_iter()
        .map(|it| it.0)
        .collect();
    assert_eq!(places, ["'[z-a]'", "../x.yaml", "notes.txt", "'#old'"]);
}

#[test]
fn of_two_configurations_in_a_folder_one_is_left_out() {
    let root = folder(&[
        ("gravamen.yaml", "{}\n"),
        ("gravamen.yml", "pedantic: true\n"),
    ]);
    let mut client = Setup::pulling().folder(root.path()).start();
    for name in ["gravamen.yaml", "gravamen.yml"] {
        let uri = uri_of(&root.path().join(name));
        let text = std::fs::read_to_string(root.path().join(name)).expect("it is there");
        let found = Doc::open(&mut client, &uri, &text).pulled(&mut client);
        assert!(
            found[0]["message"]
                .to_string()
                .contains("`gravamen.yml` is left out"),
            "{found:?}"
        );
    }
    client.finish();
}

#[test]
fn a_path_that_is_there_at_last_is_no_mistake_any_more() {
    let root = folder(&[("gravamen.yaml", "schemas: [law]\n")]);
    let mut client = Setup::new().folder(root.path()).start();
    pushed(
        &mut client,
        root.path(),
        "gravamen.yaml",
        has("invalid-value"),
    );
    write(root.path(), "law/x.yaml", "schema: 1\nfacts: {}\n");
    changed(&mut client, root.path(), "law/x.yaml", 1);
    pushed(
        &mut client,
        root.path(),
        "gravamen.yaml",
        <[Value]>::is_empty,
    );
    client.finish();
}

/// The words of the next message to the person.
fn told(client: &mut Client) -> String {
    let shown = client.next("window/showMessage", |_| true);
    shown["message"].as_str().expect("words").to_owned()
}

/// The messages to the person so far. What was said before an answer is here.
fn all_told(client: &mut Client) -> Vec<String> {
    client.request("workspace/symbol", json!({"query": "x"}));
    let shown = client
        .heard
        .iter()
        .filter(|it| it["method"] == "window/showMessage");
    shown
        .filter_map(|it| it["params"]["message"].as_str().map(str::to_owned))
        .collect()
}

#[test]
fn who_opens_a_brief_is_told_once_of_mistakes_in_what_it_depends_on() {
    let root = folder(&[("gravamen.yaml", "schemas: [nowhere]\npedantc: true\n")]);
    // Without a workspace folder nothing else says it.
    let mut client = Setup::pulling().start();
    for name in ["a.brief.yaml", "b.brief.yaml"] {
        let uri = uri_of(&root.path().join(name));
        let doc = Doc::open(&mut client, &uri, SHORT);
        assert!(codes(&doc.pulled(&mut client)).contains(&"ground-falls-short"));
    }
    let words = told(&mut client);
    assert!(
        words.contains("gravamen.yaml: no setting is called `pedantc` (and 1 more)"),
        "{words}"
    );
    // Closed and opened again, the brief says nothing new.
    let uri = uri_of(&root.path().join("b.brief.yaml"));
    for name in ["a.brief.yaml", "b.brief.yaml"] {
        let uri = uri_of(&root.path().join(name));
        let id = json!({"textDocument": {"uri": uri}});
        client.notify("textDocument/didClose", id);
    }
    let doc = Doc::open(&mut client, &uri, SHORT);
    assert!(codes(&doc.pulled(&mut client)).contains(&"ground-falls-short"));
    write(root.path(), "gravamen.yaml", "schemas: []\n");
    changed(&mut client, root.path(), "gravamen.yaml", 2);
    client.next("workspace/diagnostic/refresh", |_| true);
    write(root.path(), "law.yaml", "schema: 1\nfacst: {}\n");
    write(root.path(), "gravamen.yaml", "schemas: [law.yaml]\n");
    changed(&mut client, root.path(), "gravamen.yaml", 2);
    let words = told(&mut client);
    assert!(
        words.contains("law.yaml: `offence` is missing (and 1 more)"),
        "{words}"
    );
    assert_eq!(all_told(&mut client), [""; 0]);
    client.finish();
}

#[test]
fn settings_of_the_editor_that_do_not_hold_are_told_once_and_the_others_do() {
    let root = folder(&[]);
    let wrong = json!({
        "pedantci": true, "debounce": "slow", "schemas": ["nowhere"], "language": "zh",
        "readings": {"repeatedlyy": 2, "fivefold-total": 9}, "trace": {"server": "off"},
    });
    // The same comes twice: with `initialize`, and when the client is asked.
    let setup = Setup::pulling().folder(root.path());
    let setup = setup.with("initializationOptions", wrong.clone());
    let mut client = setup.configured(wrong.clone()).start();
    let expected = "Gravamen：以下设置未按所写生效：\
        `pedantci`：没有这样的设置；是否想写 `pedantic`？；\
        `debounce`：此处应为 0 至 10000 的整数（毫秒），不能是 `\"slow\"`；\
        `schemas`：`nowhere` 无法使用：没有这样的文件或者文件夹；\
        `readings`：没有名为 `repeatedlyy` 的解读，法律按默认解读适用（是否想写 `repeatedly`？）；\
        `readings`：`fivefold-total` 没有 `9` 这一选项";
    let words = told(&mut client);
    assert!(words.starts_with(expected), "{words}");
    let doc = Doc::open(&mut client, "file:///w/a.brief.yaml", SHORT);
    assert!(
        doc.pulled(&mut client)[0]["message"]
            .to_string()
            .contains("指控")
    );
    // One more mistake is told alone, and once mended and made again it is told again.
    for name in ["codeLens", "inlayHints", "codeLens"] {
        let mut more = wrong.clone();
        more[name] = json!(1);
        client.answers.lock().expect("nobody panics").configuration = more.clone();
        let settings = json!({"settings": {"gravamen": more}});
        client.notify("workspace/didChangeConfiguration", settings);
        let alone = format!(
            "Gravamen：以下设置未按所写生效：`{name}`：此处应为 `true` 或者 `false`，不能是 `1`"
        );
        assert_eq!(told(&mut client), alone);
    }
    assert_eq!(all_told(&mut client), [""; 0]);
    client.finish();
}

#[test]
fn a_client_that_cannot_be_asked_may_send_its_settings_without_a_section() {
    let mut client = Setup::plain().start();
    let settings = json!({"language": "zh", "asof": "2024-03-18"});
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": settings}),
    );
    assert!(told(&mut client).contains("`asof`：没有这样的设置；是否想写 `asOf`？"));
    Doc::open(&mut client, "file:///w/a.brief.yaml", SHORT);
    let found = client.next("textDocument/publishDiagnostics", |_| true);
    assert!(found.to_string().contains("指控"), "{found}");
    client.finish();
}

#[test]
fn a_schema_folder_of_the_command_line_that_is_not_there_is_told() {
    let mut client = Setup::new().argument("--schemas").argument("/nix").start();
    let words = told(&mut client);
    assert!(
        words.contains("`--schemas`: `/nix` cannot be used: there is no such file"),
        "{words}"
    );
    client.finish();
}
