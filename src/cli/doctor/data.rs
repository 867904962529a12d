//! The report for programs: one versioned JSON object.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::settings::settings;
use super::{Report, Why};

/// The version of the object. Keys are added, never renamed.
const FORMAT: u32 = 1;

/// The report as JSON, with what could not be read.
pub fn json(report: &Report, faults: &[(String, String)]) -> String {
    let lang = report.lang;
    let (from, variable) = match &report.why {
        Why::Flag => ("flag", None),
        Why::Configuration => ("configuration", None),
        Why::Variable(name, value) => ("system", Some(format!("{name}={value}"))),
        Why::Default => ("default", None),
    };
    let configuration = report.setting.as_ref().map(|setting| {
        let all = settings(&setting.config).into_iter();
        let all: Map<String, Value> = all.map(|(name, it)| (name.to_owned(), json!(it))).collect();
        let name = setting.path.file_name().unwrap_or_default();
        json!({ "path": shown(&setting.folder.join(name)), "settings": all })
    });
    let named: Vec<String> = report.named.iter().map(|it| shown(it)).collect();
    let fault = |path: &str, message: &str| json!({ "path": path, "message": message });
    let unusable = report.unusable.iter();
    let unusable: Vec<Value> = unusable.map(|it| fault(&it.0, it.1.get(lang))).collect();
    let faults: Vec<Value> = faults.iter().map(|it| fault(&it.0, &it.1)).collect();
    let (built_in, own) = report.schema_files();
    let offences: Vec<&str> = report.offences().map(|(id, _)| id).collect();
    let titles: BTreeMap<&str, &str> = report.offences().collect();
    let whole = json!({
        "format": FORMAT,
        "gravamen": env!("CARGO_PKG_VERSION"),
        "system": report.system,
        "program": report.program.as_deref().map(shown),
        "today": report.today.to_string(),
        "lang": lang.pick("en", "zh"),
        "lang-from": from,
        "locale": variable,
        "folder": shown(&report.folder),
        "configuration": configuration,
        "offences": offences,
        "offence-titles": titles,
        "schema-files": { "built-in": built_in, "own": own, "named": named },
        "texts": report.texts.as_deref().map(shown),
        "texts-of-no-provision": report.strays,
        "unusable": unusable,
        "input-errors": faults,
    });
    format!("{whole:#}\n")
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
