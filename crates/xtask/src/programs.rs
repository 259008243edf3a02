//! The programs that make up the page: what index.html asks Trunk to compile.

/// A `<link data-trunk rel="rust">` of index.html.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Program<'a> {
    /// The whole link.
    link: &'a str,
    /// The path of the package's Cargo.toml.
    pub manifest: &'a str,
    /// The name of the binary.
    pub bin: &'a str,
    /// The features of the package, separated by commas.
    pub features: &'a str,
}

/// The programs of a page, in their order.
pub fn programs(html: &str) -> Vec<Program<'_>> {
    html.split_inclusive("/>")
        .filter_map(|piece| Some(&piece[piece.rfind("<link")?..]))
        .filter(|link| attribute(link, "rel") == Some("rust"))
        .filter_map(|link| {
            let manifest = attribute(link, "href")?;
            let features = attribute(link, "data-cargo-features").unwrap_or_default();
            Some(Program { link, manifest, bin: attribute(link, "data-bin")?, features })
        })
        .collect()
}

/// The page without these programs.
pub fn without(html: &str, programs: &[Program]) -> String {
    programs.iter().fold(html.to_owned(), |html, program| html.replace(program.link, ""))
}

fn attribute<'a>(link: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = link.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = r#"<link data-trunk rel="css" href="page.css" />
<link
  data-trunk
  rel="rust"
  href="Cargo.toml"
  data-bin="page"
/>
<link data-trunk rel="rust" href="engine/Cargo.toml" data-bin="engine" data-cargo-features="gpu" />
<body></body>"#;

    #[test]
    fn programs_are_the_links_to_rust() {
        let found: Vec<_> = programs(HTML).iter().map(|one| (one.manifest, one.bin, one.features)).collect();
        assert_eq!(found, [("Cargo.toml", "page", ""), ("engine/Cargo.toml", "engine", "gpu")]);
    }

    #[test]
    fn the_programs_in_index_html_are_found() {
        let found = programs(include_str!("../../../index.html"));
        let found: Vec<_> = found.iter().map(|one| (one.manifest, one.bin, one.features)).collect();
        let engine = "crates/engine/Cargo.toml";
        assert_eq!(
            found,
            [
                ("Cargo.toml", "afterimage", ""),
                (engine, "engine-cpu", ""),
                (engine, "engine-gpu", "gpu"),
                ("crates/photo/Cargo.toml", "photo-worker", "worker"),
            ]
        );
    }

    #[test]
    fn a_page_without_a_program_keeps_everything_else() {
        let html = without(HTML, &programs(HTML)[1..]);
        assert_eq!(programs(&html), programs(HTML)[..1]);
        assert!(html.contains("page.css") && html.ends_with("<body></body>") && !html.contains("gpu"));
    }
}
