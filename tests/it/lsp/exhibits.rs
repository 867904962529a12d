//! Exhibits that change on disk: the client is asked to watch their folders, and the open briefs that
//! name them are checked again.

use serde_json::{Value, json};

use super::client::{Client, Setup, uri_of};
use super::doc::Doc;
use super::workspace::{changed, folder, write};
use super::{SHORT, codes};

/// The digest of `abc`.
const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

/// A brief that names an exhibit with this digest.
fn naming(file: &str) -> String {
    let exhibit = format!("  bank: {{file: {file}, hash: sha256:{ABC}, ");
    SHORT.replace("  bank: {", &exhibit)
}

fn rules_of(found: &[Value]) -> Vec<&str> {
    let wanted = ["missing-exhibit", "hash-mismatch"];
    let mut res = codes(found);
    res.retain(|it| wanted.contains(it));
    res
}

/// What the client is asked to watch for exhibits: the folder to start from and the glob.
fn watched(client: &mut Client) -> (String, Vec<(String, String)>) {
    let asked = client.next("client/registerCapability", |it| {
        it["registrations"][0]["id"] != "gravamen-files"
            && it["registrations"][0]["method"] == "workspace/didChangeWatchedFiles"
    });
    let one = &asked["registrations"][0];
    let watchers = one["registerOptions"]["watchers"].as_array();
    let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
    let glob = |it: &Value| {
        let glob = &it["globPattern"];
        match glob.as_str() {
            Some(plain) => (String::new(), plain.to_owned()),
            None => (text(&glob["baseUri"]), text(&glob["pattern"])),
        }
    };
    let globs = watchers.into_iter().flatten().map(glob).collect();
    (text(&one["id"]), globs)
}

#[test]
fn an_exhibit_that_is_made_changed_and_deleted_is_seen() {
    let root = folder(&[("case/x.yaml", "")]);
    let case = root.path().join("case");
    let mut client = Setup::pulling().folder(root.path()).start();
    let uri = uri_of(&case.join("a.brief.yaml"));
    let doc = Doc::open(&mut client, &uri, &naming("exhibits/bank.pdf"));
    assert_eq!(rules_of(&doc.pulled(&mut client)), ["missing-exhibit"]);
    let (_, globs) = watched(&mut client);
    assert_eq!(globs, [(uri_of(&case), "exhibits/*".to_owned())]);
    for (text, how, expected) in [
        (Some("abd"), 1, &["hash-mismatch"][..]),
        (Some("abc"), 2, &[]),
        (None, 3, &["missing-exhibit"]),
    ] {
        match text {
            Some(text) => write(&case, "exhibits/bank.pdf", text),
            None => std::fs::remove_file(case.join("exhibits/bank.pdf")).expect("it is there"),
        }
        changed(&mut client, &case, "exhibits/bank.pdf", how);
        // The client asks when it is told to, perhaps for something else before.
        loop {
            client.next("workspace/diagnostic/refresh", |_| true);
            if rules_of(&doc.pulled(&mut client)) == expected {
                break;
            }
        }
    }
    client.finish();
}

#[test]
fn a_client_that_is_told_hears_of_the_briefs_that_name_the_exhibit_and_of_no_other() {
    let root = folder(&[("bank.pdf", "abd")]);
    let mut client = Setup::new().start();
    let open = |client: &mut Client, name: &str, text: &str| {
        let doc = Doc::open(client, &uri_of(&root.path().join(name)), text);
        (rules_of(&doc.pushed(client)).len(), doc)
    };
    let (wrong, doc) = open(&mut client, "a.brief.yaml", &naming("bank.pdf"));
    let (right, other) = open(&mut client, "b.brief.yaml", SHORT);
    assert_eq!((wrong, right), (1, 0));
    write(root.path(), "bank.pdf", "abc");
    client.heard.clear();
    changed(&mut client, root.path(), "bank.pdf", 2);
    client.next("textDocument/publishDiagnostics", |it| {
        it["uri"] == doc.uri.as_str() && !it.to_string().contains("hash-mismatch")
    });
    let mut of_other = client.heard.iter();
    assert!(of_other.all(|it| it["params"]["uri"] != other.uri.as_str()));
    client.finish();
}

