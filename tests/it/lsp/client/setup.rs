//! How a session begins: which client it is, what it can, where it works.

use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::Client;
use super::wire::{Wires, uri_of};

/// A session to be.
pub struct Setup {
    arguments: Vec<String>,
    variables: Vec<(String, String)>,
    roots: Vec<PathBuf>,
    /// What the client can.
    pub can: Value,
    /// What `initialize` carries beside that.
    pub more: Value,
    configuration: Value,
}

impl Setup {
    /// A client with every ability to which diagnostics are pushed, in English, without a folder.
    pub fn new() -> Self {
        let mut can = every_ability();
        forget(&mut can, "textDocument", "diagnostic");
        forget(&mut can, "workspace", "diagnostics");
        Self {
            arguments: vec!["lsp".to_owned()],
            variables: Vec::new(),
            roots: Vec::new(),
            can,
            more: json!({"processId": null, "locale": "en"}),
            configuration: Value::Null,
        }
    }

    /// A client that pulls diagnostics.
    pub fn pulling() -> Self {
        let can = every_ability();
        Self { can, ..Self::new() }
    }

    /// A client with no ability at all.
    pub fn plain() -> Self {
        let can = json!({});
        Self { can, ..Self::new() }
    }

    /// Works in a folder; the first is the root.
    pub fn folder(mut self, folder: &Path) -> Self {
        self.roots.push(folder.to_owned());
        self
    }

    /// Lists the ways to count columns that the client knows, best first.
    pub fn encodings(mut self, names: &[&str]) -> Self {
        self.can["general"]["positionEncodings"] = json!(names);
        self
    }

    /// Something that `initialize` carries.
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.more[name] = value;
        self
    }

    /// What `workspace/configuration` is answered with.
    pub fn configured(mut self, value: Value) -> Self {
        self.configuration = value;
        self
    }

    pub fn argument(mut self, value: &str) -> Self {
        self.arguments.push(value.to_owned());
        self
    }

    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The binary, with nothing of this machine's own language or settings.
    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gravamen"));
        command.args(&self.arguments);
        for name in ["LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG"] {
            command.env_remove(name);
        }
        for name in ["HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"] {
            command.env(name, env!("CARGO_TARGET_TMPDIR"));
        }
        command.envs(self.variables.iter().cloned());
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        command.stderr(Stdio::piped());
        command
    }

    /// Starts the server; nothing is said yet.
    pub fn spawn(&self) -> Client {
        let mut child = self.command().spawn().expect("the binary starts");
        let input = child.stdin.take().expect("it is piped");
        let output = child.stdout.take().expect("it is piped");
        let errors = child.stderr.take().expect("it is piped");
        let wires = Wires::new(input, output, errors);
        wires.answers.lock().expect("nobody panics").configuration = self.configuration.clone();
        Client::new(child, wires)
    }

    /// Starts the server, which `connect` reaches over a socket.
    pub fn spawn_on<S: Stream>(&self, connect: impl FnOnce() -> S) -> Client {
        let mut child = self.command().spawn().expect("the binary starts");
        let errors = child.stderr.take().expect("it is piped");
        let stream = connect();
        let wires = Wires::new(stream.twin(), stream, errors);
        Client::new(child, wires)
    }

    /// The parameters of `initialize`.
    pub fn greeting(&self) -> Value {
        let root = self.roots.first().map(|it| uri_of(it));
        let folders = self.roots.iter().map(|it| {
            let name = it.file_name().unwrap_or_default().to_string_lossy();
            json!({"uri": uri_of(it), "name": name})
        });
        let folders: Vec<Value> = folders.collect();
        let mut res = json!({
            "rootUri": root,
            "workspaceFolders": (!folders.is_empty()).then_some(folders),
            "capabilities": self.can,
        });
        for (name, value) in self.more.as_object().into_iter().flatten() {
            res[name] = value.clone();
        }
        res
    }

    /// Starts the server and greets it.
    pub fn start(&self) -> Client {
        let mut client = self.spawn();
        self.greet(&mut client);
        client
    }

    /// Greets a server.
    pub fn greet(&self, client: &mut Client) {
        client.request("initialize", self.greeting());
        client.notify("initialized", json!({}));
    }
}

/// Both directions of a socket.
pub trait Stream: std::io::Read + std::io::Write + Send + 'static {
    /// The same socket once more.
    fn twin(&self) -> Self;
}

impl Stream for TcpStream {
    fn twin(&self) -> Self {
        self.try_clone().expect("a socket can be shared")
    }
}

