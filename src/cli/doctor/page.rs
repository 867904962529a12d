//! The report in words.

use super::settings::{Value, settings};
use super::{Report, Why};
use crate::text::Lang;

/// The report in words.
pub fn page(report: &Report) -> String {
    let mut page = Page {
        lang: report.lang,
        text: String::new(),
    };
    page.program(report);
    page.configuration(report);
    page.law(report);
    page.text
}

struct Page {
    lang: Lang,
    text: String,
}

impl Page {
    fn line(&mut self, en: &str, zh: &str, value: &str) {
        let (name, colon) = self.lang.pick((en, ": "), (zh, "："));
        self.text += &format!("{name}{colon}{value}\n");
    }

    fn program(&mut self, report: &Report) {
        let version = env!("CARGO_PKG_VERSION");
        self.text += &format!("gravamen {version}\n");
        self.line("system", "系统", &report.system);
        if let Some(path) = &report.program {
            self.line("program", "程序", &path.display().to_string());
        }
        self.line("today", "今天", &report.today.to_string());
        let why = match &report.why {
            Why::Flag => "--lang".to_owned(),
            Why::Configuration => self.lang.pick("configuration", "配置").to_owned(),
            Why::Variable(name, value) => format!("{name}={value}"),
            Why::Default => {
                let words = self.lang.pick("no locale is set", "未设置区域");
                words.to_owned()
            }
        };
        let lang = format!("{} ({why})", self.lang.pick("en", "zh"));
        self.line("language", "语言", &lang);
        self.text.push('\n');
    }

    fn configuration(&mut self, report: &Report) {
        let folder = report.folder.display().to_string();
        self.line("folder", "文件夹", &folder);
        let Some(setting) = &report.setting else {
            let none = self.lang.pick(
                "none: no `gravamen.yaml` in this folder or above it; everything is as by default",
                "无：此文件夹及其上级均无 `gravamen.yaml`，一切按默认值",
            );
            self.line("configuration", "配置", none);
            self.text.push('\n');
            return;
        };
        self.line("configuration", "配置", &setting.path.display().to_string());
        for (name, value) in settings(&setting.config) {
            self.text += &format!("  {name}: {}\n", written(&value));
        }
        self.text.push('\n');
    }

    /// Says how many files among the official texts are never shown, and names the first.
    fn strays(&mut self, strays: &[String]) {
        let count = strays.len();
        if count == 0 {
            return;
        }
        let (comma, more) = self.lang.pick((", ", ", …"), ("、", "等"));
        let mut named = strays[..count.min(NAMED)].join(comma);
        if count > NAMED {
            named += more;
        }
        let words = match (self.lang, count) {
            (Lang::En, 1) => format!("1 file belongs to no provision ({named})"),
            (Lang::En, _) => format!("{count} files belong to no provision ({named})"),
            (Lang::Zh, _) => format!("{count}个文件不对应任何条文（{named}）"),
        };
        self.line("note", "提示", &words);
    }

    fn law(&mut self, report: &Report) {
        let offences: Vec<&str> = report.offences().map(|(id, _)| id).collect();
        self.line("offences", "罪名", &offences.join(", "));
        let (built_in, own) = report.schema_files();
        self.line(
            "built-in schema files",
            "内置规则文件",
            &built_in.to_string(),
        );
        for name in own {
            self.line("own schema file", "自有规则文件", name);
        }
        for path in &report.named {
            self.line("--schemas", "--schemas", &path.display().to_string());
        }
        if let Some(texts) = &report.texts {
            self.line("official texts", "官方文本", &texts.display().to_string());
            self.strays(&report.strays);
        }
        for (path, why) in &report.unusable {
            let colon = self.lang.pick(": ", "：");
            let words = format!("{path}{colon}{}", why.get(self.lang));
            self.line("cannot be used", "无法使用", &words);
        }
    }
}

/// So many files are named.
const NAMED: usize = 3;

/// A setting as the configuration would write it.
fn written(value: &Value) -> String {
    match value {
        Value::Word(it) => it.clone(),
        Value::Flag(it) => it.to_string(),
        Value::List(all) => format!("[{}]", all.join(", ")),
        Value::Map(all) => {
            let all: Vec<String> = all.iter().map(|it| format!("{}: {}", it.0, it.1)).collect();
            format!("{{{}}}", all.join(", "))
        }
    }
}
