//! Every word on the page, in one place: to be read as a whole, and to be translated as a whole.
//!
//! Each part of the page has its file; here are the words of the page itself and of its engines.

pub mod comparison;
pub mod drawing;
pub mod eyes;
pub mod inside;
pub mod own;
pub mod result;
pub mod spoiling;
pub mod weights;

use afterimage_protocol::{Backend, ModelName};

use crate::engines::{Absence, EngineChoice, Phase, Reason};
use crate::format::{megabytes, millis};
use crate::state::State;
use crate::workspace::Workspace;

/// The page's name.
pub const TITLE: &str = "Afterimage";
/// What it is for.
pub const LEDE: &str = "Draw a digit, spoil it, and watch a small neural network, an autoencoder, bring it back.";

/// Name of the links to the workspaces.
pub const WORKSPACES: &str = "Workspaces";

/// A workspace's name.
pub const fn workspace(workspace: Workspace) -> &'static str {
    match workspace {
        Workspace::Digits => "Digits",
        Workspace::Eyes => "Eyes",
    }
}

/// What a workspace is for.
pub const fn lede(workspace: Workspace) -> &'static str {
    match workspace {
        Workspace::Digits => LEDE,
        Workspace::Eyes => eyes::LEDE,
    }
}

/// Link to the explanation.
pub const HOW: &str = "How it works";

/// Select.
pub const NETWORK: &str = "Network";
/// Select.
pub const ENGINE: &str = "Engine";
/// Button.
pub const RETRY_GPU: &str = "Try WebGPU again";
/// Button.
pub const RETRY: &str = "Try again";

/// Heading of the explanation.
pub const STORY: &str = "What happens here";
/// What the person does.
pub const STORY_DRAW: &str = "You draw a digit and spoil it: with noise, crosshairs, or boxes that erase a part. The network is given only what is left, 784 grey values.";
/// What the encoder does.
pub const STORY_ENCODE: &str = "Its encoder squeezes them into the latent: 256 numbers, a third of what came in. The network named Plain has to make do with 128.";
/// What the decoder does.
pub const STORY_DECODE: &str = "Its decoder rebuilds the picture from those numbers alone. It has learned to draw lines and never noise, so the digit comes back and the noise does not.";
/// Where it all happens.
pub const PRIVACY: &str = "The network runs in this browser. Nothing you draw or choose leaves your machine.";

/// A worker's message that nobody can read.
pub const WORKER_UNREADABLE: &str = "it sent something unreadable";
/// A worker that ended without a word, as it does when its script does not load.
pub const WORKER_SILENT: &str = "its program could not be loaded";

/// A file for which no server answered.
pub fn unreachable(url: &str) -> String {
    format!("{url} could not be fetched (is this computer offline?)")
}

/// A file in place of which the server sent an HTTP status.
pub fn not_served(url: &str, status: u16) -> String {
    format!("{url} could not be fetched: the server answered {status}")
}

/// A file of which only a part came.
pub fn cut(url: &str) -> String {
    format!("{url} did not arrive whole")
}

/// A network's name in its select.
pub const fn model(model: ModelName) -> &'static str {
    match model {
        ModelName::Restore => "Restore",
        ModelName::Denoise => "Denoise",
        ModelName::Plain => "Plain",
        ModelName::Decoder(decoder) => comparison::decoder(decoder),
        ModelName::Eyes => "Eyes",
        ModelName::Own { .. } => weights::OWN,
    }
}

/// What a network was trained for.
pub const fn model_hint(model: ModelName) -> &'static str {
    match model {
        ModelName::Restore => "Learned to undo noise of any strength, crosshairs and erased boxes.",
        ModelName::Denoise => "Learned to undo noise of strength 0.5, and nothing else.",
        ModelName::Plain => "Learned to give back clean digits, from 128 numbers.",
        ModelName::Decoder(_) => "Learned what Denoise did, with another decoder.",
        ModelName::Eyes => "Learned to take crosshairs and noise off pictures of eyes.",
        ModelName::Own { .. } => weights::HINT,
    }
}

/// A choice's name in the engine's select.
pub const fn choice(choice: EngineChoice) -> &'static str {
    match choice {
        EngineChoice::Auto => "Auto",
        EngineChoice::WebGpu => Backend::WebGpu.as_str(),
        EngineChoice::Cpu => Backend::Cpu.as_str(),
    }
}

/// The browser refused a worker.
pub fn worker_refused(reason: &str) -> String {
    format!("the browser refused it: {reason}")
}

