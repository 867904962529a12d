//! The settings of the editor as they come in, and what the person is told of those that do not hold.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Map, Value};
use tower_lsp::lsp_types::{ConfigurationItem, MessageType};

use super::backend::Backend;
use super::fresh::{Fresh, within};
use super::options::{self, OptionFault};
use super::session::Session;
use crate::schema::Schemas;

/// What is wrong with the settings.
#[derive(Debug, Default)]
pub struct Faults {
    /// As they were read last.
    read: Mutex<Vec<OptionFault>>,
    /// Of which the person was told, with what the disk and the law do not know.
    told: Mutex<Vec<OptionFault>>,
    /// Counts up with each question and each message: only the answer to the last question counts.
    turn: AtomicU64,
}

/// Takes settings, and notes what is wrong with them: before the session has begun nobody can be told.
pub fn take(session: &Session, value: &Value, roots: Option<Vec<PathBuf>>) {
    let (options, faults) = options::read(value);
    if roots.is_some() || options != session.options() {
        session.configure(Some(options), roots);
    }
    // Behind the settings: who finds these faults finds the law and the language of these settings.
    let read = &session.settings.read;
    *read.lock().unwrap_or_else(PoisonError::into_inner) = faults;
}

/// Asks the client for the section `gravamen` of its settings. Without an answer all stays as it is.
pub async fn ask(session: &Session) {
    let item = ConfigurationItem {
        scope_uri: None,
        section: Some("gravamen".to_owned()),
    };
    let turn = next_turn(session);
    if let Some(mut answer) = within(session.peer.configuration(vec![item])).await
        && let Some(value) = answer.pop().filter(|it| !it.is_null())
        && session.settings.turn.load(Ordering::SeqCst) == turn
    {
        take(session, &value, None);
    }
}

fn next_turn(session: &Session) -> u64 {
    session.settings.turn.fetch_add(1, Ordering::SeqCst) + 1
}

/// The client's settings changed: they are in the message, or have to be asked for.
pub fn configured(backend: &Backend, settings: &Value) {
    let (session, fresh) = (Arc::clone(&backend.session), Fresh::of(backend));
    let asked = session.client().has_configuration();
    let sent = sent(settings, asked);
    // At once: the last message has to win, also over an answer that is still on its way.
    if let Some(it) = &sent {
        next_turn(&session);
        take(&session, it, None);
    }
    tokio::spawn(async move {
        if sent.is_none() && asked {
            ask(&session).await;
        }
        tell(&session);
        fresh.check_all().await;
    });
}

/// The settings in a message: the section, or, of a client that cannot be asked, all of it when it
/// holds a setting of ours.
fn sent(settings: &Value, asked: bool) -> Option<Value> {
    let section = settings.get("gravamen").filter(|it| !it.is_null());
    let names = settings.as_object().map(Map::keys);
    let plain = !asked && names.is_some_and(|mut it| it.any(|it| options::is_known(it)));
    section.or_else(|| plain.then_some(settings)).cloned()
}

/// Tells the person once which settings do not hold, and why. Nobody waits for that.
pub fn tell(session: &Arc<Session>) {
    let session = Arc::clone(session);
    tokio::spawn(async move {
        let of = Arc::clone(&session);
        if session.pool.later(move || tell_now(&of)).await.is_err() {
            let words = "the settings were not looked at; please report it";
            session.log.error(words);
        }
    });
}

fn tell_now(session: &Session) {
    // One after the other, so that the last word is of the settings of the moment.
    let told = &session.settings.told;
    let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
    let read = &session.settings.read;
    let mut faults = read.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let (law, roots) = (session.law(), session.roots());
    let folders = roots.iter().map(|it| Some(&**it));
    let folders = folders.chain(roots.is_empty().then_some(None::<&Path>));
    let places: Vec<_> = folders.map(|it| law.place(it)).collect();
    let laws: Vec<&Schemas> = places.iter().map(|it| &*it.law.world.schemas).collect();
    faults.extend(session.options().unknown(roots.first(), &laws));
    faults.extend(options::unknown_on_line(&session.line_schemas()));
    let fresh: Vec<OptionFault> = faults
        .iter()
        .filter(|it| !told.contains(it))
        .cloned()
        .collect();
    *told = faults;
    drop(told);
    if fresh.is_empty() {
        return;
    }
    let lang = law.lang(roots.first().map(|it| &**it), session.client().lang);
    let all: Vec<String> = fresh.iter().map(|it| it.words(lang)).collect();
    let words = lang.pick(
        format!(
            "Gravamen: these settings do not hold as written: {}",
            all.join("; ")
        ),
        format!("Gravamen：以下设置未按所写生效：{}", all.join("；")),
    );
    session.tell_person(MessageType::WARNING, words);
}
