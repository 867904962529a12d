//! The life of a session: what is agreed on at its beginning, and what follows from changes of
//! settings, folders and files.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::json;
use tower_lsp::lsp_types::*;

use super::backend::Backend;
use super::client::Client;
use super::features;
use super::fresh::Fresh;
use super::settings;
use crate::text::Lang;

/// Takes what the client says of itself, and answers with what the server can do.
pub fn initialize(backend: &Backend, params: InitializeParams) -> InitializeResult {
    let session = &backend.session;
    let lang = match params.locale.as_deref() {
        Some(it) if it.to_ascii_lowercase().starts_with("zh") => Lang::Zh,
        Some(_) => Lang::En,
        None => session.system_lang,
    };
    let settings = params.initialization_options.unwrap_or_default();
    let folders = params.workspace_folders.unwrap_or_default();
    let mut roots: Vec<PathBuf> = folders
        .iter()
        .filter_map(|it| it.uri.to_file_path().ok())
        .collect();
    if roots.is_empty() {
        roots.extend(params.root_uri.and_then(|it| it.to_file_path().ok()));
    }
    let client = Client::new(params.capabilities, lang);
    let mut res = InitializeResult {
        capabilities: features::announce(&client),
        server_info: Some(ServerInfo {
            name: "gravamen".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    };
    res.capabilities.text_document_sync = Some(sync());
    res.capabilities.workspace = Some(WorkspaceServerCapabilities {
        workspace_folders: Some(WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(OneOf::Left(true)),
        }),
        file_operations: None,
    });
    session.agree(client);
    settings::take(session, &settings, Some(roots));
    res
}

fn sync() -> TextDocumentSyncCapability {
    TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::Supported(true)),
        ..TextDocumentSyncOptions::default()
    })
}

/// Asks the client to watch files and for its settings, then checks the workspace.
pub fn initialized(backend: &Backend) {
    let session = Arc::clone(&backend.session);
    let client = session.client();
    let fresh = Fresh::of(backend);
    tokio::spawn(async move {
        let mut wanted = Vec::new();
        wanted.extend(client.registers_watchers().then(watchers));
        wanted.extend(client.registers_configuration().then(configuration));
        if !wanted.is_empty() {
            let session = Arc::clone(&session);
            tokio::spawn(async move {
                if let Err(error) = session.peer.register_capability(wanted).await {
                    let words = format!("the client does not register: {error}");
                    session.log.error(&words);
                }
            });
        }
        if client.has_configuration() {
            settings::ask(&session).await;
        }
        settings::tell(&session);
        fresh.check_all().await;
    });
}

fn watchers() -> Registration {
    let glob = |it: &str| FileSystemWatcher {
        glob_pattern: GlobPattern::String(it.to_owned()),
        kind: None,
    };
    let options = DidChangeWatchedFilesRegistrationOptions {
        watchers: vec![glob("**/*.{yaml,yml}")],
    };
    Registration {
        id: "gravamen-files".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: serde_json::to_value(options).ok(),
    }
}

fn configuration() -> Registration {
    Registration {
        id: "gravamen-settings".to_owned(),
        method: "workspace/didChangeConfiguration".to_owned(),
        register_options: Some(json!({ "section": "gravamen" })),
    }
}

/// Folders came or went.
pub fn folders(backend: &Backend, event: &WorkspaceFoldersChangeEvent) {
    let session = &backend.session;
    let path = |it: &WorkspaceFolder| it.uri.to_file_path().ok();
    let gone: Vec<PathBuf> = event.removed.iter().filter_map(path).collect();
    let mut roots = session.roots();
    roots.retain(|it| !gone.contains(it));
    roots.extend(event.added.iter().filter_map(path));
    session.configure(None, Some(roots));
    let fresh = Fresh::of(backend);
    settings::tell(&backend.session);
    tokio::spawn(async move { fresh.check_all().await });
}

/// A document was saved: the files beside it may have changed too.
pub fn saved(backend: &Backend, uri: &Url) {
    backend.session.look_again(uri);
    let fresh = Fresh::of(backend);
    tokio::spawn(async move {
        let client = fresh.session.client();
        fresh.refresh_diagnostics(&client);
    });
}

/// A door for tests: a handler that panics, where the environment asks for one.
pub fn test_panic(command: &str) {
    let asked = command == "gravamen.panic" && std::env::var_os("GRAVAMEN_TEST_PANIC").is_some();
    assert!(!asked, "asked to panic");
}
