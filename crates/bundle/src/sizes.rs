//! The sizes of the files that a visitor downloads, by load phase, and their budgets.

use crate::load_phase::LoadPhase;

/// An upper limit for the compressed size of some load phases together.
struct Budget {
    title: &'static str,
    phases: &'static [LoadPhase],
    /// In bytes at brotli 11.
    limit: u64,
}

const BUDGETS: [Budget; 3] = [
    Budget { title: "the page alone (no engine)", phases: &[LoadPhase::Page], limit: 340_000 },
    Budget {
        title: "before the first reconstruction on the CPU",
        phases: &[LoadPhase::Page, LoadPhase::Cpu],
        limit: 500_000,
    },
    Budget { title: "the WebGPU engine, in the background", phases: &[LoadPhase::Gpu], limit: 1_500_000 },
];

impl Budget {
    /// The compressed size of the phases' files; `None` where the size of one file is unknown.
    fn used(&self, files: &[File]) -> Option<u64> {
        brotli(files.iter().filter(|file| self.phases.contains(&LoadPhase::from_path(&file.path))))
    }

    /// A sentence for the developer where the budget is exceeded or cannot be checked.
    fn violation(&self, files: &[File]) -> Option<String> {
        let is_there = |phase: &LoadPhase| files.iter().any(|file| LoadPhase::from_path(&file.path) == *phase);
        if let Some(missing) = self.phases.iter().find(|phase| !is_there(phase)) {
            return Some(format!("{}: dist/ has no file for {}", self.title, missing.title()));
        }
        let used = self.used(files);
        let is_kept = used.is_some_and(|used| used <= self.limit);
        let message =
            || format!("{}: {} where {} is allowed", self.title, kilobytes(used), kilobytes(Some(self.limit)));
        (!is_kept).then(message)
    }
}

/// One file of dist/.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path relative to dist/, with `/` between the parts.
    pub path: String,
    /// Its size on disk in bytes.
    pub raw: u64,
    /// Its compressed size in bytes at brotli 11; `None` where Node.js was not there to compress it.
    pub brotli: Option<u64>,
}

/// A table of the files by phase, and of the budgets below.
pub fn table(files: &[File]) -> String {
    let row = |title: &str, first: &str, second: &str| format!("{title:<56}{first:>12}{second:>12}");
    let mut lines = Vec::new();
    for phase in LoadPhase::ALL {
        let mut in_phase: Vec<_> = files.iter().filter(|file| LoadPhase::from_path(&file.path) == phase).collect();
        in_phase.sort_by(|a, b| b.raw.cmp(&a.raw).then_with(|| a.path.cmp(&b.path)));
        if in_phase.is_empty() {
            continue;
        }
        lines.extend([String::new(), row(phase.title(), "raw", "brotli")]);
        for file in &in_phase {
            lines.push(row(&format!("  {}", file.path), &kilobytes(Some(file.raw)), &kilobytes(file.brotli)));
        }
        let raw = in_phase.iter().map(|file| file.raw).sum();
        lines.push(row("  together", &kilobytes(Some(raw)), &kilobytes(brotli(in_phase.into_iter()))));
    }
    lines.extend([String::new(), row("what a visitor downloads", "brotli", "at most")]);
    for budget in &BUDGETS {
        let title = format!("  {}", budget.title);
        lines.push(row(&title, &kilobytes(budget.used(files)), &kilobytes(Some(budget.limit))));
    }
    lines.join("\n")
}

/// One sentence for each budget that is exceeded or cannot be checked.
pub fn budget_violations(files: &[File]) -> Vec<String> {
    BUDGETS.iter().filter_map(|budget| budget.violation(files)).collect()
}

fn brotli<'a>(files: impl Iterator<Item = &'a File>) -> Option<u64> {
    files.map(|file| file.brotli).sum()
}

/// A size in kilobytes of 1000 bytes.
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

    /// A build with a page, a CPU engine and a WebGPU engine of these compressed sizes.
    fn dist(page: u64, cpu: u64, gpu: u64) -> [File; 3] {
        [file("index.html", page), file("engine-cpu_bg.wasm", cpu), file("engine-gpu_bg.wasm", gpu)]
    }

    #[test]
    fn a_budget_holds_up_to_its_last_byte() {
        assert_eq!(budget_violations(&dist(270_000, 230_000, 1_500_000)), Vec::<String>::new());
        assert_eq!(
            budget_violations(&dist(270_000, 230_001, 1_500_001)),
            [
                "before the first reconstruction on the CPU: 500.0 KB where 500.0 KB is allowed",
                "the WebGPU engine, in the background: 1500.0 KB where 1500.0 KB is allowed",
            ]
        );
    }

    #[test]
    fn a_small_engine_does_not_excuse_a_large_page() {
        assert_eq!(
            budget_violations(&dist(400_000, 1, 1)),
            ["the page alone (no engine): 400.0 KB where 340.0 KB is allowed"]
        );
        assert_eq!(budget_violations(&dist(950_000, 1, 1)).len(), 2);
    }

    #[test]
    fn unknown_sizes_and_missing_files_violate_the_budget() {
        let mut unknown = dist(1, 1, 1);
        unknown[0].brotli = None;
        assert_eq!(budget_violations(&unknown).len(), 2, "two budgets include the page");
        let [page, _, gpu] = dist(1, 1, 1);
        assert_eq!(
            budget_violations(&[page, gpu]),
            ["before the first reconstruction on the CPU: dist/ has no file for the CPU engine and its first weights"]
        );
    }

    #[test]
    fn the_table_lists_files_sums_and_budgets() {
        let text = table(&dist(1_200, 500_000, 1_400_000));
        let is_row = |words: &str| text.lines().any(|line| line.split_whitespace().eq(words.split_whitespace()));
        for row in [
            "index.html 3.6 KB 1.2 KB",
            "together 1500.0 KB 500.0 KB",
            "the page alone (no engine) 1.2 KB 340.0 KB",
            "before the first reconstruction on the CPU 501.2 KB 500.0 KB",
            "the WebGPU engine, in the background 1400.0 KB 1500.0 KB",
        ] {
            assert!(is_row(row), "no row `{row}` in\n{text}");
        }
        assert!(!text.contains(LoadPhase::OnDemand.title()), "{text}");
    }
}
