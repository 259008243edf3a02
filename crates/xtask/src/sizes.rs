//! What a visitor downloads: the files of dist/, sorted by when they are needed, beside their budgets.

use crate::group::Group;

/// The most brotli bytes that some groups may have together.
struct Budget {
    title: &'static str,
    groups: &'static [Group],
    limit: u64,
}

const BUDGETS: [Budget; 3] = [
    Budget { title: "the page alone (no engine)", groups: &[Group::Page], limit: 340_000 },
    Budget { title: "before the first reconstruction on the CPU", groups: &[Group::Page, Group::Cpu], limit: 900_000 },
    Budget { title: "the WebGPU engine, in the background", groups: &[Group::Gpu], limit: 1_500_000 },
];

impl Budget {
    /// What the groups have; unknown where one file's size is.
    fn spent(&self, files: &[File]) -> Option<u64> {
        brotli(files.iter().filter(|file| self.groups.contains(&Group::of(&file.path))))
    }

    /// A sentence where it is not kept, or cannot be checked.
    fn fault(&self, files: &[File]) -> Option<String> {
        let is_there = |group: &Group| files.iter().any(|file| Group::of(&file.path) == *group);
        if let Some(missing) = self.groups.iter().find(|group| !is_there(group)) {
            return Some(format!("{}: dist/ has no file of {}", self.title, missing.title()));
        }
        let spent = self.spent(files);
        let is_kept = spent.is_some_and(|spent| spent <= self.limit);
        let words = || format!("{}: {} where {} is allowed", self.title, kilobytes(spent), kilobytes(Some(self.limit)));
        (!is_kept).then(words)
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

/// The table, group by group, and the budgets below.
pub fn table(files: &[File]) -> String {
    let row = |title: &str, first: &str, second: &str| format!("{title:<56}{first:>12}{second:>12}");
    let mut lines = Vec::new();
    for group in Group::ALL {
        let mut of_group: Vec<_> = files.iter().filter(|file| Group::of(&file.path) == group).collect();
        of_group.sort_by(|a, b| b.raw.cmp(&a.raw).then_with(|| a.path.cmp(&b.path)));
        if of_group.is_empty() {
            continue;
        }
        lines.extend([String::new(), row(group.title(), "raw", "brotli")]);
        for file in &of_group {
            lines.push(row(&format!("  {}", file.path), &kilobytes(Some(file.raw)), &kilobytes(file.brotli)));
        }
        let raw = of_group.iter().map(|file| file.raw).sum();
        lines.push(row("  together", &kilobytes(Some(raw)), &kilobytes(brotli(of_group.into_iter()))));
    }
    lines.extend([String::new(), row("what a visitor downloads", "brotli", "at most")]);
    for budget in &BUDGETS {
        let title = format!("  {}", budget.title);
        lines.push(row(&title, &kilobytes(budget.spent(files)), &kilobytes(Some(budget.limit))));
    }
    lines.join("\n")
}

/// A sentence for each budget that is not kept, or cannot be checked.
pub fn over_budget(files: &[File]) -> Vec<String> {
    BUDGETS.iter().filter_map(|budget| budget.fault(files)).collect()
}

fn brotli<'a>(files: impl Iterator<Item = &'a File>) -> Option<u64> {
    files.map(|file| file.brotli).sum()
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

    /// The page, the CPU engine, the WebGPU engine.
    fn dist(page: u64, cpu: u64, gpu: u64) -> [File; 3] {
        [file("index.html", page), file("engine-cpu_bg.wasm", cpu), file("engine-gpu_bg.wasm", gpu)]
    }

    #[test]
    fn a_budget_is_kept_up_to_its_last_byte() {
        assert_eq!(over_budget(&dist(270_000, 630_000, 1_500_000)), Vec::<String>::new());
        assert_eq!(
            over_budget(&dist(270_000, 630_001, 1_500_001)),
            [
                "before the first reconstruction on the CPU: 900.0 KB where 900.0 KB is allowed",
                "the WebGPU engine, in the background: 1500.0 KB where 1500.0 KB is allowed",
            ]
        );
    }

    #[test]
    fn the_page_alone_has_a_budget_within_that_of_the_first_reconstruction() {
        // Much too large a page, which a small engine makes up for.
        assert_eq!(
            over_budget(&dist(400_000, 1, 1)),
            ["the page alone (no engine): 400.0 KB where 340.0 KB is allowed"]
        );
        assert_eq!(over_budget(&dist(950_000, 1, 1)).len(), 2);
    }

    #[test]
    fn what_was_not_measured_or_not_built_does_not_pass() {
        let mut unknown = dist(1, 1, 1);
        unknown[0].brotli = None;
        assert_eq!(over_budget(&unknown).len(), 2, "the two that the page is part of");
        let [page, _, gpu] = dist(1, 1, 1);
        assert_eq!(
            over_budget(&[page, gpu]),
            ["before the first reconstruction on the CPU: dist/ has no file of the CPU engine and its first weights"]
        );
    }

    #[test]
    fn the_table_names_files_sums_and_budgets() {
        let text = table(&dist(1_200, 500_000, 1_400_000));
        let is_row = |words: &str| text.lines().any(|line| line.split_whitespace().eq(words.split_whitespace()));
        for row in [
            "index.html 3.6 KB 1.2 KB",
            "together 1500.0 KB 500.0 KB",
            "the page alone (no engine) 1.2 KB 340.0 KB",
            "before the first reconstruction on the CPU 501.2 KB 900.0 KB",
            "the WebGPU engine, in the background 1400.0 KB 1500.0 KB",
        ] {
            assert!(is_row(row), "no row `{row}` in\n{text}");
        }
        assert!(!text.contains(Group::Later.title()), "{text}");
    }
}
