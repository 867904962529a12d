//! A server sends only what its client said it understands.

use serde_json::Value;

type Verdict = Result<(), String>;

/// The ability that each request to the client takes.
const REQUESTS: [(&str, &str); 10] = [
    ("workspace/configuration", "/workspace/configuration"),
    ("workspace/workspaceFolders", "/workspace/workspaceFolders"),
    ("workspace/applyEdit", "/workspace/applyEdit"),
    ("window/workDoneProgress/create", "/window/workDoneProgress"),
    ("window/showDocument", "/window/showDocument/support"),
    (
        "workspace/diagnostic/refresh",
        "/workspace/diagnostics/refreshSupport",
    ),
    (
        "workspace/semanticTokens/refresh",
        "/workspace/semanticTokens/refreshSupport",
    ),
    (
        "workspace/inlayHint/refresh",
        "/workspace/inlayHint/refreshSupport",
    ),
    (
        "workspace/codeLens/refresh",
        "/workspace/codeLens/refreshSupport",
    ),
    (
        "workspace/inlineValue/refresh",
        "/workspace/inlineValue/refreshSupport",
    ),
];

/// The ability that a property of a diagnostic takes.
const DIAGNOSTIC: [(&str, &str); 4] = [
    ("relatedInformation", "relatedInformation"),
    ("tags", "tagSupport"),
    ("codeDescription", "codeDescriptionSupport"),
    ("data", "dataSupport"),
];

/// The ability that a property of a code action takes.
const ACTION: [(&str, &str); 3] = [
    ("isPreferred", "isPreferredSupport"),
    ("disabled", "disabledSupport"),
    ("data", "dataSupport"),
];

/// The properties of a completion that can be left to `completionItem/resolve` or not sent at all.
const COMPLETION: [(&str, &str); 2] = [
    ("labelDetails", "labelDetailsSupport"),
    ("insertTextMode", "insertTextModeSupport"),
];

fn has(can: &Value, pointer: &str) -> bool {
    match can.pointer(pointer) {
        Some(Value::Bool(it)) => *it,
        Some(Value::Null) | None => false,
        Some(_) => true,
    }
}

fn need(able: bool, what: &str) -> Verdict {
    able.then_some(())
        .ok_or_else(|| format!("the client did not say that it takes {what}"))
}

/// Whether a client takes a request.
pub fn request(can: &Value, method: &str, params: &Value) -> Verdict {
    if let Some((_, pointer)) = REQUESTS.iter().find(|it| it.0 == method) {
        need(has(can, pointer), method)?;
    }
    if method == "client/registerCapability" {
        for one in params["registrations"].as_array().into_iter().flatten() {
            let name = one["method"].as_str().unwrap_or_default();
            let pointer = format!("/{name}/dynamicRegistration");
            need(has(can, &pointer), &format!("a registration of {name}"))?;
        }
    }
    match method {
        "workspace/applyEdit" => workspace_edit(can, &params["edit"]),
        _ => Ok(()),
    }
}

/// Whether a client takes a notification.
pub fn notification(can: &Value, method: &str, params: &Value) -> Verdict {
    if method != "textDocument/publishDiagnostics" {
        return Ok(());
    }
    let of = &can["textDocument"]["publishDiagnostics"];
    let versioned = has(of, "/versionSupport") || params.get("version").is_none();
    need(versioned, "versions of diagnostics")?;
    diagnostics(of, &params["diagnostics"])
}

