//! What a visitor downloads: the files of dist/, sorted by when they are needed, beside their budgets.

use std::fmt::Write as _;

/// When the page needs a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Before the first reconstruction on the CPU.
    First,
    /// The WebGPU engine, fetched in the background afterwards.
    Gpu,
    /// Only when a person asks for it.
    Later,
}

impl Group {
    const ALL: [Self; 3] = [Self::First, Self::Gpu, Self::Later];

    /// Where a file belongs, by its path inside dist/.
    ///
    /// What is not known to come later counts as first: a new file is never left out of the budget by accident.
    pub fn of(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        let model_that_is_not_the_default = name.ends_with(".safetensors") && !name.starts_with("restore");
        if name.starts_with("engine-gpu") {
            Self::Gpu
        } else if model_that_is_not_the_default || name.ends_with(".json") || name.ends_with(".d.ts") {
            Self::Later
        } else {
            Self::First
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::First => "before the first reconstruction on the CPU",
            Self::Gpu => "the WebGPU engine, in the background",
            Self::Later => "on demand",
        }
    }

    /// The most brotli bytes that this group may have.
    fn budget(self) -> Option<u64> {
        match self {
            Self::First => Some(900_000),
            Self::Gpu => Some(1_500_000),
            Self::Later => None,
        }
    }
}

/// One file of dist/.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path inside dist/, with `/` between the parts.
    pub path: String,
    /// Its bytes on disk.
    pub raw: u64,
    /// Its bytes as a server sends it at brotli 11; unknown where there was no Node to compress it.
    pub brotli: Option<u64>,
}

/// The table, group by group, with the budgets.
pub fn table(files: &[File]) -> String {
    let mut text = String::new();
    for group in Group::ALL {
        let mut of_group: Vec<_> = files.iter().filter(|file| Group::of(&file.path) == group).collect();
        of_group.sort_by(|a, b| b.raw.cmp(&a.raw).then_with(|| a.path.cmp(&b.path)));
        if of_group.is_empty() {
            continue;
        }
        // Writing to a string has no way to fail.
        let _ = writeln!(text, "\n{:<52}{:>12}{:>12}", group.title(), "raw", "brotli");
        for file in &of_group {
            let _ =
                writeln!(text, "  {:<50}{:>12}{:>12}", file.path, kilobytes(Some(file.raw)), kilobytes(file.brotli));
        }
        let raw = of_group.iter().map(|file| file.raw).sum();
        let _ = write!(text, "  {:<50}{:>12}{:>12}", "together", kilobytes(Some(raw)), kilobytes(brotli(files, group)));
        let _ = match group.budget() {
            Some(budget) => writeln!(text, "   of at most {}", kilobytes(Some(budget))),
            None => writeln!(text),
        };
    }
    text
}

/// A sentence for each budget that is not kept, or cannot be checked.
pub fn over_budget(files: &[File]) -> Vec<String> {
    let mut sentences = Vec::new();
    for group in Group::ALL {
        let Some(budget) = group.budget() else { continue };
        match brotli(files, group) {
            Some(0) => sentences.push(format!("{}: dist/ has no such file", group.title())),
            Some(size) if size <= budget => {}
            size => sentences.push(format!(
                "{}: {} where {} is allowed",
                group.title(),
                kilobytes(size),
                kilobytes(Some(budget))
            )),
        }
    }
    sentences
}

fn brotli(files: &[File], group: Group) -> Option<u64> {
    files.iter().filter(|file| Group::of(&file.path) == group).map(|file| file.brotli).sum()
}

/// Kilobytes of 1000 bytes, as the budgets are given.
fn kilobytes(bytes: Option<u64>) -> String {
    match bytes {
        Some(bytes) => format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100),
        None => "unknown".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, brotli: u64) -> File {
        File { path: path.to_owned(), raw: brotli * 3, brotli: Some(brotli) }
    }

    #[test]
    fn sorts_files_by_when_they_are_needed() {
        for (path, group) in [
            ("index.html", Group::First),
            ("afterimage-0123456789abcdef_bg.wasm", Group::First),
            ("engine-cpu_bg.wasm", Group::First),
            ("assets/models/restore.safetensors", Group::First),
            ("assets/models/restore.golden.safetensors", Group::First),
            ("something-new.bin", Group::First),
            ("engine-gpu.js", Group::Gpu),
            ("workers/engine-gpu_bg.wasm", Group::Gpu),
            ("assets/models/denoise.safetensors", Group::Later),
            ("assets/models/restore.json", Group::Later),
        ] {
            assert_eq!(Group::of(path), group, "{path}");
        }
    }

    #[test]
    fn a_budget_is_kept_up_to_its_last_byte() {
        let kept = [file("page.wasm", 400_000), file("engine-cpu_bg.wasm", 500_000), file("engine-gpu_bg.wasm", 9)];
        assert_eq!(over_budget(&kept), Vec::<String>::new());
        let over = [file("page.wasm", 400_000), file("engine-cpu_bg.wasm", 500_001), file("engine-gpu_bg.wasm", 9)];
        assert_eq!(
            over_budget(&over),
            ["before the first reconstruction on the CPU: 900.0 KB where 900.0 KB is allowed"]
        );
    }

    #[test]
    fn what_was_not_measured_or_not_built_does_not_pass() {
        let unknown = File { path: "index.html".into(), raw: 1, brotli: None };
        assert_eq!(over_budget(&[unknown]).len(), 2);
    }

    #[test]
    fn the_table_names_files_sums_and_budgets() {
        let text = table(&[file("index.html", 1_200), file("engine-gpu_bg.wasm", 1_400_000)]);
        assert!(text.contains("index.html"), "{text}");
        assert!(text.contains("1400.0 KB   of at most 1500.0 KB"), "{text}");
        assert!(!text.contains("on demand"), "{text}");
    }
}
