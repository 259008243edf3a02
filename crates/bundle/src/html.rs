//! Turns Trunk's index.html into the one that is shipped: with the policy, and so without inline scripts and styles.

use std::fmt;

use crate::{hash, policy};

/// How Trunk begins the inline script that starts the page.
const INLINE_SCRIPT: &str = "<script type=\"module\">";

/// How Trunk begins the link by which the browser fetches the program's script early, up to the file's name.
const MODULE_PRELOAD: &str = "<link rel=\"modulepreload\" href=\"";

/// How the element with the policy begins.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\"";

/// Why a page cannot be shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageError {
    /// There is no `<head>` to write the policy into.
    NoHead,
    /// An inline script or style is left, which the policy forbids.
    Inline(&'static str),
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoHead => f.write_str("it has no <head>"),
            Self::Inline(what) => write!(f, "it has {what}, which its content security policy forbids"),
        }
    }
}

impl std::error::Error for PageError {}

/// A finished page, and the script that was taken out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinishedPage {
    /// The page's HTML.
    pub html: String,
    /// File name and text of the script that was inline; `None` where the page was finished before.
    pub boot_script: Option<(String, String)>,
}

/// Moves Trunk's inline script into a file, replaces the preload of the program's script, and writes the policy first in
/// the head. A finished page stays as it is.
///
/// # Errors
/// [`PageError`] where the page would not work under its policy.
pub fn finish(html: &str) -> Result<FinishedPage, PageError> {
    let (html, boot_script) = without_script(html);
    let html = with_policy(&without_module_preload(&html))?;
    match inline_code(&html) {
        Some(what) => Err(PageError::Inline(what)),
        None => Ok(FinishedPage { html, boot_script }),
    }
}

/// How Trunk links a stylesheet, up to its file's name.
const STYLESHEET: &str = "<link rel=\"stylesheet\" href=\"./";

/// The files of the page's stylesheets, in their order.
pub fn stylesheets(html: &str) -> Vec<&str> {
    html.split(STYLESHEET).skip(1).filter_map(|rest| rest.split_once('"')).map(|(file, _)| file).collect()
}

/// The page with one stylesheet in place of all its stylesheets. A browser paints nothing before the last stylesheet
/// has arrived.
pub fn with_stylesheet(html: &str, file: &str) -> String {
    let mut links = html.split(STYLESHEET);
    let mut page = links.next().unwrap_or_default().to_owned();
    for (index, rest) in links.enumerate() {
        let (_, after) = rest.split_once('>').unwrap_or_default();
        if index == 0 {
            page.push_str(&format!("{STYLESHEET}{file}\" />"));
        }
        page.push_str(if index == 0 { after } else { after.trim_start() });
    }
    page
}

/// The page with a link to the boot script in place of the inline script, and the script's file name and text. The
/// script's imports are relative to its own address, so its file lies beside the page.
///
/// The script does not await the program's start: WebKit reports a promise that fails, but not an awaited one, and
/// web/start.js listens for the report.
fn without_script(html: &str) -> (String, Option<(String, String)>) {
    let parts = html.split_once(INLINE_SCRIPT).and_then(|(before, rest)| {
        let (script, after) = rest.split_once("</script>")?;
        Some((before, script, after))
    });
    let Some((before, script, after)) = parts else { return (html.to_owned(), None) };
    let text = format!("{}\n", script.trim().replace("await init(", "init("));
    let name = format!("boot-{}.js", hash::short(text.as_bytes()));
    let html = format!("{before}<script type=\"module\" src=\"./{name}\"></script>{after}");
    (html, Some((name, text)))
}

/// The page with a script element in place of the preload of the program's script, which is fetched as early. In WebKit a
/// preload that failed is not requested again, so that reloading the page would not help.
fn without_module_preload(html: &str) -> String {
    let parts = html.split_once(MODULE_PRELOAD).and_then(|(before, rest)| {
        let (file, rest) = rest.split_once('"')?;
        Some((before, file, rest.split_once('>')?.1))
    });
    let Some((before, file, after)) = parts else { return html.to_owned() };
    format!("{before}<script type=\"module\" src=\"{file}\"></script>{after}")
}