#[test]
fn what_is_watched_follows_the_text_and_ends_with_it() {
    let root = folder(&[("case/x.yaml", ""), (".git/x", "")]);
    let case = root.path().join("case");
    let mut client = Setup::pulling().start();
    let uri = uri_of(&case.join("a.brief.yaml"));
    let mut doc = Doc::open(&mut client, &uri, &naming("bank.pdf"));
    let (first, globs) = watched(&mut client);
    assert_eq!(globs, [(uri_of(&case), "*".to_owned())]);
    // One that leaves the repository is not watched.
    let away = "  away: {kind: documentary, file: ../../away.pdf}\nfacts:\n";
    let two = naming("../shared/bank.pdf").replace("facts:\n", away);
    doc.replace(&mut client, &two);
    let (second, globs) = watched(&mut client);
    let shared = uri_of(&root.path().join("shared"));
    assert_eq!(globs, [(shared, "*".to_owned())]);
    let gone = |client: &mut Client, id: &str| {
        client.next("client/unregisterCapability", |it| {
            it["unregisterations"][0]["id"] == id
        });
    };
    gone(&mut client, &first);
    doc.close(&mut client);
    gone(&mut client, &second);
    client.finish();
}

#[test]
fn a_client_that_counts_from_no_folder_is_given_plain_globs_and_one_that_cannot_watch_none() {
    let root = folder(&[("ca[s]e/x.yaml", "")]);
    let uri = uri_of(&root.path().join("ca[s]e/a.brief.yaml"));
    let watching = json!({"dynamicRegistration": true});
    let mut setup = Setup::pulling();
    setup.can["workspace"]["didChangeWatchedFiles"] = watching;
    let mut client = setup.start();
    Doc::open(&mut client, &uri, &naming("bank.pdf"));
    let plain = ("".to_owned(), "**/ca?s?e/*".to_owned());
    assert_eq!(watched(&mut client).1, [plain]);
    client.finish();
    let mut setup = Setup::pulling();
    setup.can["workspace"]["didChangeWatchedFiles"] = json!({});
    let mut client = setup.start();
    // The protocol of the test refuses a registration that the client does not take.
    let doc = Doc::open(&mut client, &uri, &naming("bank.pdf"));
    assert_eq!(rules_of(&doc.pulled(&mut client)), ["missing-exhibit"]);
    client.finish();
}

/// The completions at the mark `$0` of a brief in the folder `case`.
fn offered(setup: &Setup, case: &std::path::Path, text: &str) -> Vec<Value> {
    let at = text.find("$0").expect("a cursor");
    let mut client = setup.start();
    let uri = uri_of(&case.join("a.brief.yaml"));
    let doc = Doc::open(&mut client, &uri, &text.replace("$0", ""));
    let answer = client.request("textDocument/completion", doc.at_byte(at));
    client.finish();
    answer["items"].as_array().cloned().unwrap_or_default()
}

#[test]
fn a_path_is_completed_from_folder_to_folder_and_stays_in_the_repository() {
    let root = folder(&[
        ("secret.pdf", ""),
        ("repo/.git/x", ""),
        ("repo/shared.pdf", ""),
        ("repo/case/a.brief.yaml", SHORT),
        ("repo/case/.hidden", ""),
        ("repo/case/卷宗 [一]/流水 1.pdf", "abc"),
    ]);
    let case = root.path().join("repo/case");
    let mut setup = Setup::pulling();
    setup.can["experimental"]["commands"] = json!(["editor.action.triggerSuggest"]);
    let labels = |written: &str| -> Vec<String> {
        let text = format!("brief: 1\nevidence:\n  bank: {{file: \"{written}$0\"}}\n");
        let list = offered(&setup, &case, &text);
        list.iter()
            .map(|it| it["label"].as_str().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(labels(""), ["卷宗 [一]/"]);
    assert_eq!(labels("卷宗 [一]/"), ["流水 1.pdf"]);
    assert_eq!(labels("../"), ["case/", "shared.pdf"]);
    assert_eq!(labels("../../"), [""; 0]);
    let text = "brief: 1\nevidence:\n  bank: {file: 卷$0}\n";
    let again = |setup: &Setup| offered(setup, &case, text)[0].clone();
    let item = again(&setup);
    assert_eq!(item["textEdit"]["newText"], "\"卷宗 [一]/$0\"");
    assert_eq!(item["command"]["command"], "editor.action.triggerSuggest");
    assert_eq!(again(&Setup::pulling())["command"], Value::Null);
}

#[test]
fn a_hash_is_completed_with_the_digest_of_the_file() {
    let root = folder(&[("bank.pdf", "abc")]);
    for (file, expected) in [("bank.pdf", Some(ABC)), ("gone.pdf", None)] {
        let text = format!("brief: 1\nevidence:\n  bank: {{file: {file}, hash: $0}}\n");
        let list = offered(&Setup::pulling(), root.path(), &text);
        let written = list[0]["textEdit"]["newText"].as_str();
        let digest = written.and_then(|it| it.strip_prefix("sha256:"));
        assert_eq!(digest.filter(|it| it.len() == 64), expected);
    }
}
