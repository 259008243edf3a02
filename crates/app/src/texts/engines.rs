//! Texts of the networks and the engines that run them.

use afterimage_architecture::ModelId;
use afterimage_protocol::{Backend, EngineError};

use super::{comparison, current, fill, texts, weights};
use crate::engines::{Absence, EngineChoice, Phase, Reason};
use crate::format::{megabytes, millis};
use crate::state::State;

texts! {
    /// The words of the networks and the engines that run them.
    Engines {
        /// Select.
        network,
        /// Select.
        engine,
        /// Button.
        retry_gpu,
        /// Button.
        retry,

        /// A network's name.
        restore,
        /// A network's name.
        denoise,
        /// A network's name.
        plain,
        /// A network's name.
        eyes,
        /// What a network was trained for.
        restore_hint,
        /// What a network was trained for.
        denoise_hint,
        /// What a network was trained for.
        plain_hint,
        /// What the decoders' networks were trained for.
        decoder_hint,
        /// What a network was trained for.
        eyes_hint,

        /// The choice that leaves the engine to the page.
        auto,
        /// A device in the middle of a sentence.
        cpu,
        /// A device in the middle of a sentence.
        gpu,
        /// The status line: how long it took, and on which device.
        restored_in,
        /// The status line, before a picture was restored: which device.
        ready,
        /// The status line: which engine, and how much of it came.
        arriving,
        /// The status line: which engine.
        starting,
        /// The status line: which engine.
        taking_up,
        /// The status line: which engine.
        stopped,
        /// The status line of an engine whose network did not come: which engine.
        no_network,

        /// The GPU engine's download, beside the status line: how much came, of how much.
        fetching_gpu_of,
        /// The same, where nobody knows how much there is.
        fetching_gpu,
        /// The GPU engine between its download and its first answer.
        warming_gpu,
        /// For screen readers, when another engine takes over: which.
        took_over,

        /// Why the CPU answers.
        no_api,
        /// Another reason.
        insecure,
        /// Another reason.
        no_adapter,
        /// Another reason.
        no_timestamps,
        /// Another reason.
        software,
        /// Another reason: how long WebGPU would take.
        slow,
        /// Another reason: why.
        gpu_failed,
        /// After a reason, while the CPU is there to go on.
        cpu_goes_on,

        /// What stands in the way of the next reconstruction, and why.
        network_missing,
        /// The same.
        cpu_failed,
        /// The same.
        picture_refused,

        /// What can go wrong in an engine, after a colon: which device, and its own words.
        error_device,
        /// The same: which network, and the tensor at fault.
        error_weights,
        /// The same: which network, the largest difference, and the one that is allowed.
        error_self_check,
        /// The same: which network.
        error_not_loaded,
        /// The same: why.
        error_picture,
        /// The same: why.
        error_latent,
        /// The same: its number, from zero.
        error_layer,
        /// The same: why.
        error_read_back,
        /// The same: the program's last words.
        error_panic,
        /// The same.
        error_protocol,
    }
}

/// This part of the language that is spoken.
pub fn text() -> &'static Engines {
    &current().engines
}

/// A network's name in its select.
pub fn model(model: ModelId) -> &'static str {
    match model {
        ModelId::Restore => text().restore,
        ModelId::Denoise => text().denoise,
        ModelId::Plain => text().plain,
        ModelId::Decoder(decoder) => comparison::decoder(decoder),
        ModelId::Eyes => text().eyes,
        ModelId::Custom { .. } => weights::text().own,
    }
}

/// What a network was trained for.
pub fn model_hint(model: ModelId) -> &'static str {
    match model {
        ModelId::Restore => text().restore_hint,
        ModelId::Denoise => text().denoise_hint,
        ModelId::Plain => text().plain_hint,
        ModelId::Decoder(_) => text().decoder_hint,
        ModelId::Eyes => text().eyes_hint,
        ModelId::Custom { .. } => weights::text().hint,
    }
}

/// A choice's name in the engine's select.
pub fn choice(choice: EngineChoice) -> &'static str {
    match choice {
        EngineChoice::Auto => text().auto,
        EngineChoice::WebGpu => Backend::WebGpu.as_str(),
        EngineChoice::Cpu => Backend::Cpu.as_str(),
    }
}

