//! What keeps a brief from being assessed as it is meant, in words.

use super::count_of;
use crate::brief::Brief;
use crate::text::Lang;

/// That errors of form may hide something: `2 errors of form: what they touch may be missing or wrong here`.
pub fn form_errors(count: usize, lang: Lang) -> Option<String> {
    let errors = count_of(count, "error of form", "errors of form", "处形式错误", lang);
    let touched = if count == 1 {
        "it touches"
    } else {
        "they touch"
    };
    (count > 0).then(|| {
        lang.pick(
            format!("{errors}: what {touched} may be missing or wrong here"),
            format!("{errors}：所涉内容在此可能缺失或者有误"),
        )
    })
}

/// Why nothing of a brief can be assessed, when it has no charge of a known offence.
pub fn no_charge(brief: &Brief, form_errors: usize, empty: bool, lang: Lang) -> &'static str {
    let (en, zh) = if empty {
        ("the file is empty", "文件为空")
    } else if brief.charges.iter().any(|it| it.offence.is_some()) {
        ("no charge of a known offence", "没有可评估的指控")
    } else if form_errors > 0 {
        ("no charge could be read", "没有能读取的指控")
    } else {
        ("no offence is charged yet", "尚未提出指控")
    };
    super::pick(lang, en, zh)
}

/// That a charge has nobody for whom it could be assessed.
pub const fn no_accused(lang: Lang) -> &'static str {
    super::pick(
        lang,
        "it is against nobody: `against` names no party of the brief",
        "没有被告人：`against` 没有指明本摘要中的当事人",
    )
}
