//! A fault in the program itself, while it works on one file, is an error of that file alone.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

use crate::text::Lang;

thread_local! {
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps what a panic says for [`guarded`], instead of printing it among the findings.
pub fn quiet_panics() {
    panic::set_hook(Box::new(|info| {
        let place = info
            .location()
            .map(|it| format!("{}:{}", it.file(), it.line()));
        LAST.set(place);
    }));
}

/// Runs the work on one file. A panic becomes words.
///
/// # Errors
///
/// When the work panics.
pub fn guarded<T>(lang: Lang, work: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        let place = LAST.take().unwrap_or_default();
        lang.pick(
            format!("internal error at {place}: this file was not finished; please report it"),
            format!("内部错误（{place}）：该文件未处理完毕，请报告此问题"),
        )
    })
}