/// The status line: how an engine stands.
pub fn answering(backend: Backend, millis_shown: Option<f32>) -> String {
    match millis_shown {
        Some(shown) => fill(text().restored_in, &[&millis(shown), &device(backend)]),
        None => fill(text().ready, &[&device(backend)]),
    }
}

/// A backend in the middle of a sentence.
fn device(backend: Backend) -> &'static str {
    match backend {
        Backend::Cpu => text().cpu,
        Backend::WebGpu => text().gpu,
    }
}

/// The status line while no engine can answer yet.
pub fn starting(backend: Backend, phase: &Phase) -> String {
    let name = backend.as_str();
    match phase {
        Phase::Fetching { received, .. } if *received > 0.0 => fill(text().arriving, &[&name, &megabytes(*received)]),
        Phase::Running => fill(text().taking_up, &[&name]),
        Phase::Idle | Phase::Fetching { .. } => fill(text().starting, &[&name]),
        Phase::Failed(_) => fill(text().stopped, &[&name]),
    }
}

/// The status line of an engine whose network did not come.
pub fn no_network(backend: Backend) -> String {
    fill(text().no_network, &[&backend.as_str()])
}

/// The GPU engine's download, beside the status line.
pub fn fetching_gpu(received: f64, total: f64) -> String {
    if total > 0.0 {
        fill(text().fetching_gpu_of, &[&megabytes(received), &megabytes(total)])
    } else {
        fill(text().fetching_gpu, &[&megabytes(received)])
    }
}

/// For screen readers, when another engine takes over.
pub fn took_over(backend: Backend) -> String {
    fill(text().took_over, &[&backend.as_str()])
}

/// Why the CPU answers.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Absent(absence) => absent(*absence).to_owned(),
        Reason::Software => text().software.to_owned(),
        Reason::Slow(shown) => fill(text().slow, &[&millis(*shown)]),
        Reason::Refused(why) => weights::unfit(why),
        Reason::Failed(why) => fill(text().gpu_failed, &[why]),
    }
}

fn absent(absence: Absence) -> &'static str {
    match absence {
        Absence::NoApi => text().no_api,
        Absence::Insecure => text().insecure,
        Absence::NoAdapter => text().no_adapter,
        Absence::NoTimestamps => text().no_timestamps,
    }
}

/// What stands in the way of the next reconstruction, if anything.
pub fn trouble(state: &State) -> Option<String> {
    let refused = || state.cpu.refusal(state.model()).filter(|_| state.plan().active.is_none());
    if let Some(reason) = state.missing(state.model()).or_else(refused) {
        return Some(fill(text().network_missing, &[&reason]));
    }
    if let Some(reason) = state.cpu.failure() {
        return Some(fill(text().cpu_failed, &[&reason]));
    }
    let reason = state.refusal()?;
    Some(fill(text().picture_refused, &[&reason]))
}

/// What went wrong in an engine, to stand after a colon.
pub fn error(error: &EngineError) -> String {
    let text = text();
    match error {
        EngineError::Device { backend, reason } => fill(text.error_device, &[&backend.as_str(), reason]),
        EngineError::Weights { model, reason } => fill(text.error_weights, &[&model.as_str(), reason]),
        EngineError::SelfCheck { model, difference, tolerance } => {
            fill(text.error_self_check, &[&model.as_str(), difference, tolerance])
        }
        EngineError::NotLoaded(model) => fill(text.error_not_loaded, &[&model.as_str()]),
        EngineError::Picture(reason) => fill(text.error_picture, &[reason]),
        EngineError::Latent(reason) => fill(text.error_latent, &[reason]),
        EngineError::Layer(number) => fill(text.error_layer, &[number]),
        EngineError::ReadBack(reason) => fill(text.error_read_back, &[reason]),
        EngineError::Panic(reason) => fill(text.error_panic, &[reason]),
        EngineError::Protocol => text.error_protocol.to_owned(),
    }
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

    #[test]
    fn errors_say_what_was_wrong() {
        for (wrong, words) in [
            (
                EngineError::SelfCheck { model: ModelId::Restore, difference: 0.5, tolerance: 0.001 },
                "the self-check of `restore` failed: off by 0.5 where 0.001 is allowed",
            ),
            (
                EngineError::Latent("3 values where 256 are expected".to_owned()),
                "the latent was refused: 3 values where 256 are expected",
            ),
            (EngineError::Layer(13), "the network has no layer number 13"),
        ] {
            assert_eq!(error(&wrong), words);
        }
    }
}
