//! Counts passed and failed tests in the output of test runners.

use std::{iter::Sum, ops::Add};

/// The numbers of passed and failed tests and checks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TestCounts {
    /// Tests and checks that passed.
    pub passed: u64,
    /// Tests and checks that failed.
    pub failed: u64,
}

impl TestCounts {
    /// The counts of one check that is not a test: formatting, lints, licences, sizes.
    pub fn single(passed: bool) -> Self {
        Self { passed: passed.into(), failed: (!passed).into() }
    }

    /// The tests of one run of a test runner.
    ///
    /// A run that failed without a failed test (it did not compile, the browser did not start) counts as one failure. So
    /// does a run that succeeded without any test: no output must not look like success.
    pub fn from_output(succeeded: bool, output: &str) -> Self {
        let mut counts: Self = output.lines().map(Self::from_line).sum();
        if counts.failed == 0 && (!succeeded || counts.passed == 0) {
            counts.failed = 1;
        }
        counts
    }

    /// The counts in a closing line of libtest, of wasm-bindgen's runner (both print `test result: …`) or of Node's.
    fn from_line(line: &str) -> Self {
        let line = without_colours(line);
        if let Some(result) = line.trim().strip_prefix("test result:") {
            let number_of = |what: &str| {
                let count = result.split([';', '.']).find_map(|part| part.trim().strip_suffix(what));
                count.and_then(|count| count.trim().parse().ok()).unwrap_or(0)
            };
            return Self { passed: number_of("passed"), failed: number_of("failed") };
        }
        // `ℹ pass 3` from Node's reporter `spec`, `# pass 3` from its reporter `tap`.
        let count = |what: &str| {
            let rest = line.trim().strip_prefix(['ℹ', '#'])?.trim_start();
            rest.strip_prefix(what)?.strip_prefix(' ')?.parse::<u64>().ok()
        };
        let failed = count("fail").or_else(|| count("cancelled")).unwrap_or(0);
        Self { passed: count("pass").unwrap_or(0), failed }
    }
}

impl Add for TestCounts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

impl Sum for TestCounts {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.fold(Self::default(), Self::add)
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
    fn the_counts_of_all_test_binaries_are_added() {
        let output = "running 2 tests\ntest a ... ok\n\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
            test result: FAILED. 12 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s\n";
        assert_eq!(TestCounts::from_output(false, output), TestCounts { passed: 14, failed: 1 });
    }

    #[test]
    fn both_reporters_of_node_are_read_with_and_without_colours() {
        let spec = "\u{1b}[34mℹ tests 4\u{1b}[39m\n\u{1b}[34mℹ pass 3\u{1b}[39m\nℹ fail 0\nℹ cancelled 1\n";
        assert_eq!(TestCounts::from_output(false, spec), TestCounts { passed: 3, failed: 1 });
        let tap = "# tests 5\n# pass 5\n# fail 0\n# cancelled 0\n";
        assert_eq!(TestCounts::from_output(true, tap), TestCounts { passed: 5, failed: 0 });
    }

    #[test]
    fn a_run_that_fails_before_its_tests_is_one_failure() {
        assert_eq!(
            TestCounts::from_output(false, "error[E0308]: mismatched types"),
            TestCounts { passed: 0, failed: 1 }
        );
    }

    #[test]
    fn a_run_without_a_test_is_a_failure() {
        let nothing = "test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(TestCounts::from_output(true, nothing), TestCounts { passed: 0, failed: 1 });
    }

    #[test]
    fn a_runner_that_fails_after_passed_tests_is_one_failure() {
        assert_eq!(
            TestCounts::from_output(false, "test result: ok. 3 passed; 0 failed"),
            TestCounts { passed: 3, failed: 1 }
        );
    }

    #[test]
    fn a_check_counts_as_one_test() {
        let counts: TestCounts = [TestCounts::single(true), TestCounts::single(false)].into_iter().sum();
        assert_eq!(counts, TestCounts { passed: 1, failed: 1 });
    }
}
