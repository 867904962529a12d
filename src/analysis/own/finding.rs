//! What is wrong with a person's own file: one shape for schemas, examples and configurations.

use crate::config;
use crate::finding::{Fix, RuleId, Safety, Severity, Words};
use crate::rules;
use crate::schema::fault::FaultKind;
use crate::schema::{SchemaFault, Schemas};
use crate::text::{Lang, TextRange};
use crate::yaml::{self, Document, SyntaxReason};

/// A fault of a person's own file.
#[derive(Clone, Debug)]
pub struct OwnFinding {
    /// The rule that says it.
    pub rule: RuleId,
    /// How bad it is.
    pub severity: Severity,
    /// The smallest place that is wrong.
    pub at: TextRange,
    fault: Fault,
}

#[derive(Clone, Debug)]
enum Fault {
    Syntax(yaml::Fault),
    Schema(SchemaFault),
    Setting(config::Fault),
}

impl OwnFinding {
    /// Faults of a schema or an examples file.
    pub fn of_schema(faults: impl Iterator<Item = SchemaFault>) -> Vec<Self> {
        let one = |it: SchemaFault| Self {
            rule: it.rule(),
            severity: severity(it.rule()),
            at: it.at,
            fault: Fault::Schema(it),
        };
        faults.map(one).collect()
    }

    /// Faults of a configuration: those of YAML itself, then those of its settings.
    pub fn of_configuration(doc: &Document, faults: &[config::Fault]) -> Vec<Self> {
        let rule = RuleId("yaml-syntax");
        let syntax = doc.faults().iter().map(|it| Self {
            rule,
            severity: severity(rule),
            at: it.range,
            fault: Fault::Syntax(it.clone()),
        });
        let own = faults.iter().map(|it| Self {
            rule: it.rule,
            severity: it.severity(),
            at: it.at,
            fault: Fault::Setting(it.clone()),
        });
        syntax.chain(own).collect()
    }

    /// The finding in words; `law` is the one that was loaded with the file.
    pub fn words(&self, law: &Schemas, lang: Lang) -> Words {
        match &self.fault {
            Fault::Syntax(fault) => syntax(&fault.reason, lang),
            Fault::Schema(fault) => match &fault.kind {
                FaultKind::Syntax(reason) => syntax(reason, lang),
                _ => fault.words(law, lang),
            },
            Fault::Setting(fault) => fault.words(lang),
        }
    }

    /// The ways to mend it in its text, best first.
    pub fn fixes(&self, doc: &Document, lang: Lang) -> Vec<Fix> {
        match &self.fault {
            Fault::Syntax(fault) => fault.fix.iter().map(|it| mend(it, lang)).collect(),
            Fault::Schema(fault) if matches!(fault.kind, FaultKind::Syntax(_)) => doc
                .faults()
                .iter()
                .filter(|it| it.range == fault.at)
                .filter_map(|it| it.fix.as_ref().map(|it| mend(it, lang)))
                .collect(),
            Fault::Schema(fault) => fault.fixes(doc, lang),
            Fault::Setting(fault) => fault.fix(lang).into_iter().collect(),
        }
    }
}

/// How bad a rule is by itself; the rules of schema files alone are errors.
fn severity(rule: RuleId) -> Severity {
    rules::find(rule.0).map_or(Severity::Error, |it| it.severity)
}

/// The words of the rule `yaml-syntax`, whatever file it speaks of.
fn syntax(reason: &SyntaxReason, lang: Lang) -> Words {
    let why = lang.pick(
        "what cannot be read is left out; the rest still counts",
        "无法读取的部分不予采用；其余部分仍然有效",
    );
    Words {
        what: reason.what(lang),
        why: Some(why.to_owned()),
        help: reason.help(lang).map(str::to_owned).into_iter().collect(),
        ..Words::default()
    }
}

fn mend(edit: &crate::text::Edit, lang: Lang) -> Fix {
    let (insert, gone) = (&edit.insert, edit.range.is_empty());
    let title = match (gone, insert.is_empty()) {
        (true, _) => lang.pick(format!("insert `{insert}`"), format!("插入 `{insert}`")),
        (_, true) => lang.pick("remove it", "删除").to_owned(),
        _ => lang.pick(format!("change to `{insert}`"), format!("改为 `{insert}`")),
    };
    Fix {
        title,
        safety: Safety::Offered,
        edits: vec![edit.clone()],
    }
}
