//! The page's content security policy. It is written here and nowhere else.

/// The page may use its own files and WebAssembly. Inline scripts and styles, other origins, forms, frames and `eval`
/// are forbidden.
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

/// The policy for the `<meta>` element of the page. It holds on any host.
pub fn for_page() -> String {
    DIRECTIVES.join("; ")
}

/// The policy for the header that a server sends. Only a header can forbid other pages to frame this one, and only a
/// header reaches the workers: they do not inherit the policy of the page that starts them.
pub fn for_server() -> String {
    format!("{}; frame-ancestors 'none'", for_page())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_code_and_other_origins_are_forbidden() {
        for policy in [for_page(), for_server()] {
            assert!(policy.starts_with("default-src 'none'; "), "{policy}");
            for source in ["'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "data:", "blob:", "*"] {
                assert!(!policy.contains(source), "{source} in {policy}");
            }
        }
    }

    #[test]
    fn framing_is_forbidden_only_in_the_header() {
        assert!(!for_page().contains("frame-ancestors"));
        assert!(for_server().ends_with("; frame-ancestors 'none'"));
    }
}
