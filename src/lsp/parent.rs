//! The server ends when the process that started it does, and how it ends then.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use serde_json::Value;

static EXPECTED: AtomicBool = AtomicBool::new(false);

/// The client said that it is about to end.
pub fn expected() {
    EXPECTED.store(true, Ordering::SeqCst);
}

/// 0 once the client has said `shutdown`, else 1: whether it then says `exit`, closes its end or just
/// goes away.
pub fn exit_code() -> i32 {
    i32::from(!EXPECTED.load(Ordering::SeqCst))
}

/// Watches the client's process, when `initialize` names one that can be seen from here: in a
/// container or over a network its number may be another system's.
pub fn watch(initialize: Option<&Value>) {
    let id = initialize.and_then(|it| it.get("processId")?.as_i64());
    let Some(id) = id.filter(|it| is_alive(*it)) else {
        return;
    };
    thread::spawn(move || {
        while is_alive(id) {
            thread::sleep(Duration::from_millis(500));
        }
        std::process::exit(exit_code());
    });
}

/// Whether a process can be seen. Where there is no `/proc` nothing is watched, and the end of the
/// input ends the server.
fn is_alive(id: i64) -> bool {
    let Ok(stat) = std::fs::read_to_string(format!("/proc/{id}/stat")) else {
        return false;
    };
    // After the name in brackets: a dead process that nobody has waited for is a `Z`.
    let state = stat.rsplit(')').next().unwrap_or_default().trim_start();
    !state.starts_with(['Z', 'X'])
}
