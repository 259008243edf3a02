//! `cargo xtask licences`: writes the list of the page's crates and their licences, which the page's About shows.

use std::fs;

use super::setup;
use crate::{
    error::{Error, Result},
    licences::{check_crates, crates_of_the_page, json, texts},
    prerequisites::Prerequisite,
    process,
};

const LIST: &str = "web/assets/licences.json";

/// The output of cargo-about.
const PRINTED: &str = "target/licences.txt";

/// `licences`.
pub fn run(arguments: &[String]) -> Result {
    if !arguments.is_empty() {
        return Err(Error::new("usage: cargo xtask licences"));
    }
    setup::ensure(&[Prerequisite::CargoAbout])?;
    let root = process::root()?;
    let crates = crates_of_the_page()?;
    println!("\nReading the licences of {} crates; this takes one or two minutes", crates.len());
    // cargo-about runs offline, so that it takes licences from the crates alone. It does not download crates then.
    process::run(process::command("cargo")?.args(["fetch", "--locked"]))?;
    let printed = root.join(PRINTED);
    fs::create_dir_all(root.join("target")).map_err(|error| Error::new(format!("target: {error}")))?;
    let mut about = process::command("cargo")?;
    about.args(["about", "generate", "--workspace", "--all-features", "--frozen", "--fail"]);
    process::run(about.args(["--output-file", PRINTED, "crates/xtask/src/licences/texts.hbs"]))?;
    let printed = fs::read_to_string(&printed).map_err(|error| Error::new(format!("{PRINTED}: {error}")))?;
    let json = json(&crates, texts(&printed))?;
    fs::write(root.join(LIST), &json).map_err(|error| Error::new(format!("{LIST}: {error}")))?;
    println!("{LIST}: {} crates, {} bytes", crates.len(), json.len());
    Ok(())
}

/// An error where the list does not contain exactly the page's crates. It takes a second and needs no cargo-about.
pub fn check() -> Result {
    let list = fs::read_to_string(process::root()?.join(LIST)).unwrap_or_default();
    check_crates(&list, &crates_of_the_page()?)
        .map_err(|error| Error::new(format!("{LIST} is out of date\n{error}")).hint("Run cargo xtask licences."))
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
    fn about_toml_accepts_the_licences_that_deny_toml_allows() {
        let accepted = strings(include_str!("../../../../about.toml"), "accepted");
        assert!(accepted.contains(&"MIT"));
        assert_eq!(accepted, strings(include_str!("../../../../deny.toml"), "allow"));
    }
}
