//! The page of a reading.

use super::cited;
use crate::phrase;
use crate::schema::{Reading, Schemas};
use crate::text::Lang;

pub(super) fn page(reading: &Reading, law: &Schemas, lang: Lang) -> String {
    let mut res = format!(
        "# {}\n\n",
        phrase::titled(reading.title.get(lang), &reading.id, lang)
    );
    res += &format!("{}\n\n", reading.summary.get(lang));
    for (nth, choice) in reading.choices.iter().enumerate() {
        let default = match nth {
            0 => lang.pick(" (default)", "（默认）"),
            _ => "",
        };
        res += &format!(
            "- `{}: {}`{default} {}\n",
            reading.id,
            choice.id,
            choice.title.get(lang)
        );
    }
    if let Some(cite) = &reading.cite {
        res += &format!("- {}\n", cited(cite, law, lang));
    }
    let how = lang.pick(
        "A brief chooses under `readings:`, a configuration for all briefs under its own `readings:`.",
        "案情摘要在 `readings:` 下选择；配置文件的 `readings:` 对所有案情摘要生效。",
    );
    res + &format!("\n{how}\n")
}
