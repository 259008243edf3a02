//! The files of dist/, sorted by when a visitor needs them: for their budgets, and for the service worker.

/// When a visitor needs a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// At once: the page itself, with which one can draw already.
    Page,
    /// Then, for the first reconstruction: the CPU engine, and the weights of [`FIRST_NETWORK`].
    Cpu,
    /// The WebGPU engine, fetched in the background afterwards.
    Gpu,
    /// Only when a person asks for it, or scrolls to where it is shown.
    Later,
    /// Never: it lies beside the page for others, or the browser asks for it by itself.
    Never,
}

/// The network that the page starts with. All others come later.
const FIRST_NETWORK: &str = "restore";

impl Group {
    /// All of them, the first first.
    pub const ALL: [Self; 5] = [Self::Page, Self::Cpu, Self::Gpu, Self::Later, Self::Never];

    /// Where a file belongs, by its path inside dist/.
    ///
    /// What is not known to come with an engine or later counts as the page's own, which is in the most budgets: a
    /// new file is never left out by accident.
    pub fn of(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        let (stem, endings) = name.split_once('.').unwrap_or((name, ""));
        match endings {
            "safetensors" | "golden.safetensors" if stem == FIRST_NETWORK => Self::Cpu,
            "safetensors" | "golden.safetensors" => Self::Later,
            "json" | "d.ts" => Self::Never,
            // For whoever installs the page.
            "webmanifest" | "png" => Self::Later,
            _ if name == "_headers" || name == "sw.js" => Self::Never,
            _ if name == "worker.js" || stem.starts_with("engine-cpu") => Self::Cpu,
            _ if stem.starts_with("engine-gpu") => Self::Gpu,
            _ if stem.starts_with("photo-worker") || name == "eyes.idx4-ubyte" => Self::Later,
            _ => Self::Page,
        }
    }

    /// What to call it in a table.
    pub fn title(self) -> &'static str {
        match self {
            Self::Page => "the page",
            Self::Cpu => "the CPU engine and its first weights",
            Self::Gpu => "the WebGPU engine, in the background",
            Self::Later => "on demand",
            Self::Never => "beside the page, which never asks for it",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_files_by_when_they_are_needed() {
        for (path, group) in [
            ("index.html", Group::Page),
            ("afterimage-0123456789abcdef_bg.wasm", Group::Page),
            ("boot-0123456789abcdef.js", Group::Page),
            ("style-0123456789abcdef.css", Group::Page),
            ("assets/digits.idx3-ubyte", Group::Page),
            ("assets/favicon.svg", Group::Page),
            ("something-new.bin", Group::Page),
            ("worker.js", Group::Cpu),
            ("engine-cpu_bg.wasm", Group::Cpu),
            ("assets/models/restore.safetensors", Group::Cpu),
            ("assets/models/restore.golden.safetensors", Group::Cpu),
            ("engine-gpu.js", Group::Gpu),
            ("workers/engine-gpu_bg.wasm", Group::Gpu),
            ("photo-worker_bg.wasm", Group::Later),
            ("assets/eyes.idx4-ubyte", Group::Later),
            ("manifest.webmanifest", Group::Later),
            ("assets/icons/icon-512.png", Group::Later),
            ("assets/models/restore.json", Group::Never),
            ("_headers", Group::Never),
            ("sw.js", Group::Never),
        ] {
            assert_eq!(Group::of(path), group, "{path}");
        }
    }

    #[test]
    fn networks_that_are_chosen_or_scrolled_to_come_later() {
        let decoders = ["denoise-nearest", "denoise-bilinear", "denoise-transposed3", "denoise-transposed2"];
        for name in decoders.into_iter().chain(["denoise", "plain"]) {
            for ending in ["safetensors", "golden.safetensors"] {
                let path = format!("assets/models/{name}.{ending}");
                assert_eq!(Group::of(&path), Group::Later, "{path}");
            }
            assert_eq!(Group::of(&format!("assets/models/{name}.json")), Group::Never);
        }
    }
}
