//! A report: a Markdown template whose placeholders are filled in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use afterimage_train::files;

use crate::document::table::Table;
use crate::error::ReportError;

/// A template, and what is inserted into it.
///
/// The template is Markdown that people write. `{{value …}}` and `{{table …}}` stand for what was measured, and
/// `![caption](file.svg)` shows a picture of the report. `{{claim …}}` marks a sentence that the measurements have to
/// confirm; it becomes nothing.
#[derive(Clone, Debug)]
pub struct Report {
    template: &'static str,
    /// The texts by placeholder, without its braces.
    texts: BTreeMap<String, String>,
    /// The bytes of the pictures by file name.
    pictures: BTreeMap<String, Vec<u8>>,
    false_claims: Vec<String>,
}

impl Report {
    /// A report into which nothing is inserted yet.
    pub const fn new(template: &'static str) -> Self {
        Self { template, texts: BTreeMap::new(), pictures: BTreeMap::new(), false_claims: Vec::new() }
    }

    /// Fills in `{{value name}}`.
    pub fn value(&mut self, name: &str, text: impl Into<String>) {
        self.texts.insert(format!("value {name}"), text.into());
    }

    /// Fills in `{{table name}}`.
    pub fn table(&mut self, name: &str, table: &Table) {
        self.texts.insert(format!("table {name}"), table.markdown());
    }

    /// Says whether the sentence after `{{claim name}}` is true.
    pub fn claim(&mut self, name: &str, is_true: bool) {
        self.texts.insert(format!("claim {name}"), String::new());
        if !is_true {
            self.false_claims.push(name.to_owned());
        }
    }

    /// Adds a picture file, which the template shows.
    pub fn picture(&mut self, file: &str, bytes: Vec<u8>) {
        self.pictures.insert(file.to_owned(), bytes);
    }

    /// The template with everything filled in.
    ///
    /// # Errors
    /// [`ReportError::Undefined`] or [`ReportError::Unused`] if the template and what is inserted do not match.
    pub fn markdown(&self) -> Result<String, ReportError> {
        let images = self.template.split("![").skip(1).filter_map(|image| image.split_once("](")?.1.split_once(')'));
        let shown: BTreeSet<&str> = images.map(|(file, _)| file).collect();
        let mut used: BTreeSet<&str> = BTreeSet::new();
        let mut pieces = self.template.split("{{");
        let mut markdown = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (placeholder, rest) = piece.split_once("}}").unwrap_or((piece, ""));
            let text = self.texts.get(placeholder).ok_or_else(|| ReportError::Undefined(placeholder.to_owned()))?;
            used.insert(placeholder);
            markdown += text;
            markdown += rest;
        }
        if let Some(file) = shown.iter().find(|file| !self.pictures.contains_key(**file)) {
            return Err(ReportError::Undefined((*file).to_owned()));
        }
        let unused_text = self.texts.keys().find(|placeholder| !used.contains(placeholder.as_str()));
        match unused_text.or_else(|| self.pictures.keys().find(|file| !shown.contains(file.as_str()))) {
            Some(unused) => Err(ReportError::Unused(unused.clone())),
            None => Ok(markdown),
        }
    }

    /// Writes the pictures and `README.md` to a folder.
    ///
    /// # Errors
    /// As [`Report::markdown`]; [`ReportError::Train`] if a file cannot be written. [`ReportError::FalseClaims`] when
    /// all is written, so that the tables show what is true instead.
    pub fn write(&self, folder: &Path) -> Result<(), ReportError> {
        let markdown = self.markdown()?;
        let pictures = self.pictures.iter().map(|(file, bytes)| (file.as_str(), bytes.as_slice()));
        for (file, bytes) in pictures.chain([("README.md", markdown.as_bytes())]) {
            let path = folder.join(file);
            files::write(&path, bytes)?;
            println!("Wrote {}", path.display());
        }
        if self.false_claims.is_empty() { Ok(()) } else { Err(ReportError::FalseClaims(self.false_claims.clone())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(template: &'static str) -> Report {
        let mut report = Report::new(template);
        report.value("count", "7");
        report.claim("few", true);
        report.picture("a.svg", b"<svg/>".to_vec());
        report
    }

    #[test]
    fn placeholders_are_filled_in() {
        let mut report = report("{{claim few}}Only {{value count}}:\n\n{{table small}}\n\n![A plot](a.svg)\n");
        report.table("small", &Table::new(1, ["a", "b"]));
        let expected = "Only 7:\n\n| a | b |\n| --- | ---: |\n\n![A plot](a.svg)\n";
        assert_eq!(report.markdown().unwrap(), expected);
    }

    #[test]
    fn placeholders_and_pictures_without_content_are_errors() {
        for (template, name) in [
            ("{{value count}}{{claim few}}![A plot](a.svg){{value other}}", "value other"),
            ("{{value count}}{{claim few}}![A plot](a.svg) and {{no end", "no end"),
            ("{{value count}}{{claim few}}![A plot](a.svg) ![Another](b.svg)", "b.svg"),
        ] {
            let error = report(template).markdown();
            assert!(matches!(&error, Err(ReportError::Undefined(found)) if found == name), "{error:?}");
        }
    }

    #[test]
    fn content_that_the_template_does_not_show_is_an_error() {
        for (template, name) in [
            ("{{claim few}}![A plot](a.svg)", "value count"),
            ("{{value count}}![A plot](a.svg)", "claim few"),
            ("{{value count}}{{claim few}}", "a.svg"),
        ] {
            let error = report(template).markdown();
            assert!(matches!(&error, Err(ReportError::Unused(found)) if found == name), "{error:?}");
        }
    }

    #[test]
    fn false_claims_are_named_after_the_report_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let mut report = report("{{value count}}{{claim few}}{{claim many}}![A plot](a.svg)");
        report.claim("many", false);
        let error = report.write(folder.path()).unwrap_err();
        assert!(error.to_string().contains("many") && !error.to_string().contains("few"), "{error}");
        assert!(folder.path().join("README.md").is_file() && folder.path().join("a.svg").is_file());
    }
}
