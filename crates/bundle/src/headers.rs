//! Writes `_headers`: the HTTP headers that Netlify, Cloudflare Pages and the server of tests/e2e send with each file.

use crate::{hash, policy};

/// The file without the policy and without the rules for names that are known only after the build.
const TEMPLATE: &str = include_str!("../../../web/_headers");

/// The placeholder of the policy in the template.
const POLICY: &str = "{policy}";

/// The file for a build with these paths.
///
/// Hosts join the values of all rules that match a path, so each file that may be cached for ever has a rule of its own.
pub fn render<'a>(paths: impl Iterator<Item = &'a str>) -> String {
    let immutable = paths.filter(|path| hash::is_in_name(path));
    let rules = immutable.map(|path| format!("\n/{path}\n  Cache-Control: public, max-age=31536000, immutable\n"));
    TEMPLATE.replace(POLICY, &policy::for_server()) + &rules.collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_sent_with_the_policy() {
        assert_eq!(TEMPLATE.matches(POLICY).count(), 1);
        let headers = render(std::iter::empty());
        let line = format!("  Content-Security-Policy: {}", policy::for_server());
        assert!(headers.lines().any(|found| found == line), "{headers}");
    }

    #[test]
    fn only_files_with_a_content_hash_are_cached_for_ever() {
        let headers = render(["index.html", "page-cd1732aefbdad29e.css", "worker.js"].into_iter());
        assert!(
            headers.ends_with("\n/page-cd1732aefbdad29e.css\n  Cache-Control: public, max-age=31536000, immutable\n")
        );
        assert!(!headers.contains("index.html") && !headers.contains("worker.js"), "{headers}");
    }
}
