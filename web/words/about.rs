//! Words about the page itself.

/// Button.
pub const ABOUT: &str = "About";
/// Heading of the dialog.
pub const HEADING: &str = "About Afterimage";
/// Button.
pub const CLOSE: &str = "Close";

/// What the page is.
pub const WHAT: &str = "Afterimage lets you watch a small neural network at work: it restores digits that you draw and spoil, and takes crosshairs off pictures of eyes.";
/// How it may be used.
pub const LICENCE: &str = "It is open source, under MIT or Apache-2.0, whichever you like.";

/// Heading.
pub const SOURCES: &str = "Sources";
/// Before the link to a paper.
pub const CHECKERBOARDS: &str = "Checkerboards, and how to avoid them:";
/// A paper.
pub const DENOISING: &str = "Denoising autoencoders: Vincent et al., 2008";
/// A paper.
pub const SKIPS: &str = "Skip connections by addition: Mao, Shen and Yang, 2016";
/// A paper.
pub const SSIM: &str = "SSIM, a measure of likeness: Wang et al., 2004";
/// Where the digits are from.
pub const MNIST: &str = "MNIST, the digits: LeCun, Cortes and Burges";

/// Heading of the libraries.
pub const BUILT_WITH: &str = "What it is built with";
/// In place of the list before it comes.
pub const COMING: &str = "The list is on its way";
/// Why there is no list, after "The list did not load".
pub const UNREADABLE: &str = "it is damaged";
/// Heading of the licences.
pub const TEXTS: &str = "Licence texts";
/// What the texts are.
pub const TEXTS_HINT: &str = "Where a library offers several licences, this is the one under which it is used here.";

/// The page's version.
pub fn version(version: &str) -> String {
    format!("Version {version}")
}

/// Above the list.
pub fn built_with(count: usize) -> String {
    format!("{} in this page, with thanks to all who wrote them.", libraries(count))
}

/// Why there is no list.
pub fn failed(reason: &str) -> String {
    format!("The list did not load: {reason}.")
}

/// A licence, and how many libraries are under it.
pub fn licence(name: &str, count: usize) -> String {
    format!("{name}, {}", libraries(count))
}

fn libraries(count: usize) -> String {
    match count {
        1 => "1 library".to_owned(),
        _ => format!("{count} libraries"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_library_is_not_several() {
        assert_eq!(licence("MIT", 2), "MIT, 2 libraries");
        assert_eq!(licence("Zlib", 1), "Zlib, 1 library");
    }
}
