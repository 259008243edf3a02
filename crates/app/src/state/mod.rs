//! All that the page knows, and all that can happen to it. Pure: no browser, no clock.
//!
//! Each part of the page keeps its own state and takes its own actions ([`Drawing`], [`CorruptionSettings`], [`ResultView`],
//! [`Inside`], [`Comparison`], [`Eyes`], [`Sharing`], [`About`], [`Weights`], [`Tour`]); this file puts them together and
//! makes the pictures and questions that follow.

use std::rc::Rc;

use crate::about::{About, AboutAction};
use crate::comparison::{Comparison, ComparisonAction};
use crate::corruption::{CorruptionAction, CorruptionSettings};
use crate::drawing::{Drawing, DrawingAction, DrawingSource};
use crate::engines::policy::{Facts, plan};
use crate::engines::timing::Timing;
use crate::engines::{Adapter, EngineChoice, EngineEvent, EngineStatus, Phase, Plan};
use crate::eyes::{Eyes, EyesAction};
use crate::image_set::ImageSet;
use crate::inference::{InferenceOutput, InferenceRequest, Picture, RequestInput, RequestKind, ResponseCache};
use crate::inspector::{Inspector, InspectorAction, MorphTarget};
use crate::language::Language;
use crate::offline::{Offline, OfflineAction};
use crate::preferences::{Preferences, Theme};
use crate::result::quality::Quality;
use crate::result::{ResultAction, ResultView};
use crate::sharing::{ShareAction, Sharing};
use crate::status_line::{Standing, StatusLine};
use crate::tour::{Tour, TourAction};
use crate::weights::{Weights, WeightsAction};
use crate::workspace::Workspace;
use afterimage_architecture::{Dataset, ModelId, Upsampling};
use afterimage_imaging::{Image, erase_strokes, rasterise};
use afterimage_protocol::{Backend, Layer, Network};

/// The sample that the page opens with: a clear 2, whose curve and corner both survive noise that hides them.
pub const FIRST_SAMPLE: usize = 2;

/// What happens to the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Another workspace is shown.
    Show(Workspace),
    /// Another language.
    SetLanguage(Language),
    /// Other colours.
    SetTheme(Theme),
    /// On the pad.
    Draw(DrawingAction),
    /// To the picture that the network sees.
    Corrupt(CorruptionAction),
    /// To the way the result is looked at.
    Result(ResultAction),
    /// Inspector of the network.
    Inspector(InspectorAction),
    /// The drawing as it is becomes the end of a way through the latent space.
    KeepDrawing,
    /// To the comparison of the decoders.
    Compare(ComparisonAction),
    /// To the eyes.
    Eyes(EyesAction),
    /// To what goes out as a link or a picture, and what came in as a link.
    Share(ShareAction),
    /// To what About lists.
    About(AboutAction),
    /// To the copy of the page that the browser keeps.
    Offline(OfflineAction),
    /// To the guided tour.
    Tour(TourAction),
    /// The sample digits arrived, or did not.
    SamplesArrived(Result<Vec<Image>, String>),
    /// Another network, for the pictures that it is for.
    SetModel(ModelId),
    /// To the person's own networks for these pictures.
    Weights(Dataset, WeightsAction),
    /// Another engine.
    SetEngine(EngineChoice),
    /// The browser told which adapter it has.
    AdapterFound(Adapter),
    /// An engine came further, or failed, or is to be tried again.
    Engine(Backend, EngineEvent),
    /// A network's files arrived, or did not, or are of no use.
    Files(ModelId, Result<(), String>),
    /// Try again what failed: an engine, or files.
    Retry(Backend),
    /// An engine answered.
    Answered(Answer),
    /// An engine could not answer, for this reason, and goes on.
    Refused {
        /// Which engine.
        backend: Backend,
        /// What it was asked.
        request: InferenceRequest,
        /// Why not.
        reason: String,
    },
}

/// An engine's answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Who answers.
    pub backend: Backend,
    /// What was asked.
    pub request: InferenceRequest,
    /// What was found.
    pub output: InferenceOutput,
    /// How long it took, in milliseconds.
    pub millis: f32,
    /// When it came, in milliseconds of any clock.
    pub now: f64,
}

