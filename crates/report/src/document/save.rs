//! Writing a report to a folder.

use std::path::Path;

use afterimage_train::files;

use crate::document::content::Report;
use crate::document::{html, markdown};
use crate::error::ReportError;

/// Writes a report as a web page that needs no other file, and as Markdown with its pictures.
///
/// # Errors
/// [`ReportError`] if a picture cannot be drawn or a file cannot be written.
pub fn save(report: &Report, folder: &Path) -> Result<(), ReportError> {
    let pages = [("index.html", html::to_html(report)?), ("README.md", markdown::to_markdown(report))];
    let pages = pages.into_iter().map(|(name, text)| (name.to_owned(), text.into_bytes()));
    for (name, bytes) in pages.chain(markdown::picture_files(report)?) {
        let path = folder.join(name);
        files::write(&path, &bytes)?;
        println!("Wrote {}", path.display());
    }
    Ok(())
}
