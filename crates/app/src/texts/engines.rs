//! Texts of the networks and the engines that run them.

use afterimage_architecture::ModelId;
use afterimage_protocol::Backend;

use super::{comparison, current, failures, fill, texts, weights};
use crate::engines::{Absence, EngineChoice, Phase, Reason};
use crate::format::{megabytes, millis};
use crate::inference::RequestKind;
use crate::state::State;

texts! {
    /// The texts of the networks and the engines that run them.
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
    }
}

/// These texts in the current language.
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

/// The status line: the engine that restores, or is expected to, and how far it is.
pub fn status(state: &State) -> String {
    let backend = state.expected_backend();
    let (name, engine) = (backend.as_str(), state.engine(backend));
    if let Some(warm_ms) = engine.warm_ms(state.model()).filter(|_| state.plan().active.is_some()) {
        let has_answered =
            state.responses.get(RequestKind::Picture).is_some_and(|response| response.backend == backend);
        let measured = if has_answered { state.timing.shown() } else { None };
        return fill(text().restored_in, &[&millis(measured.unwrap_or(warm_ms)), &device(backend)]);
    }
    if !state.has_network() {
        return fill(text().no_network, &[&name]);
    }
    match engine.phase() {
        Phase::Fetching { received, .. } if *received > 0.0 => fill(text().arriving, &[&name, &megabytes(*received)]),
        Phase::Running => fill(text().taking_up, &[&name]),
        Phase::Idle | Phase::Fetching { .. } => fill(text().starting, &[&name]),
        Phase::Failed(_) => fill(text().stopped, &[&name]),
    }
}

/// A backend in the middle of a sentence.
fn device(backend: Backend) -> &'static str {
    match backend {
        Backend::Cpu => text().cpu,
        Backend::WebGpu => text().gpu,
    }
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
        Reason::Refused(failure) => weights::unfit(failure),
        Reason::Failed(failure) => fill(text().gpu_failed, &[&failures::engine_failure(failure)]),
    }
}

fn absent(absence: Absence) -> &'static str {
    match absence {
        Absence::NoApi => text().no_api,
        Absence::Insecure => text().insecure,
        Absence::NoAdapter => text().no_adapter,
    }
}

/// What stands in the way of the next reconstruction, if anything.
pub fn trouble(state: &State) -> Option<String> {
    let model = state.model();
    if let Some(error) = state.missing(model) {
        return Some(fill(text().network_missing, &[&failures::files_error(error)]));
    }
    if let Some(failure) = state.cpu.refusal(model).filter(|_| state.plan().active.is_none()) {
        return Some(fill(text().network_missing, &[&failures::engine_refusal(failure)]));
    }
    if let Some(failure) = state.cpu.failure() {
        return Some(fill(text().cpu_failed, &[&failures::engine_failure(failure)]));
    }
    let error = state.picture_error()?;
    Some(fill(text().picture_refused, &[&failures::inference_error(error)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engines::{EngineEvent, FilesError};
    use crate::failures::FetchError;
    use crate::state::Action;

    #[test]
    fn the_status_is_that_of_the_expected_engine() {
        let cpu = |state: &State, event| state.reduce(Action::Engine(Backend::Cpu, event));
        let started = State::default();
        assert_eq!(status(&started), fill(text().starting, &[&"CPU"]));
        let booted = cpu(&started, EngineEvent::Booted);
        let loaded = EngineEvent::Loaded { model: ModelId::Restore, warm_ms: 2.5, layers: [].into(), golden: None };
        assert_eq!(status(&cpu(&booted, loaded)), "Restored in 2.5 ms on the CPU");
        let error = FetchError::Unreachable { url: "a".to_owned() };
        let missing = booted.reduce(Action::Files(ModelId::Restore, Err(FilesError::Fetch(error))));
        assert_eq!(status(&missing), fill(text().no_network, &[&"CPU"]));
    }

    #[test]
    fn a_download_of_unknown_length_shows_what_came() {
        assert_eq!(fetching_gpu(2.0e6, 0.0), "Fetching the WebGPU engine, 2.0 MB");
        assert_eq!(fetching_gpu(2.0e6, 4.0e6), "Fetching the WebGPU engine, 2.0 MB of 4.0 MB");
    }
}
