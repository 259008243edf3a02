//! A refusal is in the language of the moment in which it is shown, not of the moment in which it happened.

use afterimage_architecture::{Dataset, ModelId, Upsampling};
use afterimage_imaging::{IdxError, ImageError};
use afterimage_protocol::photo::{PhotoError, PhotoFormat};
use afterimage_protocol::{Backend, EngineError, WeightsFault};

use super::{about, comparison, drawing, engines, eyes, failures, photo, set_language, sharing, weights};
use crate::about::{About, AboutAction, LoadError as LicencesError};
use crate::comparison::{ComparisonAction, DecoderOutput, OutputStatus};
use crate::engines::{Absence, Adapter, EngineEvent, EngineFailure, FilesError};
use crate::eyes::EyesAction;
use crate::failures::{FetchError, WorkerFailure};
use crate::image_set::{ImageSet, LoadError};
use crate::inference::{InferenceError, InferenceRequest, RequestInput, RequestKind};
use crate::language::Language;
use crate::photo::{PhotoAction, PhotoFailure, PhotoRefusal};
use crate::sharing::link::LinkError;
use crate::sharing::{ShareAction, ShareOutcome, SharedItem};
use crate::state::{Action, State};
use crate::weights::{FileKind, MAX_BYTES, WeightsAction, WeightsRefusal, refused_size};
use crate::workspace::Workspace;

/// What happened, and the text that the page shows of it.
type Case = (Vec<Action>, fn(&State) -> Option<String>);

fn not_served() -> FetchError {
    FetchError::Status { url: "a".to_owned(), status: 404 }
}

fn photo_of(state: &State) -> Option<String> {
    state.eyes.photo.refusal.as_ref().map(photo::refusal)
}

fn photos() -> Vec<Case> {
    let worker = |failure: WorkerFailure| PhotoAction::Lost(failure.into());
    let actions = [
        PhotoAction::NothingPasted,
        PhotoAction::Refused(PhotoRefusal::Unreadable),
        PhotoAction::Refused(PhotoRefusal::Photo(PhotoError::Empty)),
        PhotoAction::Refused(PhotoRefusal::Photo(PhotoError::TooSmall { width: 1, height: 2 })),
        PhotoAction::Refused(PhotoRefusal::Photo(PhotoError::CutOff { format: PhotoFormat::Jpeg })),
        PhotoAction::Refused(PhotoRefusal::Photo(PhotoError::Broken { format: PhotoFormat::Png })),
        PhotoAction::Refused(PhotoRefusal::Photo(PhotoError::Unsupported { format: PhotoFormat::Jpeg })),
        PhotoAction::Refused(PhotoRefusal::Photo(PhotoError::HighDynamicRange)),
        PhotoAction::Lost(PhotoFailure::NothingOpen),
        PhotoAction::Lost(PhotoFailure::Image(ImageError::Value { index: 1, value: 2.0 })),
        worker(WorkerFailure::NotFetched),
        worker(WorkerFailure::NoAnswer { limit_ms: 60_000 }),
        worker(WorkerFailure::Exception("out of memory".to_owned())),
    ];
    actions.map(|action| (vec![Action::Eyes(EyesAction::Photo(action))], photo_of as fn(&State) -> _)).to_vec()
}

fn custom_weights() -> Vec<Case> {
    const MODEL: ModelId = ModelId::Custom { dataset: Dataset::Digits, number: 1 };
    let shown: fn(&State) -> _ =
        |state| state.weights.for_dataset(Dataset::Digits).refused.as_ref().map(weights::refused);
    let dataset = Dataset::Digits;
    let unread = [refused_size(0.0), refused_size(MAX_BYTES as f64 + 1.0), Some(WeightsRefusal::Unreadable)];
    let foreign = [FileKind::PyTorch, FileKind::Keras, FileKind::GitLfsPointer].map(WeightsRefusal::Foreign);
    let unread = unread
        .into_iter()
        .flatten()
        .chain(foreign)
        .map(|refusal| vec![Action::Weights(dataset, WeightsAction::Refused { name: "a".into(), refusal })]);
    let tensor = || "head.bias".to_owned();
    let faults = [
        WeightsFault::File,
        WeightsFault::Missing(tensor()),
        WeightsFault::Unknown(tensor()),
        WeightsFault::Type { tensor: tensor(), found: "I32".to_owned() },
        WeightsFault::Shape { tensor: tensor(), found: vec![1], expected: vec![2] },
        WeightsFault::Width { tensor: tensor(), found: 300, most: 256 },
        WeightsFault::NotFinite { tensor: tensor(), index: 1, value: f32::NAN },
        WeightsFault::Output(f32::INFINITY),
    ];
    let misfits = faults.map(|fault| EngineFailure::from(EngineError::Weights { model: MODEL, fault }));
    let self_check = EngineError::SelfCheck { model: MODEL, difference: 0.5, tolerance: 0.001 };
    let failures = misfits
        .into_iter()
        .chain([self_check.into(), WorkerFailure::NotReady { limit_ms: 60_000 }.into()])
        .map(|failure| {
            let chosen = WeightsAction::Chosen { name: "a".into(), bytes: [1].into() };
            let refused = EngineEvent::Refused { model: MODEL, failure };
            vec![Action::Weights(dataset, chosen), Action::Engine(Backend::Cpu, refused)]
        });
    unread.chain(failures).map(|actions| (actions, shown)).collect()
}