/// What the page shows of the last answer to the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// Who restored it.
    pub network: Network,
    /// What was restored.
    pub picture: Picture,
    /// The restored picture.
    pub image: Rc<Image>,
    /// The bottleneck's values, `[channels, height, width]`, flattened.
    pub latent: Rc<[f32]>,
    /// How near the corrupted picture was to the clean one.
    pub quality_before: Quality,
    /// How near the restored one is to that same clean one.
    pub quality_after: Quality,
}

/// All that the page knows.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The workspace that is shown.
    pub workspace: Workspace,
    /// The language that is spoken: the one that was chosen, or the browser's.
    pub language: Language,
    /// What was decided about the page as such.
    pub preferences: Preferences,
    /// The pad.
    pub drawing: Drawing,
    /// The sample digits.
    pub samples: ImageSet,
    /// What corrupts the picture.
    pub corruption: CorruptionSettings,
    /// How the result is looked at.
    pub result_view: ResultView,
    /// What is looked at inside of the network.
    pub inspector: Inspector,
    /// The decoders side by side.
    pub comparison: Comparison,
    /// The eyes.
    pub eyes: Eyes,
    /// What came in by a link, and what became of what went out.
    pub sharing: Sharing,
    /// What About lists.
    pub about: About,
    /// The copy of the page that the browser keeps.
    pub offline: Offline,
    /// The guided tour.
    pub tour: Tour,
    /// The network for digits.
    pub digits_model: ModelId,
    /// The network for eyes.
    pub eyes_model: ModelId,
    /// The person's own networks.
    pub weights: Weights,
    /// What the person wants to compute with.
    pub choice: EngineChoice,
    /// The browser's adapter.
    pub adapter: Adapter,
    /// The CPU engine.
    pub cpu: EngineStatus,
    /// The GPU engine.
    pub gpu: EngineStatus,
    /// The networks whose files could not be had, and why.
    pub missing: Vec<(ModelId, String)>,
    /// The newest picture of a digit.
    pub picture: Picture,
    /// The last answer to a picture of a digit.
    pub restored: Option<Restored>,
    /// The last answer to a picture of an eye.
    pub restored_eye: Option<Restored>,
    /// The last answers to everything.
    pub responses: ResponseCache,
    /// Time of the engine that answers.
    pub timing: Timing,
}

impl Default for State {
    fn default() -> Self {
        let blank = Rc::new(Image::digit());
        let mut state = Self {
            workspace: Workspace::default(),
            language: Language::default(),
            preferences: Preferences::default(),
            drawing: Drawing::default(),
            samples: ImageSet::default(),
            corruption: CorruptionSettings::default(),
            result_view: ResultView::default(),
            inspector: Inspector::default(),
            comparison: Comparison::default(),
            eyes: Eyes::default(),
            sharing: Sharing::default(),
            about: About::default(),
            offline: Offline::default(),
            tour: Tour::default(),
            digits_model: ModelId::Restore,
            eyes_model: ModelId::Eyes,
            weights: Weights::default(),
            choice: EngineChoice::default(),
            adapter: Adapter::default(),
            cpu: EngineStatus::default(),
            gpu: EngineStatus::default(),
            missing: Vec::new(),
            picture: Picture { clean: Rc::clone(&blank), corrupted: blank },
            restored: None,
            restored_eye: None,
            responses: ResponseCache::default(),
            timing: Timing::default(),
        };
        state.corrupt();
        state
    }
}

impl State {
    /// What the engines should do now.
    pub fn plan(&self) -> Plan {
        plan(Facts {
            choice: self.choice,
            adapter: self.adapter,
            cpu: &self.cpu,
            gpu: &self.gpu,
            model: self.model(),
            shown: self.shown().is_some(),
        })
    }