/// Writes the policy first in the head, because a policy applies only to what comes after it.
fn with_policy(html: &str) -> Result<String, PageError> {
    if html.contains(POLICY) {
        return Ok(html.to_owned());
    }
    let (before, after) = html.split_once("<head>").ok_or(PageError::NoHead)?;
    Ok(format!("{before}<head>\n    {POLICY} content=\"{}\" />{after}", policy::for_page()))
}

/// Names the first kind of inline code in the page, if there is any.
fn inline_code(html: &str) -> Option<&'static str> {
    let mut scripts = html.split("<script").skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    if scripts.any(|attributes| !attributes.contains(" src=")) {
        return Some("an inline script");
    }
    if html.contains("<style") {
        return Some("an inline style");
    }
    html.contains(" style=").then_some("a style attribute")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page as Trunk writes it.
    const BUILT: &str = r#"<html><head>
    <meta charset="utf-8" />
<script type="module">
import init, * as bindings from './afterimage-73607768d95266d8.js';
const wasm = await init({ module_or_path: './afterimage-73607768d95266d8_bg.wasm' });

</script>
    <link rel="modulepreload" href="./afterimage-73607768d95266d8.js" crossorigin="anonymous"></head></html>"#;

    #[test]
    fn the_inline_script_moves_to_a_file_with_its_hash_in_the_name() {
        let page = finish(BUILT).unwrap();
        let (name, text) = page.boot_script.unwrap();
        assert!(text.starts_with("import init") && text.ends_with("_bg.wasm' });\n"), "{text}");
        assert!(text.contains("const wasm = init("), "{text}");
        assert!(hash::is_in_name(&name), "{name}");
        assert!(page.html.contains(&format!("<script type=\"module\" src=\"./{name}\"></script>")));
        let (other, _) = finish(&BUILT.replace("7360", "7361")).unwrap().boot_script.unwrap();
        assert_ne!(name, other);
    }

    #[test]
    fn a_script_element_replaces_the_preload_of_the_script() {
        let html = finish(BUILT).unwrap().html;
        let script = "\n    <script type=\"module\" src=\"./afterimage-73607768d95266d8.js\"></script></head>";
        assert!(html.contains(script) && !html.contains("modulepreload"), "{html}");
    }

    #[test]
    fn one_stylesheet_replaces_all_others() {
        let link = |file: &str| format!("<link rel=\"stylesheet\" href=\"./{file}\"/>");
        let html = format!("<head>\n  {}\n  {}\n  <title>", link("a-1.css"), link("b-2.css"));
        assert_eq!(stylesheets(&html), ["a-1.css", "b-2.css"]);
        let one = with_stylesheet(&html, "styles-3.css");
        assert_eq!(one, "<head>\n  <link rel=\"stylesheet\" href=\"./styles-3.css\" />\n  <title>");
        assert_eq!(with_stylesheet(&one, "styles-3.css"), one);
        assert_eq!(with_stylesheet(BUILT, "styles-3.css"), BUILT);
    }

    #[test]
    fn the_policy_is_first_in_the_head() {
        let html = finish(BUILT).unwrap().html;
        let head = html.split_once("<head>").unwrap().1.trim_start();
        assert!(head.starts_with(&format!("{POLICY} content=\"default-src 'none';")), "{html}");
        assert!(html.contains(&policy::for_page()));
    }

    #[test]
    fn a_finished_page_stays_as_it_is() {
        let once = finish(BUILT).unwrap();
        assert_eq!(finish(&once.html), Ok(FinishedPage { html: once.html, boot_script: None }));
    }

    #[test]
    fn a_page_with_inline_code_is_refused() {
        for (extra, what) in [
            ("<script>reload()</script>", "an inline script"),
            ("<script type=\"module\">more()</script>", "an inline script"),
            ("<style>p { color: red }</style>", "an inline style"),
            ("<p style=\"color: red\"></p>", "a style attribute"),
        ] {
            let built = BUILT.replace("</html>", &format!("{extra}</html>"));
            assert_eq!(finish(&built), Err(PageError::Inline(what)), "{extra}");
        }
        assert_eq!(finish("<p>"), Err(PageError::NoHead));
    }
}
