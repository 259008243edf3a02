//! Versions: in the output of `--version`, and in Cargo.lock.

use std::{fmt, str::FromStr};

/// `major.minor.patch`, ordered by these numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u32, pub u32, pub u32);

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

impl FromStr for Version {
    type Err = ();

    /// Reads `1.2.3`, `v1.2.3` and a browser's `1.2.3.4` without its fourth number.
    fn from_str(text: &str) -> Result<Self, ()> {
        let mut numbers = text.strip_prefix('v').unwrap_or(text).split('.').map(str::parse);
        match (numbers.next(), numbers.next(), numbers.next()) {
            (Some(Ok(major)), Some(Ok(minor)), Some(Ok(patch))) => Ok(Self(major, minor, patch)),
            _ => Err(()),
        }
    }
}

impl Version {
    /// The first version in what a program prints for `--version`.
    pub fn first_in(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(|word| word.parse().ok())
    }

    /// The version of `package` in Cargo.lock.
    pub fn locked(lockfile: &str, package: &str) -> Option<Self> {
        let name = format!("name = \"{package}\"");
        let mut lines = lockfile.lines().skip_while(|line| *line != name).skip(1);
        lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_found_in_the_output_of_programs() {
        for (text, version) in [
            ("wasm-bindgen 0.2.130\n", Version(0, 2, 130)),
            ("v20.20.2", Version(20, 20, 2)),
            ("Chromium 156.0.8078.80 built on Debian GNU/Linux 12", Version(156, 0, 8078)),
            ("ChromeDriver 156.0.8078.80 (abcdef-refs/heads)", Version(156, 0, 8078)),
        ] {
            assert_eq!(Version::first_in(text), Some(version), "{text}");
        }
        assert_eq!(Version::first_in("command not found"), None);
    }

    #[test]
    fn versions_are_ordered_by_number() {
        assert!(Version(0, 21, 14) > Version(0, 21, 9));
        assert!(Version(1, 0, 0) > Version(0, 99, 99));
    }

    #[test]
    fn a_package_with_a_longer_name_is_not_mistaken_in_cargo_lock() {
        let lock = "[[package]]\nname = \"wasm-bindgen-backend\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(Version::locked(lock, "wasm-bindgen"), Some(Version(0, 2, 130)));
        assert_eq!(Version::locked(lock, "wasm"), None);
    }
}
