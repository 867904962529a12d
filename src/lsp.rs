//! The language server: a thin shell around the analysis. What a client asks is answered from an
//! immutable [`Snapshot`] of one version of one document.

mod client;
mod features;
mod position;
mod snapshot;

pub use client::Client;
pub use features::announce;
pub use snapshot::Snapshot;
