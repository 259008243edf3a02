//! What the page may do, in a browser that asks. The only place where the policy stands.

/// All that the page needs, and nothing else: its own files, and WebAssembly. No inline script or style, nothing from
/// elsewhere, no form, no frame, no `eval`.
const DIRECTIVES: [&str; 9] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
];

/// As a page's own `<meta>` may say it: it holds wherever the page is hosted.
pub fn of_page() -> String {
    DIRECTIVES.join("; ")
}

/// As a server says it. Only a server can forbid others to frame the page, and only it reaches the workers, which
/// take no policy from the page that starts them.
pub fn of_server() -> String {
    format!("{}; frame-ancestors 'none'", of_page())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_inline_and_nothing_foreign_is_allowed() {
        for policy in [of_page(), of_server()] {
            assert!(policy.starts_with("default-src 'none'; "), "{policy}");
            for hole in ["'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "data:", "blob:", "*"] {
                assert!(!policy.contains(hole), "{hole} in {policy}");
            }
        }
    }

    #[test]
    fn what_only_a_server_may_say_is_left_to_it() {
        assert!(!of_page().contains("frame-ancestors"));
        assert!(of_server().ends_with("; frame-ancestors 'none'"));
    }
}
