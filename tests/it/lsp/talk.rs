//! What was said between a client and the server so far, and whether the next message of the
//! server may follow: envelope, types, one answer to each request, and only what the client can do.

mod able;
mod tests;

use std::collections::HashMap;

use serde_json::Value;

use super::meta::{Direction, Model, is_new};

/// One session, as far as the rules of the protocol need it.
#[derive(Default)]
pub struct Talk {
    /// The abilities that the client sent.
    can: Value,
    /// What the server announced.
    pub announced: Value,
    /// What was asked and not answered yet.
    asked: HashMap<String, Asked>,
    greeted: bool,
    work: HashMap<String, Work>,
    /// The ids of the server's requests.
    own_ids: Vec<Value>,
}

struct Asked {
    method: String,
    partial: Option<Value>,
}

/// How far a reported work is.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Work {
    Created,
    Begun,
    Ended,
}

type Verdict = Result<(), String>;

impl Talk {
    /// Notes what the client sends, and holds the tests themselves to the protocol.
    pub fn sent(&mut self, message: &Value) -> Verdict {
        let Some(method) = message["method"].as_str() else {
            return Ok(());
        };
        let params = message.get("params").unwrap_or(&Value::Null);
        if method == "initialize" {
            self.can = params["capabilities"].clone();
        }
        if let Some(token) = params.get("workDoneToken") {
            self.work.insert(token.to_string(), Work::Created);
        }
        if let Some(id) = message.get("id") {
            let asked = Asked {
                method: method.to_owned(),
                partial: params.get("partialResultToken").cloned(),
            };
            self.asked.insert(id.to_string(), asked);
        }
        let Some(model) = Model::get() else {
            return Ok(());
        };
        let request = model.request(method).map(|it| it.params.as_ref());
        let notification = model.notification(method).map(|it| it.params.as_ref());
        match request.or(notification) {
            Some(Some(ty)) if !params.is_null() => {
                let verdict = model.check(ty, params, method);
                verdict.map_err(|it| format!("the test itself sends nonsense: {it}"))
            }
            _ => Ok(()),
        }
    }

    /// Whether something is still to be answered.
    pub fn waits(&self) -> Vec<&str> {
        self.asked.values().map(|it| &*it.method).collect()
    }

    /// Whether the server may say this now.
    pub fn received(&mut self, message: &Value) -> Verdict {
        let Some(object) = message.as_object() else {
            return Err("no object".to_owned());
        };
        if message["jsonrpc"] != "2.0" {
            return Err("`jsonrpc` is not \"2.0\"".to_owned());
        }
        let has = |it: &str| object.contains_key(it);
        let known = ["jsonrpc", "id", "method", "params", "result", "error"];
        if let Some(other) = object.keys().find(|it| !known.contains(&it.as_str())) {
            return Err(format!("a message has no `{other}`"));
        }
        match (has("method"), has("id")) {
            (true, _) if has("result") || has("error") => {
                Err("asks and answers at once".to_owned())
            }
            (true, true) => self.request(message),
            (true, false) => self.notification(message),
            (false, true) if has("result") != has("error") => self.response(message),
            (false, true) => Err("neither a result nor an error, or both".to_owned()),
            (false, false) => Err("neither asks nor answers".to_owned()),
        }
    }

    fn response(&mut self, message: &Value) -> Verdict {
        let id = &message["id"];
        if let Some(error) = message.get("error") {
            is_error(error)?;
            if id.is_null() {
                let of_parsing = [-32700, -32600].contains(&error["code"].as_i64().unwrap_or(0));
                return of_parsing
                    .then_some(())
                    .ok_or_else(|| format!("to nobody: {error}"));
            }
        }
        let asked = self.asked.remove(&id.to_string());
        let asked = asked.ok_or_else(|| format!("answers {id}, which waits for no answer"))?;
        let Some(result) = message.get("result") else {
            return Ok(());
        };
        if asked.method == "initialize" {
            self.greeted = true;
            self.announced = result["capabilities"].clone();
        }
        let Some(model) = Model::get() else {
            return Ok(());
        };
        let request = model.request(&asked.method);
        let request = request.ok_or_else(|| format!("answers the unknown `{}`", asked.method))?;
        let verdict = model.check(&request.result, result, &asked.method);
        verdict.map_err(|it| it.to_string())?;
        able::answer(&self.can, &self.announced, &asked.method, result)
    }

