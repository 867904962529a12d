//! What several rules share: going through accusations, common fixes, common words.

mod accusation;
pub mod flaw;
pub mod labels;
pub mod plead;
mod references;
pub mod relied;
pub mod roads;
mod suppression;

pub use accusation::{Accusation, Pleaded, accusations, is_written_here};
pub use references::{adds_up, prior_event};
pub use suppression::remove_from_suppression;
