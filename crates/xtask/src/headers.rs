//! `_headers`: what Netlify and Cloudflare Pages are to say with each file, and the tests' own server too.

use crate::{digest, policy};

/// The file but for the policy and for those names that nobody knows before the build.
const TEMPLATE: &str = include_str!("../../../web/_headers");

/// Where the policy goes.
const POLICY: &str = "{policy}";

/// The file for a build with these paths.
///
/// Hosts join what several rules say, so the files that may be kept for good are named one by one.
pub fn of<'a>(paths: impl Iterator<Item = &'a str>) -> String {
    let forever = paths.filter(|path| digest::is_named_by_content(path));
    let rules = forever.map(|path| format!("\n/{path}\n  Cache-Control: public, max-age=31536000, immutable\n"));
    TEMPLATE.replace(POLICY, &policy::of_server()) + &rules.collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_sent_under_the_one_policy() {
        assert_eq!(TEMPLATE.matches(POLICY).count(), 1);
        let headers = of(std::iter::empty());
        let line = format!("  Content-Security-Policy: {}", policy::of_server());
        assert!(headers.lines().any(|found| found == line), "{headers}");
    }

    #[test]
    fn only_what_is_named_by_its_content_is_kept_for_good() {
        let headers = of(["index.html", "page-cd1732aefbdad29e.css", "worker.js"].into_iter());
        assert!(
            headers.ends_with("\n/page-cd1732aefbdad29e.css\n  Cache-Control: public, max-age=31536000, immutable\n")
        );
        assert!(!headers.contains("index.html") && !headers.contains("worker.js"), "{headers}");
    }
}
