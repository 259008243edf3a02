//! Which engine answers, and whether to fetch the GPU's. Pure, so every rule has a test.

use afterimage_architecture::ModelId;
use afterimage_protocol::Backend;

use super::failure::EngineFailure;
use super::status::EngineStatus;

/// The GPU takes over on its own only where it answers within a frame of a 60 Hz screen.
const FRAME_MS: f32 = 16.0;

/// The engine that the user selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EngineChoice {
    /// The better one.
    #[default]
    Auto,
    /// WebGPU, even where it is slower.
    WebGpu,
    /// The CPU, whatever else there is.
    Cpu,
}

impl EngineChoice {
    /// Every choice, in the order in which the page lists them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::WebGpu, Self::Cpu];

    /// The value of the choice's `<option>`.
    pub const fn value(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::WebGpu => "webgpu",
            Self::Cpu => "cpu",
        }
    }

    /// The choice behind an `<option>`'s value.
    pub fn from_value(value: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.value() == value)
    }
}

/// Why WebGPU cannot be used here at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// The browser has no WebGPU.
    NoApi,
    /// The page came over plain HTTP, where browsers hide WebGPU.
    Insecure,
    /// The browser has WebGPU, but no adapter for it.
    NoAdapter,
}

/// The browser's WebGPU adapter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Adapter {
    /// Not asked for yet.
    #[default]
    Unknown,
    /// There is none that the engine can use.
    Absent(Absence),
    /// One that computes on the CPU: slower than the CPU engine, but good for trying things out.
    Software,
    /// A real one.
    Hardware,
}

/// Why the CPU answers although something else might have been expected.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// WebGPU cannot be used here.
    Absent(Absence),
    /// The adapter is a software one.
    Software,
    /// The GPU takes this many milliseconds.
    Slow(f32),
    /// The GPU engine failed.
    Failed(EngineFailure),
    /// The GPU engine runs, but did not accept the network.
    Refused(EngineFailure),
}

/// What the page should do now.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Whether the GPU engine is to be fetched, if it is not there yet.
    pub start_gpu: bool,
    /// Who answers; none while no engine has the network.
    pub active: Option<Backend>,
    /// Why it is not the GPU, where that needs saying.
    pub reason: Option<Reason>,
}

/// All that the decision depends on.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The engine that the user selected.
    pub choice: EngineChoice,
    /// What the browser has.
    pub adapter: Adapter,
    /// The CPU engine.
    pub cpu: &'a EngineStatus,
    /// The GPU engine.
    pub gpu: &'a EngineStatus,
    /// The network that is wanted.
    pub model: ModelId,
    /// Whether a first reconstruction has been shown.
    pub shown: bool,
}

/// Decides.
pub fn plan(facts: Facts<'_>) -> Plan {
    let usable = matches!(facts.adapter, Adapter::Software | Adapter::Hardware);
    let start_gpu = match facts.choice {
        EngineChoice::Cpu => false,
        EngineChoice::WebGpu => usable,
        // The download must not slow down the first picture, unless nothing else can make it.
        EngineChoice::Auto => facts.adapter == Adapter::Hardware && (facts.shown || facts.cpu.failure().is_some()),
    };
    Plan { start_gpu, active: active(facts), reason: reason(facts) }
}

/// Whether a custom network may be sent to an engine. One without a golden output is checked by nothing but its
/// finite numbers, and a shader that is wrong makes such numbers too: so the CPU takes it first, unless that has failed.
pub fn may_take(backend: Backend, has_golden: bool, cpu: &EngineStatus) -> bool {
    has_golden || backend == Backend::Cpu || cpu.failure().is_some()
}

fn active(facts: Facts<'_>) -> Option<Backend> {
    let has_network = |engine: &EngineStatus| engine.warm_ms(facts.model).is_some();
    // An engine that does not respond leaves the pictures to the other one meanwhile.
    let can_respond = |engine: &EngineStatus| has_network(engine) && !engine.is_late();
    let responds = |engine, other| can_respond(engine) || has_network(engine) && !can_respond(other);
    let cpu = responds(facts.cpu, facts.gpu).then_some(Backend::Cpu);
    let gpu = responds(facts.gpu, facts.cpu).then_some(Backend::WebGpu);
    match facts.choice {
        EngineChoice::Cpu => cpu,
        EngineChoice::WebGpu => gpu.or(cpu),
        EngineChoice::Auto if is_fast(facts) => gpu.or(cpu),
        EngineChoice::Auto => cpu.or(gpu),
    }
}

/// Whether the GPU is to be preferred without being asked for: where it answers within a frame, or at least before the
/// CPU, which takes longer than a frame for an eye.
fn is_fast(facts: Facts<'_>) -> bool {
    let quick = |millis| millis <= FRAME_MS || facts.cpu.warm_ms(facts.model).is_some_and(|cpu| millis < cpu);
    facts.adapter == Adapter::Hardware && facts.gpu.warm_ms(facts.model).is_some_and(quick)
}