#[cfg(unix)]
impl Stream for std::os::unix::net::UnixStream {
    fn twin(&self) -> Self {
        self.try_clone().expect("a socket can be shared")
    }
}

fn forget(can: &mut Value, room: &str, ability: &str) {
    if let Some(room) = can[room].as_object_mut() {
        room.remove(ability);
    }
}

/// What a client says that can everything of 3.17 this server might use.
fn every_ability() -> Value {
    let markup = json!(["markdown", "plaintext"]);
    let kinds: Vec<u32> = (1..=26).collect();
    json!({
        "general": {"positionEncodings": ["utf-16"], "markdown": {"parser": "marked"}},
        "window": {
            "workDoneProgress": true,
            "showMessage": {"messageActionItem": {"additionalPropertiesSupport": true}},
            "showDocument": {"support": true}
        },
        "workspace": {
            "applyEdit": true,
            "configuration": true,
            "workspaceFolders": true,
            "didChangeConfiguration": {"dynamicRegistration": true},
            "didChangeWatchedFiles": {"dynamicRegistration": true, "relativePatternSupport": true},
            "workspaceEdit": {
                "documentChanges": true,
                "resourceOperations": ["create", "rename", "delete"],
                "failureHandling": "abort",
                "normalizesLineEndings": true,
                "changeAnnotationSupport": {"groupsOnLabel": true}
            },
            "symbol": {"dynamicRegistration": true, "symbolKind": {"valueSet": kinds}},
            "executeCommand": {"dynamicRegistration": true},
            "diagnostics": {"refreshSupport": true},
            "semanticTokens": {"refreshSupport": true},
            "inlayHint": {"refreshSupport": true},
            "codeLens": {"refreshSupport": true},
            "fileOperations": {"dynamicRegistration": true, "didRename": true}
        },
        "textDocument": {
            "synchronization": {"dynamicRegistration": true, "didSave": true},
            "publishDiagnostics": {
                "relatedInformation": true,
                "versionSupport": true,
                "tagSupport": {"valueSet": [1, 2]},
                "codeDescriptionSupport": true,
                "dataSupport": true
            },
            "diagnostic": {"dynamicRegistration": true, "relatedDocumentSupport": true},
            "hover": {"dynamicRegistration": true, "contentFormat": markup},
            "completion": {
                "contextSupport": true,
                "completionItem": {
                    "snippetSupport": true,
                    "commitCharactersSupport": true,
                    "documentationFormat": markup,
                    "deprecatedSupport": true,
                    "preselectSupport": true,
                    "tagSupport": {"valueSet": [1]},
                    "insertReplaceSupport": true,
                    "resolveSupport": {"properties": ["documentation", "detail"]},
                    "insertTextModeSupport": {"valueSet": [1, 2]},
                    "labelDetailsSupport": true
                },
                "completionItemKind": {"valueSet": &kinds[..25]},
                "completionList": {"itemDefaults": ["editRange", "insertTextFormat"]}
            },
            "definition": {"linkSupport": true},
            "declaration": {"linkSupport": true},
            "typeDefinition": {"linkSupport": true},
            "references": {},
            "documentHighlight": {},
            "documentSymbol": {
                "hierarchicalDocumentSymbolSupport": true,
                "symbolKind": {"valueSet": kinds},
                "labelSupport": true
            },
            "codeAction": {
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix", "refactor", "source"]}},
                "isPreferredSupport": true,
                "disabledSupport": true,
                "dataSupport": true,
                "honorsChangeAnnotations": true,
                "resolveSupport": {"properties": ["edit"]}
            },
            "codeLens": {},
            "documentLink": {"tooltipSupport": true},
            "formatting": {},
            "rangeFormatting": {},
            "rename": {"prepareSupport": true, "prepareSupportDefaultBehavior": 1},
            "foldingRange": {"lineFoldingOnly": false, "foldingRange": {"collapsedText": true}},
            "selectionRange": {},
            "linkedEditingRange": {},
            "inlayHint": {"resolveSupport": {"properties": ["tooltip"]}},
            "semanticTokens": {
                "requests": {"range": true, "full": {"delta": true}},
                "tokenTypes": ["namespace", "type", "class", "enum", "property", "variable", "enumMember", "keyword", "string", "number", "comment", "operator", "function", "parameter", "struct", "event", "method", "macro", "modifier", "regexp", "decorator", "interface", "typeParameter"],
                "tokenModifiers": ["declaration", "definition", "readonly", "static", "deprecated", "abstract", "async", "modification", "documentation", "defaultLibrary"],
                "formats": ["relative"],
                "multilineTokenSupport": true,
                "overlappingTokenSupport": true
            }
        }
    })
}
