//! What can be wrong with a text: rules by name, faults with their places, and the words and fixes that a rule gives a fault when it is shown.

use crate::text::{Edit, TextRange};

/// The fixed name of a rule, such as `ground-falls-short`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub &'static str);

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The brief is wrong or the charge does not stand.
    Error,
    /// Something a person should decide.
    Warning,
    /// Worth knowing.
    Note,
    /// A detail, shown when asked for or in an editor.
    Hint,
}

/// One fault: which rule, where, and what the rule needs to find its words again.
///
/// A fault is small. Its words and fixes are made by its rule, from the analysis, only when it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The rule that is broken.
    pub rule: RuleId,
    /// The smallest place that is wrong, in bytes of the text.
    pub at: TextRange,
    /// A severity other than the rule's own.
    pub severity: Option<Severity>,
    /// What the rule needs to say more.
    pub detail: Detail,
}

/// What a rule notes of a fault, as indexes into the analysis that the fault belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The place says it all.
    None,
    /// The n-th of a list that the rule knows (the syntax faults, the flaws, the facts).
    Nth(usize),
    /// Two of such a list.
    Pair(usize, usize),
    /// A charge of the brief.
    Charge(usize),
    /// A charge for one of its accused.
    Accused {
        /// Index among the charges.
        charge: usize,
        /// Index among the accused of that charge's assessment.
        accused: usize,
    },
    /// A ground of a charge, for one of its accused.
    Ground {
        /// Index among the charges.
        charge: usize,
        /// Index among the accused of that charge's assessment.
        accused: usize,
        /// Index among the grounds of that accused's assessment.
        ground: usize,
    },
    /// An element of a charge, for one of its accused.
    Element {
        /// Index among the charges.
        charge: usize,
        /// Index among the accused of that charge's assessment.
        accused: usize,
        /// Index among the elements of that accused's assessment.
        element: usize,
    },
    /// An index and a word, such as a fact and the rule it breaks.
    Word(usize, Box<str>),
}

impl Fault {
    /// A fault with its rule's own severity.
    pub fn new(rule: RuleId, at: TextRange, detail: Detail) -> Self {
        Self {
            rule,
            at,
            severity: None,
            detail,
        }
    }
}

/// Which text a place is in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// The text under analysis.
    Here,
    /// A schema file, by its path as the person gave it or its built-in name.
    Schema(std::sync::Arc<str>),
}

/// A place with something to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// In which text.
    pub source: Source,
    /// Which bytes of it.
    pub range: TextRange,
    /// What is there, short, without a full stop.
    pub text: String,
}

/// A fault in words, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// One sentence, true if it is all that is seen; lower case, no full stop.
    pub what: String,
    /// Short words under the place itself; may be empty.
    pub here: String,
    /// The rule of law or form, with its authority.
    pub why: Option<String>,
    /// What could be done, one line each. Fixes add their own titles.
    pub help: Vec<String>,
    /// Other places that matter: the fact, its amount, the evidence, the schema.
    pub related: Vec<Label>,
}

impl Words {
    /// The words under the place, where the sentence or its reason does not say them anyway: whoever
    /// reads all of it in one piece would read them twice.
    pub fn more_here(&self) -> Option<&str> {
        let said = [Some(&self.what), self.why.as_ref()];
        let said = said
            .into_iter()
            .flatten()
            .any(|it| it.contains(&*self.here));
        (!said).then_some(&*self.here)
    }

    /// Changes each of the texts.
    pub fn each_mut(&mut self, change: impl Fn(&mut String)) {
        change(&mut self.what);
        change(&mut self.here);
        self.why.iter_mut().for_each(&change);
        self.help.iter_mut().for_each(&change);
        self.related.iter_mut().for_each(|it| change(&mut it.text));
    }
}

/// How far a fix may be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Safety {
    /// Changes form only and may be applied in bulk.
    Safe,
    /// A person chooses it, one by one.
    Offered,
}

/// A way to mend a fault. It never invents a fact and never edits through an alias.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in the imperative, in one language.
    pub title: String,
    /// Whether it may be applied in bulk.
    pub safety: Safety,
    /// The replacements, in order, not overlapping.
    pub edits: Vec<Edit>,
}
