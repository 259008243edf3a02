//! `cargo xtask licences`: lists what the page is made of, with every licence's text, for the page's About.

use std::fs;

use super::setup;
use crate::{
    failure::{Failure, Outcome},
    listing,
    needs::Need,
    process, shipped,
};

const LIST: &str = "web/assets/licences.json";

/// What cargo-about prints.
const PRINTED: &str = "target/licences.txt";

/// `licences`.
pub fn run(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err(Failure::new("usage: cargo xtask licences"));
    }
    setup::ensure(&[Need::CargoAbout])?;
    let root = process::root()?;
    let crates = shipped::crates()?;
    println!("\nLooking for the licences of {} crates; this takes a minute or two", crates.len());
    // cargo-about must not ask the network for licences, and so does not fetch crates either.
    process::run(process::command("cargo")?.args(["fetch", "--locked"]))?;
    let printed = root.join(PRINTED);
    fs::create_dir_all(root.join("target")).map_err(|error| Failure::new(format!("target: {error}")))?;
    let mut about = process::command("cargo")?;
    about.args(["about", "generate", "--workspace", "--all-features", "--frozen", "--fail"]);
    process::run(about.args(["--output-file", PRINTED, "crates/xtask/src/texts.hbs"]))?;
    let printed = fs::read_to_string(&printed).map_err(|error| Failure::new(format!("{PRINTED}: {error}")))?;
    let json = listing::json(&crates, listing::texts(&printed))?;
    fs::write(root.join(LIST), &json).map_err(|error| Failure::new(format!("{LIST}: {error}")))?;
    println!("{LIST}: {} crates, {} bytes", crates.len(), json.len());
    Ok(())
}

/// An error where the list is not of just what is shipped. It needs no cargo-about, and a second.
pub fn check() -> Outcome {
    let list = fs::read_to_string(process::root()?.join(LIST)).unwrap_or_default();
    listing::is_of(&list, &shipped::crates()?)
        .map_err(|failure| Failure::new(format!("{LIST} is out of date\n{failure}")).hint("Run cargo xtask licences."))
}

#[cfg(test)]
mod tests {
    /// The quoted strings of a TOML list.
    fn strings<'a>(toml: &'a str, key: &str) -> Vec<&'a str> {
        let (_, rest) = toml.split_once(&format!("\n{key} = [")).unwrap();
        let (list, _) = rest.split_once(']').unwrap();
        list.split('"').skip(1).step_by(2).collect()
    }

    #[test]
    fn the_list_accepts_the_licences_that_the_check_of_dependencies_allows() {
        let accepted = strings(include_str!("../../../../about.toml"), "accepted");
        assert!(accepted.contains(&"MIT"));
        assert_eq!(accepted, strings(include_str!("../../../../deny.toml"), "allow"));
    }
}
