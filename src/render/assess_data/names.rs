//! The words of the tree, the same in every language.

use crate::assess::{Applies, Doubt, Outcome, Reason};

pub(super) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Unsupported => "unsupported",
        Outcome::Short => "short",
        Outcome::Undetermined => "undetermined",
        Outcome::Met => "met",
    }
}

pub(super) const fn doubt(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::Disputed => "disputed",
        Doubt::Unstated(_) => "unstated",
        Doubt::Range => "range",
        Doubt::Date => "date",
        Doubt::Weighed(_) => "weighed",
        Doubt::Referred(_) => "referred",
        Doubt::Recipients => "recipients",
    }
}

pub(super) const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Rebutted => "rebutted",
        Reason::NoFinding => "no-finding",
        Reason::NoReason => "no-reason",
        Reason::DatesOpen => "dates-open",
        Reason::Displaced => "displaced",
        Reason::Overflow => "overflow",
    }
}

/// Not `no`, which older readers of YAML take for a boolean.
pub(super) const fn applies(applies: Applies) -> Option<&'static str> {
    match applies {
        Applies::Yes => None,
        Applies::No => Some("outside"),
        Applies::Open => Some("open"),
    }
}