    /// Who answers what the page asks: the engine that restores the picture or, while none has the network for that,
    /// any one that runs, for those parts of the page that ask other networks.
    pub fn answering(&self) -> Option<Backend> {
        let runs = |backend: &Backend| *self.engine(*backend).phase() == Phase::Running;
        self.plan().active.or_else(|| [Backend::Cpu, Backend::WebGpu].into_iter().find(runs))
    }

    /// One of the engines.
    pub fn engine(&self, backend: Backend) -> &EngineStatus {
        match backend {
            Backend::Cpu => &self.cpu,
            Backend::WebGpu => &self.gpu,
        }
    }

    /// The network that restores the picture at hand.
    pub fn model(&self) -> ModelId {
        match self.workspace {
            Workspace::Digits => self.digits_model,
            Workspace::Eyes => self.eyes_model,
        }
    }

    /// The networks that a person can choose from for the pictures at hand: the page's, and their own.
    pub fn choices(&self) -> impl Iterator<Item = ModelId> {
        let dataset = self.workspace.dataset();
        let own = self.weights.of(dataset).accepted.as_ref().map(|file| file.model);
        let shipped = match dataset {
            Dataset::Digits => &ModelId::CHOICES[..],
            Dataset::Eyes => &[ModelId::Eyes],
        };
        shipped.iter().copied().chain(own)
    }

    /// The last answer to the picture at hand.
    pub fn shown(&self) -> Option<&Restored> {
        match self.workspace {
            Workspace::Digits => self.restored.as_ref(),
            Workspace::Eyes => self.restored_eye.as_ref(),
        }
    }

    /// The networks whose files are wanted, the most urgent first.
    pub fn models(&self) -> impl Iterator<Item = ModelId> {
        let compared = (self.workspace == Workspace::Digits).then(|| self.comparison.models());
        std::iter::once(self.model()).chain(self.weights.unchecked()).chain(compared.into_iter().flatten())
    }

    /// Why a network's files could not be had, if they could not.
    pub fn missing(&self, model: ModelId) -> Option<&str> {
        self.missing.iter().find(|(name, _)| *name == model).map(|(_, reason)| reason.as_str())
    }

    /// The layers of the network at work; none before an engine has it.
    pub fn layers(&self) -> Option<&Rc<[Layer]>> {
        self.cpu.layers(self.model()).or_else(|| self.gpu.layers(self.model()))
    }

    /// The layer whose feature maps are shown; the last one where the network at work has fewer than that by which it was
    /// chosen.
    pub fn layer(&self) -> Option<usize> {
        let last = self.layers().map_or(usize::MAX, |layers| layers.len().saturating_sub(1));
        self.inspector.layer.map(|layer| layer.min(last))
    }

    /// Whether the newest picture has its answer.
    pub fn is_settled(&self) -> bool {
        self.picture_request().is_none_or(|request| self.responses.contains(&request))
    }

    /// Whether what this part of the page asks has its answer; also where it asks nothing.
    pub fn is_answered(&self, kind: RequestKind) -> bool {
        self.requests().iter().all(|request| request.kind != kind || self.responses.contains(request))
    }

    /// Why the newest picture was not restored, if it was refused.
    pub fn refusal(&self) -> Option<&str> {
        let response = self.responses.get(RequestKind::Picture)?;
        // The other workspace's network may have been asked last.
        let is_own = response.request.network == Network::Trained(self.model());
        response.output.as_ref().err().filter(|_| is_own).map(String::as_str)
    }

    /// Whether nothing will be restored without help.
    pub fn has_failed(&self) -> bool {
        StatusLine::of(self).standing == Standing::Failed
    }

    /// What to ask this engine next.
    pub fn next_request(&self, backend: Backend) -> Option<InferenceRequest> {
        let engine = self.engine(backend);
        let can_answer = |request: &InferenceRequest| match request.network {
            Network::Trained(model) => engine.warm_ms(model).is_some(),
            Network::Untrained { .. } => true,
        };
        self.responses.next(backend, self.requests().into_iter().filter(can_answer).collect())
    }

    /// The sample that the pad shows, if it is one.
    pub fn sample(&self) -> Option<&Rc<Image>> {
        match self.drawing.source() {
            DrawingSource::Sample { index, .. } => self.samples.get(*index),
            DrawingSource::Strokes(_) => None,
        }
    }

