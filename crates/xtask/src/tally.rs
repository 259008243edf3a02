//! Counting passed and failed tests from what their runners print.

use std::{iter::Sum, ops::Add};

/// How many passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests and checks that passed.
    pub passed: u64,
    /// Tests and checks that failed.
    pub failed: u64,
}

impl Tally {
    /// One check that is not a test: formatting, lints, licences, sizes.
    pub fn check(passed: bool) -> Self {
        Self { passed: passed.into(), failed: (!passed).into() }
    }

    /// The tests of one run.
    ///
    /// A run that failed without a failed test (it did not compile, the browser did not start) counts as one
    /// failure, and so does one that succeeded without running any test: silence must not look like success.
    pub fn of_run(succeeded: bool, output: &str) -> Self {
        let mut tally: Self = output.lines().map(Self::of_line).sum();
        if tally.failed == 0 && (!succeeded || tally.passed == 0) {
            tally.failed = 1;
        }
        tally
    }

    /// What a closing line of libtest, of wasm-bindgen's runner (both say `test result: …`) or of Node's says.
    fn of_line(line: &str) -> Self {
        let line = without_colours(line);
        if let Some(result) = line.trim().strip_prefix("test result:") {
            let of = |what: &str| {
                let count = result.split([';', '.']).find_map(|part| part.trim().strip_suffix(what));
                count.and_then(|count| count.trim().parse().ok()).unwrap_or(0)
            };
            return Self { passed: of("passed"), failed: of("failed") };
        }
        // `ℹ pass 3` from Node's reporter for people, `# pass 3` from the one for programs.
        let count = |what: &str| {
            let rest = line.trim().strip_prefix(['ℹ', '#'])?.trim_start();
            rest.strip_prefix(what)?.strip_prefix(' ')?.parse::<u64>().ok()
        };
        let failed = count("fail").or_else(|| count("cancelled")).unwrap_or(0);
        Self { passed: count("pass").unwrap_or(0), failed }
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), Self::add)
    }
}

/// The line without ANSI colour sequences (`ESC [ … m`).
fn without_colours(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_the_binaries_of_one_cargo_test() {
        let output = "running 2 tests\ntest a ... ok\n\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: FAILED. 12 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s\n";
        assert_eq!(Tally::of_run(false, output), Tally { passed: 14, failed: 1 });
    }

    #[test]
    fn reads_both_reporters_of_node_and_through_colours() {
        let people = "\u{1b}[34mℹ tests 4\u{1b}[39m\n\u{1b}[34mℹ pass 3\u{1b}[39m\nℹ fail 0\nℹ cancelled 1\n";
        assert_eq!(Tally::of_run(false, people), Tally { passed: 3, failed: 1 });
        let programs = "# tests 5\n# pass 5\n# fail 0\n# cancelled 0\n";
        assert_eq!(Tally::of_run(true, programs), Tally { passed: 5, failed: 0 });
    }

    #[test]
    fn a_run_that_broke_before_its_tests_is_one_failure() {
        assert_eq!(Tally::of_run(false, "error[E0308]: mismatched types"), Tally { passed: 0, failed: 1 });
    }

    #[test]
    fn a_run_without_a_test_is_a_failure() {
        let nothing = "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(Tally::of_run(true, nothing), Tally { passed: 0, failed: 1 });
    }

    #[test]
    fn a_runner_that_failed_after_passing_tests_is_not_forgotten() {
        assert_eq!(Tally::of_run(false, "test result: ok. 3 passed; 0 failed"), Tally { passed: 3, failed: 1 });
    }

    #[test]
    fn checks_count_as_one() {
        let tally: Tally = [Tally::check(true), Tally::check(false)].into_iter().sum();
        assert_eq!(tally, Tally { passed: 1, failed: 1 });
    }
}
