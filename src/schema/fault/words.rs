//! Schema faults in words, in both languages side by side.

use super::{DatesFault, FaultKind, Invalid, SchemaFault, Unreachable};
use crate::finding::{Label, Source, Words};
use crate::quantity::NoteKind;
use crate::schema::Schemas;
use crate::text::Lang;

impl SchemaFault {
    /// The fault in words. `schemas` are those that were loaded with it: they name the file
    /// of another place.
    pub fn words(&self, schemas: &Schemas, lang: Lang) -> Words {
        let mut res = Words {
            what: self.what(lang),
            here: self.here(lang),
            why: self.why(lang),
            ..Words::default()
        };
        if let Some(meant) = self.meant() {
            res.help.push(say!(
                lang,
                "did you mean `{meant}`?",
                "是否想写 `{meant}`？"
            ));
        } else if let Some(known) = self.known() {
            res.help.push(say!(
                lang,
                "what can stand here: {known}",
                "此处可写：{known}"
            ));
        }
        res.help.extend(self.advice(lang).map(str::to_owned));
        if let Some(other) = self.other {
            let file = schemas.files.get(other.file.index());
            res.related.extend(file.map(|it| Label {
                source: Source::Schema(it.name.clone()),
                range: other.range,
                text: self.other_words(lang),
            }));
        }
        res
    }

    fn what(&self, lang: Lang) -> String {
        match &self.kind {
            FaultKind::Syntax(reason) => reason.what(lang),
            FaultKind::DuplicateKey(key) => {
                say!(
                    lang,
                    "`{key}` stands here a second time",
                    "`{key}` 重复出现"
                )
            }
            FaultKind::UnknownKey { key, .. } => {
                say!(
                    lang,
                    "the schema language has no key `{key}` here",
                    "罪名定义语言在此处没有 `{key}` 这一项"
                )
            }
            FaultKind::Misplaced {
                key,
                test: Some(test),
            } => {
                say!(
                    lang,
                    "`{key}` means nothing beside `{test}`",
                    "`{key}` 与 `{test}` 并用没有意义"
                )
            }
            FaultKind::Misplaced { key, test: None } => {
                say!(
                    lang,
                    "`{key}` means nothing without `in-force`",
                    "没有 `in-force` 时 `{key}` 没有意义"
                )
            }
            FaultKind::UnknownVersion(version) => {
                say!(
                    lang,
                    "this build does not know version `{version}` of the schema language",
                    "本版本不认识罪名定义语言的 `{version}` 版"
                )
            }
            FaultKind::MissingKey(key) => say!(lang, "`{key}` is missing", "缺少 `{key}`"),
            FaultKind::WrongType(due) => {
                let due = due.words(lang);
                say!(lang, "{due} is due here", "此处应为{due}")
            }
            FaultKind::Value { fault, text } => fault.what(text, lang),
            FaultKind::Form(NoteKind::BareAmount(_)) => {
                say!(
                    lang,
                    "an amount of money without its currency",
                    "金额未注明币种"
                )
            }
            FaultKind::Form(_) => {
                say!(
                    lang,
                    "this value can be read and should be written in another way",
                    "该值可以读取，但应改用规范写法"
                )
            }
            FaultKind::UnknownWord { word, .. } => {
                say!(lang, "`{word}` cannot stand here", "此处不能写 `{word}`")
            }
            FaultKind::Invalid(invalid) => invalid.words(lang),
            FaultKind::Unknown { what, id, .. } => what.unknown(id, lang),
            FaultKind::MissingCite => {
                say!(
                    lang,
                    "no provision is cited for what is set here",
                    "此处的规定未注明出处"
                )
            }
            FaultKind::UnknownMeasure { path, why, .. } => why.words(path, lang),
            FaultKind::Unreachable { ground, why } => why.words(ground, lang),
            FaultKind::DuplicateGround(id) => {
                say!(
                    lang,
                    "the ground `{id}` stands here a second time",
                    "情形 `{id}` 重复出现"
                )
            }
            FaultKind::Dates(dates) => dates.words(lang),
            FaultKind::ExampleFails { stated, got } => {
                let got = got.get(lang);
                say!(
                    lang,
                    "the example states `{stated}`, and {got} came out",
                    "示例写明 `{stated}`，实际结果为{got}"
                )
            }
        }
    }

    fn advice(&self, lang: Lang) -> Option<&'static str> {
        match &self.kind {
            FaultKind::Syntax(reason) => reason.help(lang),
            FaultKind::Value { fault, .. } => fault.help(lang),
            _ => None,
        }
    }

    /// A few words under the place.
    fn here(&self, lang: Lang) -> String {
        match &self.kind {
            FaultKind::DuplicateKey(_) | FaultKind::DuplicateGround(_) => {
                say!(lang, "the second", "第二处")
            }
            FaultKind::UnknownKey { .. } => say!(lang, "unknown key", "未知的项"),
            FaultKind::MissingCite => say!(lang, "`cite` is missing", "缺少 `cite`"),
            FaultKind::Unknown { .. } => say!(lang, "nothing of this name", "没有此名称"),
            FaultKind::ExampleFails { .. } => say!(lang, "does not hold", "与结果不符"),
            _ => String::new(),
        }
    }

    fn why(&self, lang: Lang) -> Option<String> {
        Some(match &self.kind {
            FaultKind::MissingCite => say!(
                lang,
                "every number names the provision that it comes from",
                "每个数字都须注明其所依据的条文"
            ),
            FaultKind::Unreachable {
                why: Unreachable::ZeroStandard,
                ..
            } => say!(
                lang,
                "a standard of nothing is reached by every fact",
                "标准为零时，任何事实都会达到"
            ),
            FaultKind::Unreachable {
                why: Unreachable::Unasked { .. },
                ..
            } => say!(
                lang,
                "a ground counts only through `requires:`, through `adds:`, or through a ground that is measured by it",
                "情形须经 `requires:`、`adds:` 或者以其计量的其他情形，才起作用"
            ),
            FaultKind::Dates(DatesFault::NotTheInstruments) => say!(
                lang,
                "an overlay applies from the day on which its instrument does",
                "补充规定自其文件施行之日起适用"
            ),
            FaultKind::Invalid(Invalid::MixedUnits) => say!(
                lang,
                "kinds of amounts are never interchangeable",
                "不同种类的数量、数额不能互相折抵"
            ),
            FaultKind::Invalid(Invalid::OverlayReplaces(_)) => say!(
                lang,
                "what applied before the date must stay as it was",
                "该日期之前适用的规定须保持原样"
            ),
            _ => return None,
        })
    }

    fn known(&self) -> Option<String> {
        const MOST: usize = 24;
        let ticked = |words: &mut dyn Iterator<Item = &str>, count: usize| {
            let list: Vec<_> = words.take(MOST).map(|it| format!("`{it}`")).collect();
            let more = if count > MOST { " …" } else { "" };
            (count > 0).then(|| list.join(", ") + more)
        };
        match &self.kind {
            FaultKind::UnknownKey { known, .. } => ticked(&mut known.iter().copied(), known.len()),
            FaultKind::UnknownWord { known, .. } => {
                ticked(&mut known.iter().map(|it| &**it), known.len())
            }
            _ => None,
        }
    }

    fn other_words(&self, lang: Lang) -> String {
        match &self.kind {
            FaultKind::Dates(DatesFault::NotTheInstruments) => {
                say!(lang, "the instrument", "该文件")
            }
            FaultKind::Dates(_) => say!(lang, "the offence", "该罪名"),
            _ => say!(lang, "the first", "第一处"),
        }
    }
}