fn reason(facts: Facts<'_>) -> Option<Reason> {
    if facts.choice == EngineChoice::Cpu {
        return None;
    }
    if let Adapter::Absent(absence) = facts.adapter {
        return Some(Reason::Absent(absence));
    }
    if let Some(failure) = facts.gpu.failure() {
        return Some(Reason::Failed(failure.clone()));
    }
    if let Some(refusal) = facts.gpu.refusal(facts.model) {
        return Some(Reason::Refused(refusal.clone()));
    }
    // What follows compares with the CPU, and only where nobody has asked for the GPU.
    if facts.choice == EngineChoice::WebGpu || facts.cpu.failure().is_some() {
        return None;
    }
    match (facts.adapter, facts.gpu.warm_ms(facts.model)) {
        (Adapter::Software, _) => Some(Reason::Software),
        (Adapter::Hardware, Some(millis)) if !is_fast(facts) => Some(Reason::Slow(millis)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engines::EngineEvent;
    use crate::failures::WorkerFailure;

    const MODEL: ModelId = ModelId::Restore;
    const FAILURE: EngineFailure = EngineFailure::Worker(WorkerFailure::NotFetched);

    fn with(warm_ms: Option<f32>) -> EngineStatus {
        let mut engine = EngineStatus::default();
        engine.apply(EngineEvent::Started);
        engine.apply(EngineEvent::Booted);
        if let Some(warm_ms) = warm_ms {
            let model = MODEL;
            engine.apply(EngineEvent::Loaded { model, warm_ms, layers: [].into(), golden: None });
        }
        engine
    }

    fn failed() -> EngineStatus {
        let mut engine = EngineStatus::default();
        engine.apply(EngineEvent::Failed(FAILURE));
        engine
    }

    fn decide(choice: EngineChoice, adapter: Adapter, cpu: &EngineStatus, gpu: &EngineStatus) -> Plan {
        plan(Facts { choice, adapter, cpu, gpu, model: MODEL, shown: cpu.warm_ms(MODEL).is_some() })
    }

    #[test]
    fn the_gpu_is_fetched_after_the_first_picture_and_not_before() {
        let none = EngineStatus::default();
        let auto = |cpu: &EngineStatus| decide(EngineChoice::Auto, Adapter::Hardware, cpu, &none);
        assert!(!auto(&none).start_gpu);
        assert!(!auto(&with(None)).start_gpu);
        assert!(auto(&with(Some(2.0))).start_gpu);
        assert_eq!(auto(&with(Some(2.0))).active, Some(Backend::Cpu));
    }

    #[test]
    fn without_a_cpu_the_gpu_is_fetched_at_once_and_answers_even_if_slow() {
        let plan = decide(EngineChoice::Auto, Adapter::Hardware, &failed(), &with(Some(90.0)));
        assert!(plan.start_gpu);
        assert_eq!(plan.active, Some(Backend::WebGpu));
        assert_eq!(plan.reason, None);
    }

    #[test]
    fn auto_changes_over_to_a_gpu_that_answers_within_a_frame() {
        let at = |millis| decide(EngineChoice::Auto, Adapter::Hardware, &with(Some(2.0)), &with(Some(millis)));
        assert_eq!(at(16.0).active, Some(Backend::WebGpu));
        assert_eq!(at(16.0).reason, None);
        assert_eq!(at(16.1).active, Some(Backend::Cpu));
        assert_eq!(at(16.1).reason, Some(Reason::Slow(16.1)));
        assert_eq!(at(f32::NAN).active, Some(Backend::Cpu));
    }

    #[test]
    fn auto_changes_over_to_a_gpu_that_takes_longer_than_a_frame_where_the_cpu_takes_longer_still() {
        let at = |millis| decide(EngineChoice::Auto, Adapter::Hardware, &with(Some(24.0)), &with(Some(millis)));
        assert_eq!((at(20.0).active, at(20.0).reason), (Some(Backend::WebGpu), None));
        assert_eq!((at(24.0).active, at(24.0).reason), (Some(Backend::Cpu), Some(Reason::Slow(24.0))));
    }

    #[test]
    fn auto_leaves_a_software_adapter_alone_and_says_so() {
        let plan = decide(EngineChoice::Auto, Adapter::Software, &with(Some(2.0)), &EngineStatus::default());
        assert!(!plan.start_gpu);
        assert_eq!(plan.active, Some(Backend::Cpu));
        assert_eq!(plan.reason, Some(Reason::Software));
    }

    #[test]
    fn auto_goes_back_to_the_cpu_after_a_software_adapter_was_tried() {
        let plan = decide(EngineChoice::Auto, Adapter::Software, &with(Some(2.0)), &with(Some(1.0)));
        assert_eq!(plan.active, Some(Backend::Cpu));
    }

    #[test]
    fn a_pinned_gpu_is_used_even_if_it_is_software_and_slow() {
        let pinned = |gpu: &EngineStatus| decide(EngineChoice::WebGpu, Adapter::Software, &with(Some(2.0)), gpu);
        let waiting = pinned(&with(None));
        assert!(waiting.start_gpu);
        assert_eq!(waiting.active, Some(Backend::Cpu));
        let answering = pinned(&with(Some(300.0)));
        assert_eq!(answering.active, Some(Backend::WebGpu));
        assert_eq!(answering.reason, None);
    }

    #[test]
    fn an_engine_that_is_late_leaves_the_pictures_to_the_other_one_until_it_responds() {
        let late = |mut engine: EngineStatus| {
            engine.apply(EngineEvent::Late);
            engine
        };
        let active = |cpu: &EngineStatus, gpu: &EngineStatus| {
            [EngineChoice::Auto, EngineChoice::WebGpu].map(|choice| decide(choice, Adapter::Hardware, cpu, gpu).active)
        };
        let (cpu, gpu) = (with(Some(2.0)), with(Some(1.0)));
        assert_eq!(active(&cpu, &late(gpu.clone())), [Some(Backend::Cpu); 2]);
        assert_eq!(active(&late(cpu.clone()), &gpu), [Some(Backend::WebGpu); 2]);
        // Without another engine, or where that is late too, there is nothing better.
        assert_eq!(active(&with(None), &late(gpu.clone())), [Some(Backend::WebGpu); 2]);
        assert_eq!(active(&late(cpu), &failed()), [Some(Backend::Cpu); 2]);
    }

    #[test]
    fn a_pinned_gpu_does_not_wait_for_the_cpu() {
        let none = EngineStatus::default();
        assert!(decide(EngineChoice::WebGpu, Adapter::Hardware, &none, &none).start_gpu);
        assert!(!decide(EngineChoice::WebGpu, Adapter::Unknown, &none, &none).start_gpu);
    }

    #[test]
    fn a_pinned_cpu_stays_and_needs_no_reason() {
        let plan = decide(EngineChoice::Cpu, Adapter::Hardware, &with(Some(9.0)), &with(Some(1.0)));
        let expected = Plan { start_gpu: false, active: Some(Backend::Cpu), reason: None };
        assert_eq!(plan, expected);
    }

    #[test]
    fn without_an_adapter_the_cpu_answers_and_the_reason_is_shown() {
        for choice in [EngineChoice::Auto, EngineChoice::WebGpu] {
            for absence in [Absence::NoApi, Absence::Insecure, Absence::NoAdapter] {
                let plan = decide(choice, Adapter::Absent(absence), &with(Some(2.0)), &EngineStatus::default());
                assert!(!plan.start_gpu);
                assert_eq!(plan.active, Some(Backend::Cpu));
                assert_eq!(plan.reason, Some(Reason::Absent(absence)));
            }
        }
    }

    #[test]
    fn a_gpu_that_failed_leaves_the_cpu_with_the_reason() {
        for choice in [EngineChoice::Auto, EngineChoice::WebGpu] {
            let plan = decide(choice, Adapter::Hardware, &with(Some(2.0)), &failed());
            assert_eq!(plan.active, Some(Backend::Cpu));
            assert_eq!(plan.reason, Some(Reason::Failed(FAILURE)));
        }
    }

    #[test]
    fn a_gpu_that_refuses_the_network_leaves_the_cpu_with_the_reason() {
        let mut gpu = with(None);
        gpu.apply(EngineEvent::Refused { model: MODEL, failure: FAILURE });
        for choice in [EngineChoice::Auto, EngineChoice::WebGpu] {
            let plan = decide(choice, Adapter::Hardware, &with(Some(2.0)), &gpu);
            assert_eq!(plan.active, Some(Backend::Cpu));
            assert_eq!(plan.reason, Some(Reason::Refused(FAILURE)));
        }
        let pinned = decide(EngineChoice::Cpu, Adapter::Hardware, &with(Some(2.0)), &gpu);
        assert_eq!((pinned.active, pinned.reason), (Some(Backend::Cpu), None));
    }

    #[test]
    fn the_cpu_makes_the_golden_output_of_a_network_without_one_unless_it_has_failed() {
        for cpu in [EngineStatus::default(), with(None), with(Some(2.0))] {
            assert!(may_take(Backend::Cpu, false, &cpu) && !may_take(Backend::WebGpu, false, &cpu));
            assert!(may_take(Backend::Cpu, true, &cpu) && may_take(Backend::WebGpu, true, &cpu));
        }
        assert!(may_take(Backend::WebGpu, false, &failed()));
    }

    #[test]
    fn nobody_answers_before_the_network_is_loaded() {
        let plan = decide(EngineChoice::Auto, Adapter::Unknown, &with(None), &EngineStatus::default());
        assert_eq!(plan.active, None);
    }

    #[test]
    fn every_choice_comes_back_from_its_option() {
        for choice in EngineChoice::ALL {
            assert_eq!(EngineChoice::from_value(choice.value()), Some(choice));
        }
        assert_eq!(EngineChoice::from_value("cuda"), None);
    }
}
