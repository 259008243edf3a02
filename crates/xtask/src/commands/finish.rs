//! `cargo xtask finish`: turns what Trunk has built into what is shipped.
//!
//! Trunk calls it after each build (Trunk.toml), so `cargo xtask serve` shows what `cargo xtask build` ships.

use std::{env, path::PathBuf};

use crate::{
    error::{Error, Result},
    process,
};

/// `finish [folder]`. Without a folder: the one that Trunk names in the environment, or else dist/.
pub fn run(arguments: &[String]) -> Result {
    let folder = match arguments {
        [] => match env::var_os("TRUNK_STAGING_DIR") {
            Some(staging) => PathBuf::from(staging),
            None => process::root()?.join("dist"),
        },
        [folder] => PathBuf::from(folder),
        _ => return Err(Error::new("usage: cargo xtask finish [folder]")),
    };
    Ok(afterimage_bundle::finish(&folder)?)
}