/// An engine that never finished loading.
pub fn no_load(limit_ms: u32) -> String {
    format!("it was not ready after {} s", limit_ms / 1000)
}

/// An engine that never answered.
pub fn no_answer(limit_ms: u32) -> String {
    format!("it gave no answer for {} s", limit_ms / 1000)
}

/// The status line: how an engine stands.
pub fn answering(backend: Backend, millis_shown: Option<f32>) -> String {
    match millis_shown {
        Some(shown) => format!("Restored in {} on the {}", millis(shown), device(backend)),
        None => format!("The {} is ready", device(backend)),
    }
}

/// A backend in the middle of a sentence.
const fn device(backend: Backend) -> &'static str {
    match backend {
        Backend::Cpu => "CPU",
        Backend::WebGpu => "GPU (WebGPU)",
    }
}

/// The status line while no engine can answer yet.
pub fn starting(backend: Backend, phase: &Phase) -> String {
    let name = backend.as_str();
    match phase {
        Phase::Fetching { received, .. } if *received > 0.0 => {
            format!("{name} engine on its way, {}", megabytes(*received))
        }
        Phase::Running => format!("{name} engine takes up the network"),
        Phase::Idle | Phase::Fetching { .. } => format!("{name} engine is starting"),
        Phase::Failed(_) => format!("{name} engine stopped"),
    }
}

/// The status line of an engine whose network did not come.
pub fn no_network(backend: Backend) -> String {
    format!("{} has no network to run", backend.as_str())
}

/// The GPU engine's download, beside the status line.
pub fn fetching_gpu(received: f64, total: f64) -> String {
    if total > 0.0 {
        format!("Fetching the WebGPU engine, {} of {}", megabytes(received), megabytes(total))
    } else {
        format!("Fetching the WebGPU engine, {}", megabytes(received))
    }
}

/// The GPU engine between its download and its first answer.
pub const WARMING_GPU: &str = "Warming up the WebGPU engine";

/// For screen readers, when another engine takes over.
pub fn took_over(backend: Backend) -> String {
    format!("{} computes now.", backend.as_str())
}

/// Why the CPU answers.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Absent(absence) => absent(*absence).to_owned(),
        Reason::Software => {
            "WebGPU is only emulated here, by software, so the CPU is faster. You can choose WebGPU all the same."
                .to_owned()
        }
        Reason::Slow(shown) => {
            format!("WebGPU would take {}, more than a frame, so the CPU goes on.", millis(*shown))
        }
        Reason::Refused(why) => weights::unfit(why),
        Reason::Failed(why) => format!("The WebGPU engine failed: {why}."),
    }
}

const fn absent(absence: Absence) -> &'static str {
    match absence {
        Absence::NoApi => "This browser offers no WebGPU, so the CPU does the work.",
        Absence::Insecure => "Browsers offer WebGPU only over HTTPS, so the CPU does the work.",
        Absence::NoAdapter => "This browser found no WebGPU adapter, so the CPU does the work.",
        Absence::NoTimestamps => {
            "The WebGPU of this browser has no timestamp queries, which the engine needs, so the CPU does the work."
        }
    }
}

/// After a reason, while the CPU is there to go on.
pub const CPU_GOES_ON: &str = "The CPU goes on.";

/// What stands in the way of the next reconstruction, if anything.
pub fn trouble(state: &State) -> Option<String> {
    let refused = || state.cpu.refusal(state.model()).filter(|_| state.plan().active.is_none());
    if let Some(reason) = state.missing(state.model()).or_else(refused) {
        return Some(format!("The network did not load: {reason}."));
    }
    if let Some(reason) = state.cpu.failure() {
        return Some(format!("The CPU engine failed: {reason}."));
    }
    let reason = state.refusal()?;
    Some(format!("This picture was not restored: {reason}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_names_engine_and_time() {
        assert_eq!(answering(Backend::Cpu, Some(3.12)), "Restored in 3.1 ms on the CPU");
        assert_eq!(answering(Backend::WebGpu, None), "The GPU (WebGPU) is ready");
    }

    #[test]
    fn a_download_of_unknown_length_shows_what_came() {
        assert_eq!(fetching_gpu(2.0e6, 0.0), "Fetching the WebGPU engine, 2.0 MB");
        assert_eq!(fetching_gpu(2.0e6, 4.0e6), "Fetching the WebGPU engine, 2.0 MB of 4.0 MB");
    }
}