    /// The picture at the far end of the way through the latent space, if there is one.
    pub fn target(&self) -> Option<&Rc<Image>> {
        match &self.inspector.morph.target {
            MorphTarget::None => None,
            MorphTarget::Sample(index) => self.samples.get(*index),
            MorphTarget::Kept(image) => Some(image),
        }
    }

    /// The latent that is shown before it is edited: the present picture's, or one on the way to another's.
    pub fn base_latent(&self) -> Option<Rc<[f32]>> {
        let restored = self.restored.as_ref()?;
        let is_own = restored.network == Network::Trained(self.digits_model);
        Some(self.inspector.base(&restored.latent, self.target_latent().filter(|_| is_own)))
    }

    /// The latent at the far end of the way, once it is known.
    pub fn target_latent(&self) -> Option<&[f32]> {
        let response = self.responses.get(RequestKind::Target)?;
        match &response.output {
            Ok(InferenceOutput::Restored { latent, .. })
                if self.target_request().as_ref() == Some(&response.request) =>
            {
                Some(latent)
            }
            _ => None,
        }
    }

    /// What the shown latent decodes to; as long as it is the present picture's own, that is the reconstruction.
    pub fn decoded(&self) -> Option<&Rc<Image>> {
        match self.responses.output(RequestKind::Latent) {
            Some(InferenceOutput::Decoded(image)) if self.latent_request().is_some() => Some(image),
            _ => self.restored.as_ref().map(|restored| &restored.image),
        }
    }