    fn request(&mut self, message: &Value) -> Verdict {
        let method = message["method"].as_str().ok_or("`method` is no string")?;
        if !message["id"].is_i64() && !message["id"].is_string() {
            return Err(format!("the id {} is no id", message["id"]));
        }
        if self.own_ids.contains(&message["id"]) {
            return Err(format!("uses the id {} again", message["id"]));
        }
        self.own_ids.push(message["id"].clone());
        if !self.greeted && method != "window/showMessageRequest" {
            return Err(format!("`{method}` before the answer to `initialize`"));
        }
        if method == "window/workDoneProgress/create" {
            let token = message["params"]["token"].to_string();
            if self.work.contains_key(&token) {
                return Err(format!("creates the token {token} again"));
            }
            self.work.insert(token, Work::Created);
        }
        able::request(&self.can, method, &message["params"])?;
        let Some(model) = Model::get() else {
            return Ok(());
        };
        let request = model.request(method);
        let request = request.ok_or_else(|| format!("the protocol has no request `{method}`"))?;
        may_send(method, request.message_direction, request.since.as_deref())?;
        params(model, request.params.as_ref(), message)?;
        if method == "client/registerCapability" {
            registrations(model, &message["params"])?;
        }
        Ok(())
    }

    fn notification(&mut self, message: &Value) -> Verdict {
        let method = message["method"].as_str().ok_or("`method` is no string")?;
        let early = [
            "window/showMessage",
            "window/logMessage",
            "telemetry/event",
            "$/progress",
        ];
        if !self.greeted && !early.contains(&method) {
            return Err(format!("`{method}` before the answer to `initialize`"));
        }
        able::notification(&self.can, method, &message["params"])?;
        let Some(model) = Model::get() else {
            return Ok(());
        };
        let one = model.notification(method);
        let one = one.ok_or_else(|| format!("the protocol has no notification `{method}`"))?;
        may_send(method, one.message_direction, one.since.as_deref())?;
        params(model, one.params.as_ref(), message)?;
        if method == "$/progress" {
            self.progress(model, &message["params"])?;
        }
        Ok(())
    }

    /// A report of work begins once and ends once; a part of a result has the type of such parts.
    fn progress(&mut self, model: &Model, params: &Value) -> Verdict {
        let (token, value) = (&params["token"], &params["value"]);
        let mut asked = self.asked.values();
        if let Some(asked) = asked.find(|it| it.partial.as_ref() == Some(token)) {
            let ty = model
                .request(&asked.method)
                .and_then(|it| it.partial_result.as_ref());
            let ty = ty.ok_or_else(|| format!("`{}` has no parts", asked.method))?;
            return model.check(ty, value, "part").map_err(|it| it.to_string());
        }
        let state = self.work.get(&token.to_string()).copied();
        let kind = value["kind"].as_str().unwrap_or_default();
        let (ty, next) = match (kind, state) {
            ("begin", Some(Work::Created)) => ("WorkDoneProgressBegin", Work::Begun),
            ("report", Some(Work::Begun)) => ("WorkDoneProgressReport", Work::Begun),
            ("end", Some(Work::Begun)) => ("WorkDoneProgressEnd", Work::Ended),
            _ => {
                return Err(format!(
                    "progress {params} does not follow from what was before"
                ));
            }
        };
        self.work.insert(token.to_string(), next);
        let verdict = model.check_named(ty, value, "progress");
        verdict.map_err(|it| it.to_string())
    }
}

fn is_error(error: &Value) -> Verdict {
    let whole = error.as_object().is_some_and(|it| {
        let mut keys = it.keys();
        keys.all(|it| ["code", "message", "data"].contains(&it.as_str()))
    });
    let fits = whole && error["code"].is_i64() && error["message"].is_string();
    fits.then_some(())
        .ok_or_else(|| format!("{error} is no error"))
}

fn may_send(method: &str, direction: Direction, since: Option<&str>) -> Verdict {
    if direction == Direction::ClientToServer {
        return Err(format!("`{method}` is for the client to send"));
    }
    match is_new(since) {
        true => Err(format!("`{method}` is newer than 3.17")),
        false => Ok(()),
    }
}

fn params(model: &Model, ty: Option<&super::meta::Type>, message: &Value) -> Verdict {
    let given = message.get("params");
    match (ty, given) {
        (None, None) => Ok(()),
        (None, Some(Value::Null)) => Ok(()),
        (None, Some(_)) => Err("has parameters and may have none".to_owned()),
        (Some(_), None) => Err("has no parameters".to_owned()),
        (Some(ty), Some(given)) => {
            let name = message["method"].as_str().unwrap_or_default();
            model.check(ty, given, name).map_err(|it| it.to_string())
        }
    }
}

/// What is registered has the options of its method.
fn registrations(model: &Model, params: &Value) -> Verdict {
    for one in params["registrations"].as_array().into_iter().flatten() {
        let method = one["method"].as_str().unwrap_or_default();
        let request = model.request(method).map(|it| &it.registration_options);
        let notification = model
            .notification(method)
            .map(|it| &it.registration_options);
        let ty = request.or(notification);
        let ty = ty.ok_or_else(|| format!("registers the unknown `{method}`"))?;
        if let (Some(ty), Some(options)) = (ty, one.get("registerOptions")) {
            let verdict = model.check(ty, options, "registerOptions");
            verdict.map_err(|it| it.to_string())?;
        }
    }
    Ok(())
}
