//! The command: see `cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    gravamen::cli::run()
}