fn failed_engines() -> Vec<Case> {
    let model = ModelId::Restore;
    let failures: [EngineFailure; 9] = [
        WorkerFailure::NotFetched.into(),
        WorkerFailure::Refused("no".to_owned()).into(),
        WorkerFailure::Aborted.into(),
        WorkerFailure::Unreadable.into(),
        WorkerFailure::OtherVersion.into(),
        WorkerFailure::NotReady { limit_ms: 60_000 }.into(),
        EngineError::Device { backend: Backend::Cpu, reason: "lost".to_owned() }.into(),
        EngineError::Panic("index out of bounds".to_owned()).into(),
        EngineError::NotLoaded(model).into(),
    ];
    let cpu = failures.clone().map(|failure| {
        let event = EngineEvent::Failed(failure);
        (vec![Action::Engine(Backend::Cpu, event)], engines::trouble as fn(&State) -> _)
    });
    let reason: fn(&State) -> _ = |state| state.plan().reason.as_ref().map(engines::reason);
    let gpu = failures.map(|failure| (vec![Action::Engine(Backend::WebGpu, EngineEvent::Failed(failure))], reason));
    let absences = [Absence::NoApi, Absence::Insecure, Absence::NoAdapter];
    let adapters = absences.map(Adapter::Absent).into_iter().chain([Adapter::Software]);
    let adapters = adapters.map(|adapter| (vec![Action::AdapterFound(adapter)], reason));
    let error = EngineError::Weights { model, fault: WeightsFault::Missing("head.bias".to_owned()) };
    let refused = EngineEvent::Refused { model, failure: error.clone().into() };
    let refused = [(vec![Action::Engine(Backend::WebGpu, refused)], reason)];
    let files = [FilesError::Fetch(not_served()), FilesError::Engine(error)];
    let files = files.map(|error| (vec![Action::Files(model, Err(error))], engines::trouble as fn(&State) -> _));
    cpu.into_iter().chain(gpu).chain(adapters).chain(refused).chain(files).collect()
}

fn status_lines() -> Vec<Case> {
    let shown: fn(&State) -> _ = |state| Some(engines::status(state));
    let failed = EngineEvent::Failed(WorkerFailure::NotFetched.into());
    let missing = Action::Files(ModelId::Restore, Err(FilesError::Fetch(not_served())));
    vec![(vec![], shown), (vec![Action::Engine(Backend::Cpu, failed)], shown), (vec![missing], shown)]
}

/// Engine and network that restore the picture, and the engine's refusal of it.
fn refused_pictures() -> Vec<Case> {
    let loaded = EngineEvent::Loaded { model: ModelId::Restore, warm_ms: 1.0, layers: [].into(), golden: None };
    let start = [EngineEvent::Started, EngineEvent::Booted, loaded].map(|event| Action::Engine(Backend::Cpu, event));
    let ready = start.iter().cloned().fold(State::default(), |state, action| state.reduce(action));
    let errors = [
        InferenceError::Engine(EngineError::Picture("3 values where 784 are expected".to_owned())),
        InferenceError::Image(ImageError::Length { channels: 1, height: 28, width: 28, found: 3 }),
    ];
    let pictures = errors.clone().map(|error| {
        let request = ready.next_request(Backend::Cpu).unwrap();
        let refused = Action::InferenceFailed { backend: Backend::Cpu, request, error };
        (start.iter().cloned().chain([refused]).collect(), engines::trouble as fn(&State) -> _)
    });
    const DECODER: Upsampling = Upsampling::Nearest;
    let shown: fn(&State) -> _ = |state| match DecoderOutput::new(state, DECODER).status {
        OutputStatus::Missing(error) => Some(comparison::missing(DECODER, &error)),
        OutputStatus::Refused(error) => Some(comparison::refused(DECODER, &error)),
        _ => None,
    };
    let seen = Action::Compare(ComparisonAction::SetVisible(true));
    let decoders = errors.map(|error| {
        let request = InferenceRequest {
            kind: RequestKind::Decoder(DECODER),
            network: ready.digits.comparison.network(DECODER),
            input: RequestInput::Latent([].into()),
        };
        let refused = Action::InferenceFailed { backend: Backend::Cpu, request, error };
        (start.iter().cloned().chain([seen.clone(), refused]).collect(), shown)
    });
    let missing = Action::Files(ModelId::Decoder(DECODER), Err(FilesError::Fetch(not_served())));
    pictures.into_iter().chain(decoders).chain([(vec![missing], shown)]).collect()
}

