//! When a visitor's browser loads each file of dist/. The budgets and the service worker use it.

/// When a visitor's browser loads a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadPhase {
    /// First: the page itself. The user can draw as soon as these files are there.
    Page,
    /// Second, for the first reconstruction: the CPU engine and the weights of the first network.
    Cpu,
    /// Third, in the background: the WebGPU engine.
    Gpu,
    /// When the user asks for it or scrolls to the part that needs it.
    OnDemand,
    /// Never by the page: files for other programs, or files that the browser loads by itself.
    NotByPage,
}

/// The network that the page starts with. All others are loaded on demand.
const FIRST_NETWORK: &str = "restore";

impl LoadPhase {
    /// All phases in their order.
    pub const ALL: [Self; 5] = [Self::Page, Self::Cpu, Self::Gpu, Self::OnDemand, Self::NotByPage];

    /// The phase of a file, by its path relative to dist/.
    ///
    /// An unknown file counts as part of the page. The page is in most budgets, so no new file is left out by accident.
    pub fn from_path(path: &str) -> Self {
        let name = path.rsplit('/').next().unwrap_or(path);
        let (stem, extensions) = name.split_once('.').unwrap_or((name, ""));
        match extensions {
            "safetensors" | "golden.safetensors" if stem == FIRST_NETWORK => Self::Cpu,
            "safetensors" | "golden.safetensors" => Self::OnDemand,
            "json" | "d.ts" => Self::NotByPage,
            // Browsers load these when the user installs the page.
            "webmanifest" | "png" => Self::OnDemand,
            _ if name == "_headers" || name == "sw.js" => Self::NotByPage,
            _ if name == "worker.js" || stem.starts_with("engine-cpu") => Self::Cpu,
            _ if stem.starts_with("engine-gpu") => Self::Gpu,
            _ if stem.starts_with("photo-worker") || name == "eyes.idx4-ubyte" => Self::OnDemand,
            _ => Self::Page,
        }
    }

    /// Its name in the table of sizes.
    pub fn title(self) -> &'static str {
        match self {
            Self::Page => "the page",
            Self::Cpu => "the CPU engine and its first weights",
            Self::Gpu => "the WebGPU engine, in the background",
            Self::OnDemand => "on demand",
            Self::NotByPage => "not loaded by the page",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_has_its_load_phase() {
        for (path, phase) in [
            ("index.html", LoadPhase::Page),
            ("afterimage-0123456789abcdef_bg.wasm", LoadPhase::Page),
            ("boot-0123456789abcdef.js", LoadPhase::Page),
            ("style-0123456789abcdef.css", LoadPhase::Page),
            ("assets/digits.idx3-ubyte", LoadPhase::Page),
            ("assets/favicon.svg", LoadPhase::Page),
            ("something-new.bin", LoadPhase::Page),
            ("worker.js", LoadPhase::Cpu),
            ("engine-cpu_bg.wasm", LoadPhase::Cpu),
            ("assets/models/restore.safetensors", LoadPhase::Cpu),
            ("assets/models/restore.golden.safetensors", LoadPhase::Cpu),
            ("engine-gpu.js", LoadPhase::Gpu),
            ("workers/engine-gpu_bg.wasm", LoadPhase::Gpu),
            ("photo-worker_bg.wasm", LoadPhase::OnDemand),
            ("assets/eyes.idx4-ubyte", LoadPhase::OnDemand),
            ("manifest.webmanifest", LoadPhase::OnDemand),
            ("assets/icons/icon-512.png", LoadPhase::OnDemand),
            ("assets/models/restore.json", LoadPhase::NotByPage),
            ("_headers", LoadPhase::NotByPage),
            ("sw.js", LoadPhase::NotByPage),
        ] {
            assert_eq!(LoadPhase::from_path(path), phase, "{path}");
        }
    }

    #[test]
    fn all_networks_but_the_first_load_on_demand() {
        let decoders = ["denoise-nearest", "denoise-bilinear", "denoise-transposed3", "denoise-transposed2"];
        for name in decoders.into_iter().chain(["denoise", "plain"]) {
            for extension in ["safetensors", "golden.safetensors"] {
                let path = format!("assets/models/{name}.{extension}");
                assert_eq!(LoadPhase::from_path(&path), LoadPhase::OnDemand, "{path}");
            }
            assert_eq!(LoadPhase::from_path(&format!("assets/models/{name}.json")), LoadPhase::NotByPage);
        }
    }
}