    /// The state after `action`.
    #[must_use]
    pub fn reduce(&self, action: Action) -> Self {
        let mut state = self.clone();
        state.apply(action);
        // The tour shows the digits, so that it is over where they are left.
        if state.workspace != Workspace::Digits {
            state.tour.step = None;
        }
        state
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Show(workspace) => {
                if workspace != self.workspace {
                    self.workspace = workspace;
                    self.timing = Timing::default();
                }
            }
            Action::SetLanguage(language) => {
                self.language = language;
                self.preferences.language = Some(language);
            }
            Action::SetTheme(theme) => self.preferences.theme = theme,
            Action::Draw(action) => self.draw(|drawing| drawing.apply(action)),
            Action::Corrupt(action) => {
                self.corruption.apply(action);
                self.corrupt();
            }
            Action::Result(action) => self.result_view.apply(action),
            Action::Inspector(action) => {
                self.inspector.apply(action);
                // What an earlier edit drew must not show for a moment when the next one begins.
                if self.latent_request().is_none() {
                    self.responses.retain(|response| response.request.kind != RequestKind::Latent);
                }
            }
            Action::KeepDrawing => {
                let kept = MorphTarget::Kept(Rc::clone(&self.picture.clean));
                self.inspector.apply(InspectorAction::SetMorphTarget(kept));
            }
            Action::Compare(action) => self.comparison.apply(action),
            Action::Eyes(action) => self.eyes.apply(action),
            Action::Share(action) => self.share(action),
            Action::About(action) => self.about.apply(action),
            Action::Offline(action) => self.offline.apply(action),
            Action::Tour(action) => {
                self.tour.apply(action);
                // Whatever the answer was, it is not offered again.
                self.preferences.has_toured = true;
                if self.tour.step.is_some() {
                    self.apply(Action::Show(Workspace::Digits));
                }
            }
            Action::SamplesArrived(Ok(images)) => {
                self.samples = ImageSet::Ready(images.into_iter().map(Rc::new).collect());
                self.init_drawing();
            }
            Action::SamplesArrived(Err(reason)) => self.samples = ImageSet::Failed(reason),
            Action::SetModel(model) => self.set_model(model),
            Action::Weights(dataset, action) => self.weights.apply(dataset, action),
            Action::SetEngine(choice) => self.choice = choice,
            Action::AdapterFound(adapter) => self.adapter = adapter,
            Action::Engine(backend, event) => self.apply_engine_event(backend, event),
            Action::Files(model, result) => {
                self.missing.retain(|(name, _)| *name != model);
                self.missing.extend(result.err().map(|reason| (model, reason)));
            }
            Action::Retry(backend) => {
                self.missing.clear();
                self.apply(Action::Engine(backend, EngineEvent::Retried));
            }
            Action::Answered(answer) => self.apply_answer(answer),
            Action::Refused { backend, request, reason } => {
                if self.is_wanted(backend, &request) {
                    self.responses.insert(backend, request, Err(reason));
                }
            }
        }
    }

    /// Takes over what another page shows; what belongs to this machine stays.
    pub(crate) fn restore(&mut self, other: &Self) {
        // A person's own network may have been replaced meanwhile.
        let is_there = !other.digits_model.is_custom() || self.weights.file(other.digits_model).is_some();
        if is_there && self.digits_model != other.digits_model {
            self.set_model(other.digits_model);
        }
        self.drawing = other.drawing.clone();
        self.corruption = other.corruption.clone();
        self.result_view = other.result_view;
        self.inspector.restore(&other.inspector);
        self.comparison = Comparison { is_visible: self.comparison.is_visible, ..other.comparison };
        self.eyes.restore(&other.eyes);
        // Every other part is another page's now.
        self.responses
            .retain(|response| matches!(response.request.kind, RequestKind::Picture | RequestKind::Decoder(_)));
        self.init_drawing();
    }

    /// Puts on the pad what the samples give, once they are there.
    fn init_drawing(&mut self) {
        if let ImageSet::Ready(images) = &self.samples {
            self.drawing.forget_missing_sample(images.len());
            if self.samples.get(FIRST_SAMPLE).is_some() {
                self.drawing.init(DrawingSource::sample(FIRST_SAMPLE));
            }
        }
        self.redraw();
    }

    /// From now on this network restores the pictures that it is for.
    fn set_model(&mut self, model: ModelId) {
        match model.dataset() {
            Dataset::Digits => {
                self.digits_model = model;
                self.inspector.change_network();
                // The reconstruction stays until the new network has one; all else would be mixed with it.
                self.responses
                    .retain(|response| matches!(response.request.kind, RequestKind::Picture | RequestKind::Decoder(_)));
            }
            Dataset::Eyes => self.eyes_model = model,
        }
        self.weights.forget_refusal(model.dataset());
        self.missing.clear();
        self.timing = Timing::default();
    }

    /// Takes what an engine says of itself. A person's own network is at work as soon as an engine has it.
    fn apply_engine_event(&mut self, backend: Backend, event: EngineEvent) {
        if let EngineEvent::Loaded { model, golden, .. } = &event
            && self.weights.accept(*model, golden.as_ref())
        {
            self.set_model(*model);
        }
        if let EngineEvent::Refused { model, reason } = &event {
            self.weights.refuse(*model, reason);
        }
        match backend {
            Backend::Cpu => self.cpu.apply(event),
            Backend::WebGpu => self.gpu.apply(event),
        }
    }

    /// Changes the pad and all that follows from it.
    fn draw(&mut self, change: impl FnOnce(&mut Drawing)) {
        let before = (self.drawing.source().clone(), self.drawing.framing);
        change(&mut self.drawing);
        if !self.drawing.source().ptr_eq(&before.0) || self.drawing.framing != before.1 {
            self.redraw();
        }
    }

    /// Makes the clean picture out of what is on the pad, and all that follows from it.
    pub(crate) fn redraw(&mut self) {
        self.picture.clean = match self.drawing.source() {
            DrawingSource::Strokes(strokes) => Rc::new(rasterise(strokes, self.drawing.framing)),
            DrawingSource::Sample { index, erasures } => match self.samples.get(*index) {
                Some(image) if erasures.is_empty() => Rc::clone(image),
                Some(image) => {
                    let mut image = Image::clone(image);
                    erase_strokes(&mut image, erasures);
                    Rc::new(image)
                }
                None => Rc::new(Image::digit()),
            },
        };
        self.corrupt();
    }

    /// Makes the newest picture out of the clean one.
    fn corrupt(&mut self) {
        let corrupted = self.corruption.to_corruption().apply(&self.picture.clean);
        self.picture.corrupted = Rc::new(corrupted);
    }

    /// The picture at hand, if there is one.
    fn picture_request(&self) -> Option<InferenceRequest> {
        let picture = match self.workspace {
            Workspace::Digits => Some(&self.picture),
            Workspace::Eyes => self.eyes.picture.as_ref(),
        };
        let (kind, network) = (RequestKind::Picture, Network::Trained(self.model()));
        Some(InferenceRequest { kind, network, input: RequestInput::Picture(picture?.clone()) })
    }

    /// Everything that the page wants to know now, the most urgent first.
    fn requests(&self) -> Vec<InferenceRequest> {
        let mut requests = Vec::from_iter(self.picture_request());
        if self.workspace == Workspace::Eyes {
            return requests;
        }
        if self.inspector.is_visible {
            requests.extend(self.inspector_requests(Network::Trained(self.digits_model)));
        }
        if self.comparison.is_visible {
            requests.extend(Upsampling::ALL.map(|decoder| InferenceRequest {
                kind: RequestKind::Decoder(decoder),
                network: self.comparison.network(decoder),
                input: RequestInput::Picture(self.picture.clone()),
            }));
        }
        requests
    }

    fn inspector_requests(&self, network: Network) -> impl Iterator<Item = InferenceRequest> {
        let layer = self.layer().map(|layer| {
            let picture = Rc::clone(&self.picture.corrupted);
            InferenceRequest { kind: RequestKind::Layer, network, input: RequestInput::Layer { picture, layer } }
        });
        self.latent_request().into_iter().chain(self.target_request()).chain(layer)
    }

    /// The picture at the far end of the way, whose latent is to be known.
    fn target_request(&self) -> Option<InferenceRequest> {
        let image = self.target()?;
        let picture = Picture { clean: Rc::clone(image), corrupted: Rc::clone(image) };
        Some(InferenceRequest {
            kind: RequestKind::Target,
            network: Network::Trained(self.digits_model),
            input: RequestInput::Picture(picture),
        })
    }

    /// The latent that is shown, where it is no longer the present picture's own.
    fn latent_request(&self) -> Option<InferenceRequest> {
        let latent = self.inspector.edited(&self.base_latent()?);
        let is_other = latent != self.restored.as_ref()?.latent;
        let network = Network::Trained(self.digits_model);
        is_other.then_some(InferenceRequest { kind: RequestKind::Latent, network, input: RequestInput::Latent(latent) })
    }

    /// Whether an answer is still of interest: not from an engine that answers no longer, nor another network's.
    fn is_wanted(&self, backend: Backend, answered: &InferenceRequest) -> bool {
        let is_asked =
            |request: &InferenceRequest| request.kind == answered.kind && request.network == answered.network;
        self.answering() == Some(backend) && self.requests().iter().any(is_asked)
    }

    fn apply_answer(&mut self, answer: Answer) {
        let Answer { backend, request, output, millis, now } = answer;
        if !self.is_wanted(backend, &request) {
            return;
        }
        if let (RequestKind::Picture, RequestInput::Picture(picture)) = (request.kind, &request.input)
            && let InferenceOutput::Restored { image, latent } = &output
        {
            if self.responses.get(RequestKind::Picture).is_some_and(|response| response.backend != backend) {
                self.timing = Timing::default();
            }
            self.timing.push(millis, now);
            let restored = Some(Restored {
                network: request.network,
                picture: picture.clone(),
                image: Rc::clone(image),
                latent: Rc::clone(latent),
                quality_before: Quality::new(&picture.clean, &picture.corrupted),
                quality_after: Quality::new(&picture.clean, image),
            });
            match self.workspace {
                Workspace::Digits => self.restored = restored,
                Workspace::Eyes => self.restored_eye = restored,
            }
        }
        self.responses.insert(backend, request, Ok(output));
    }
}

#[cfg(test)]
mod tests;
