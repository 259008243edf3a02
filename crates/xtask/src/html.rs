//! index.html as it is shipped: under the policy, and so without a script or style of its own.

use std::fmt;

use crate::{digest, policy};

/// How Trunk begins the script that starts the page.
const INLINE: &str = "<script type=\"module\">";

/// How the policy begins.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\"";

/// Why a page cannot be shipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no `<head>` to write into.
    NoHead,
    /// A script or style of its own is left, which the policy forbids.
    Inline(&'static str),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoHead => f.write_str("it has no <head>"),
            Self::Inline(what) => write!(f, "it has {what}, which its own policy forbids"),
        }
    }
}

/// A page, and the script that was taken out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The page.
    pub html: String,
    /// The script's file name and text; none where the page was finished before.
    pub boot: Option<(String, String)>,
}

/// Trunk's page with its script in a file beside it, and the policy before all else. A finished page stays as it is.
///
/// # Errors
/// [`Fault`] where the page would not work under its policy.
pub fn finish(html: &str) -> Result<Page, Fault> {
    let (html, boot) = without_script(html);
    let html = with_policy(&html)?;
    match inline(&html) {
        Some(what) => Err(Fault::Inline(what)),
        None => Ok(Page { html, boot }),
    }
}

/// How Trunk links a stylesheet, up to its file's name.
const STYLESHEET: &str = "<link rel=\"stylesheet\" href=\"./";

/// The files of the page's stylesheets, in their order.
pub fn stylesheets(html: &str) -> Vec<&str> {
    html.split(STYLESHEET).skip(1).filter_map(|rest| rest.split_once('"')).map(|(file, _)| file).collect()
}

/// The page with this one stylesheet in place of all it has: nothing is painted before the last of them has come, so a
/// visitor waits for one file rather than for twenty.
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

/// The imports in the script are relative to it, so its file lies beside the page.
fn without_script(html: &str) -> (String, Option<(String, String)>) {
    let parts = html.split_once(INLINE).and_then(|(before, rest)| {
        let (script, after) = rest.split_once("</script>")?;
        Some((before, script, after))
    });
    let Some((before, script, after)) = parts else { return (html.to_owned(), None) };
    let text = format!("{}\n", script.trim());
    let name = format!("boot-{}.js", digest::short(text.as_bytes()));
    let html = format!("{before}<script type=\"module\" src=\"./{name}\"></script>{after}");
    (html, Some((name, text)))
}

/// First in the head: a policy holds for what comes after it.
fn with_policy(html: &str) -> Result<String, Fault> {
    if html.contains(POLICY) {
        return Ok(html.to_owned());
    }
    let (before, after) = html.split_once("<head>").ok_or(Fault::NoHead)?;
    Ok(format!("{before}<head>\n    {POLICY} content=\"{}\" />{after}", policy::of_page()))
}

/// What of its own the page has, if anything.
fn inline(html: &str) -> Option<&'static str> {
    let mut scripts = html.split("<script").skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    if scripts.any(|attributes| !attributes.contains(" src=")) {
        return Some("a script in its text");
    }
    if html.contains("<style") {
        return Some("a style in its text");
    }
    html.contains(" style=").then_some("a style attribute")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As Trunk writes it.
    const BUILT: &str = r#"<html><head>
    <meta charset="utf-8" />
<script type="module">
import init, * as bindings from './afterimage-73607768d95266d8.js';
const wasm = await init({ module_or_path: './afterimage-73607768d95266d8_bg.wasm' });

</script>
    <link rel="modulepreload" href="./afterimage-73607768d95266d8.js" crossorigin="anonymous"></head></html>"#;

    #[test]
    fn the_script_goes_into_a_file_named_by_its_content() {
        let page = finish(BUILT).unwrap();
        let (name, text) = page.boot.unwrap();
        assert!(text.starts_with("import init") && text.ends_with("_bg.wasm' });\n"), "{text}");
        assert!(digest::is_named_by_content(&name), "{name}");
        assert!(page.html.contains(&format!("<script type=\"module\" src=\"./{name}\"></script>")));
        assert!(page.html.contains("rel=\"modulepreload\""));
        let (other, _) = finish(&BUILT.replace("7360", "7361")).unwrap().boot.unwrap();
        assert_ne!(name, other);
    }

    #[test]
    fn many_stylesheets_become_one_in_their_place() {
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
        assert!(html.contains(&policy::of_page()));
    }

    #[test]
    fn a_finished_page_stays_as_it_is() {
        let once = finish(BUILT).unwrap();
        assert_eq!(finish(&once.html), Ok(Page { html: once.html, boot: None }));
    }

    #[test]
    fn what_the_policy_forbids_is_not_shipped() {
        for (extra, what) in [
            ("<script>reload()</script>", "a script in its text"),
            ("<script type=\"module\">more()</script>", "a script in its text"),
            ("<style>p { color: red }</style>", "a style in its text"),
            ("<p style=\"color: red\"></p>", "a style attribute"),
        ] {
            let built = BUILT.replace("</html>", &format!("{extra}</html>"));
            assert_eq!(finish(&built), Err(Fault::Inline(what)), "{extra}");
        }
        assert_eq!(finish("<p>"), Err(Fault::NoHead));
    }
}