/// Whether a client takes an answer.
pub fn answer(can: &Value, announced: &Value, method: &str, result: &Value) -> Verdict {
    let of = &can["textDocument"];
    let each = |list: &Value, check: &dyn Fn(&Value) -> Verdict| {
        let mut list = list.as_array().into_iter().flatten();
        list.try_for_each(check)
    };
    match method {
        "textDocument/hover" => need(
            result["contents"]["kind"] != "markdown"
                || lists(&of["hover"]["contentFormat"], "markdown"),
            "Markdown in a hover",
        ),
        "textDocument/completion" => {
            let items = result.get("items").unwrap_or(result);
            each(items, &|it| completion(&of["completion"], it))
        }
        "completionItem/resolve" => completion(&of["completion"], result),
        "textDocument/definition" | "textDocument/declaration" | "textDocument/typeDefinition" => {
            let name = method.trim_start_matches("textDocument/");
            let links = result[0].get("targetUri").is_some();
            need(!links || has(&of[name], "/linkSupport"), "links")
        }
        "textDocument/documentSymbol" => need(
            result[0].get("selectionRange").is_none()
                || has(of, "/documentSymbol/hierarchicalDocumentSymbolSupport"),
            "symbols in symbols",
        ),
        "textDocument/codeAction" => each(result, &|it| action(can, it)),
        "codeAction/resolve" => action(can, result),
        "textDocument/rename" => workspace_edit(can, result),
        "textDocument/foldingRange" => each(result, &|it| {
            let words = it.get("collapsedText").is_none();
            let able = has(of, "/foldingRange/foldingRange/collapsedText");
            need(words || able, "words for what is folded")
        }),
        "textDocument/semanticTokens/full" | "textDocument/semanticTokens/range" => {
            tokens(&announced["semanticTokensProvider"]["legend"], result)
        }
        _ => Ok(()),
    }
}

fn lists(list: &Value, what: &str) -> bool {
    list.as_array()
        .is_some_and(|it| it.iter().any(|it| it == what))
}

/// What is pushed; of what is pulled, 3.17 lets no client say what it may hold.
fn diagnostics(of: &Value, list: &Value) -> Verdict {
    for one in list.as_array().into_iter().flatten() {
        for (name, ability) in DIAGNOSTIC {
            let able = one.get(name).is_none() || has(of, &format!("/{ability}"));
            need(able, name)?;
        }
    }
    Ok(())
}

fn completion(of: &Value, item: &Value) -> Verdict {
    let snippet = item["insertTextFormat"] == 2;
    let of = &of["completionItem"];
    need(!snippet || has(of, "/snippetSupport"), "snippets")?;
    for (name, ability) in COMPLETION {
        let able = item.get(name).is_none() || has(of, &format!("/{ability}"));
        need(able, name)?;
    }
    let markdown = item["documentation"]["kind"] == "markdown";
    let able = !markdown || lists(&of["documentationFormat"], "markdown");
    need(able, "Markdown in a completion")
}

fn action(can: &Value, action: &Value) -> Verdict {
    let of = &can["textDocument"]["codeAction"];
    let literal = action["command"].as_str().is_none();
    need(
        !literal || has(of, "/codeActionLiteralSupport"),
        "actions that are no commands",
    )?;
    for (name, ability) in ACTION {
        let able = action.get(name).is_none() || has(of, &format!("/{ability}"));
        need(able, name)?;
    }
    workspace_edit(can, &action["edit"])
}

fn workspace_edit(can: &Value, edit: &Value) -> Verdict {
    let of = &can["workspace"]["workspaceEdit"];
    let versioned = edit.get("documentChanges").is_none() || has(of, "/documentChanges");
    need(versioned, "edits with versions")?;
    let annotated = edit.get("changeAnnotations").is_none() || has(of, "/changeAnnotationSupport");
    need(annotated, "annotations of edits")
}

/// Each token has a type and modifiers of the legend.
fn tokens(legend: &Value, result: &Value) -> Verdict {
    let count = |name: &str| legend[name].as_array().map_or(0, Vec::len) as u64;
    let (types, modifiers) = (count("tokenTypes"), count("tokenModifiers"));
    let data: Vec<u64> = result["data"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_u64)
        .collect();
    for token in data.as_chunks::<5>().0 {
        if token[3] >= types || token[4] >> modifiers != 0 {
            return Err(format!("the legend has no token {token:?}"));
        }
    }
    Ok(())
}
