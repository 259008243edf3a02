//! Writes `worker.js`: web/worker.js with the sizes of this build's programs.
//!
//! A server that compresses does not tell the size of a file, so the page could not say how much of a download is left.

/// The script with an empty list.
const TEMPLATE: &str = include_str!("../../../web/worker.js");

/// The line of the template that the list replaces.
const SIZES: &str = "const SIZES = {};";

/// The script for programs with these file names and sizes in bytes.
pub fn render(programs: &[(String, u64)]) -> String {
    let sizes: Vec<_> = programs.iter().map(|(name, bytes)| format!("{name:?}: {bytes}")).collect();
    TEMPLATE.replace(SIZES, &format!("const SIZES = {{ {} }};", sizes.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sizes_are_listed_by_file_name() {
        assert_eq!(TEMPLATE.matches(SIZES).count(), 1);
        let text = render(&[("engine-cpu_bg.wasm".to_owned(), 12), ("engine-gpu_bg.wasm".to_owned(), 3)]);
        assert!(text.contains("const SIZES = { \"engine-cpu_bg.wasm\": 12, \"engine-gpu_bg.wasm\": 3 };"), "{text}");
    }
}