fn files() -> Vec<Case> {
    let licences: fn(&State) -> _ = |state| match &state.about {
        About::Failed(error) => Some(about::failed(error)),
        _ => None,
    };
    let samples: fn(&State) -> _ = |state| match &state.digits.samples {
        ImageSet::Failed(error) => Some(format!("{} {}", drawing::text().samples_failed, failures::load_error(error))),
        _ => None,
    };
    let gallery: fn(&State) -> _ = |state| match &state.eyes.gallery {
        ImageSet::Failed(error) => Some(format!("{} {}", eyes::text().gallery_failed, failures::load_error(error))),
        _ => None,
    };
    let mut cases = Vec::new();
    for error in [LicencesError::Fetch(not_served()), LicencesError::Format] {
        cases.push((vec![Action::About(AboutAction::Arrived(Err(error)))], licences));
    }
    let fetch = [FetchError::Unreachable { url: "a".to_owned() }, FetchError::Incomplete { url: "a".to_owned() }];
    for error in fetch.map(LoadError::Fetch).into_iter().chain([LoadError::Format(IdxError::Header)]) {
        cases.push((vec![Action::SamplesArrived(Err(error.clone()))], samples));
        let arrived = Action::Eyes(EyesAction::GalleryArrived(Err(error)));
        cases.push((vec![Action::Show(Workspace::Eyes), arrived], gallery));
    }
    cases
}

fn shared_items() -> Vec<Case> {
    let shown: fn(&State) -> _ = |state| state.sharing.outcome.as_ref().map(sharing::outcome);
    let outcomes = [
        ShareOutcome::LinkTooLong,
        ShareOutcome::CopyManually("link".to_owned()),
        ShareOutcome::Failed(SharedItem::Link, None),
        ShareOutcome::Failed(SharedItem::Image, None),
        ShareOutcome::Failed(SharedItem::Strip, Some("denied".to_owned())),
    ];
    let outcomes = outcomes.map(|outcome| (vec![Action::Share(ShareAction::Done(outcome))], shown));
    let refused: fn(&State) -> _ = |state| state.sharing.refused.map(|error| sharing::refused(error).to_owned());
    let links = [LinkError::Damaged, LinkError::TooLong, LinkError::OtherVersion];
    let links = links.map(|error| (vec![Action::Share(ShareAction::Refuse(error))], refused));
    outcomes.into_iter().chain(links).collect()
}

#[test]
fn a_refusal_is_shown_in_the_present_language() {
    let groups =
        [photos(), custom_weights(), failed_engines(), status_lines(), refused_pictures(), files(), shared_items()];
    for (actions, shown) in groups.into_iter().flatten() {
        set_language(Language::English);
        let state = actions.iter().cloned().fold(State::default(), |state, action| state.reduce(action));
        let text = |language| {
            set_language(language);
            shown(&state.reduce(Action::SetLanguage(language)))
        };
        let [english, chinese, again] = [Language::English, Language::Chinese, Language::English].map(text);
        let (english, chinese) = (english.expect("a refusal"), chinese.expect("a refusal"));
        assert!(english.is_ascii() || !has_han(&english), "{actions:?}: {english}");
        assert!(has_han(&chinese), "{actions:?}: {chinese}");
        // A clause of the state that stayed English would be a run of several English words.
        assert!(!has_english_clause(&chinese), "{actions:?}: {chinese}");
        assert_eq!(again.as_ref(), Some(&english), "{actions:?}");
    }
}

fn has_han(text: &str) -> bool {
    text.chars().any(|letter| ('\u{4E00}'..='\u{9FFF}').contains(&letter))
}

/// Whether it contains two words of the English texts one after the other. Messages of browsers and engines are data
/// and stay as they are.
fn has_english_clause(text: &str) -> bool {
    const DATA: [&str; 4] =
        ["tensor `head.bias` is missing", "3 values where 784 are expected", "index out of bounds", "out of memory"];
    let text = DATA.iter().fold(text.to_owned(), |text, data| text.replace(data, ""));
    let is_english = |word: &str| word.len() > 1 && word.chars().all(|letter| letter.is_ascii_lowercase());
    let words: Vec<&str> = text.split(' ').collect();
    words.windows(2).any(|pair| pair.iter().all(|word| is_english(word)))
}
