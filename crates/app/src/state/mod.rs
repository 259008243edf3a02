//! All that the page knows, and all that can happen to it. Pure: no browser, no clock.
//!
//! Each part of the page keeps its own state and takes its own actions ([`Drawing`], [`Spoiling`], [`Viewing`],
//! [`Inside`], [`Comparison`], [`Eyes`], [`Sharing`], [`About`], [`Weights`], [`Tour`]); this file puts them together and
//! makes the pictures and questions that follow.

use std::rc::Rc;

use crate::about::{About, AboutAction};
use crate::comparison::{Comparison, ComparisonAction};
use crate::corruption::{SpoilAction, Spoiling};
use crate::drawing::{DrawAction, Drawing, Source};
use crate::engines::policy::{Facts, plan};
use crate::engines::timing::Timing;
use crate::engines::{Adapter, EngineChoice, EngineEvent, EngineStatus, Phase, Plan};
use crate::eyes::{Eyes, EyesAction};
use crate::inference::{Answers, Found, Input, Inquiry, Lane, Picture};
use crate::inspector::{Inside, InsideAction, Target};
use crate::language::Language;
use crate::offline::{Offline, OfflineAction};
use crate::preferences::{Preferences, Theme};
use crate::result::quality::Quality;
use crate::result::{ViewAction, Viewing};
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
    Draw(DrawAction),
    /// To the picture that the network sees.
    Spoil(SpoilAction),
    /// To the way the result is looked at.
    View(ViewAction),
    /// Inside of the network.
    Inside(InsideAction),
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
        inquiry: Inquiry,
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
    pub inquiry: Inquiry,
    /// What was found.
    pub found: Found,
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
    /// How near the spoiled picture was to the clean one.
    pub spoiled: Quality,
    /// How near the restored one is to that same clean one.
    pub quality: Quality,
}

/// Pictures to choose from.
#[derive(Clone, Debug, Default)]
pub enum Samples {
    /// On the way.
    #[default]
    Loading,
    /// Here, in their file's order.
    Ready(Rc<[Rc<Image>]>),
    /// Not to be had, for this reason.
    Failed(String),
}

/// The same list is the same pictures; their pixels are not compared, at every render.
impl PartialEq for Samples {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Loading, Self::Loading) => true,
            (Self::Ready(these), Self::Ready(those)) => Rc::ptr_eq(these, those),
            (Self::Failed(this), Self::Failed(that)) => this == that,
            _ => false,
        }
    }
}

impl Samples {
    /// The sample at a place, if it is there.
    pub fn get(&self, index: usize) -> Option<&Rc<Image>> {
        match self {
            Self::Ready(images) => images.get(index),
            _ => None,
        }
    }
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
    pub samples: Samples,
    /// What spoils the picture.
    pub spoiling: Spoiling,
    /// How the result is looked at.
    pub viewing: Viewing,
    /// What is looked at inside of the network.
    pub inside: Inside,
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
    pub answers: Answers,
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
            samples: Samples::default(),
            spoiling: Spoiling::default(),
            viewing: Viewing::default(),
            inside: Inside::default(),
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
            answers: Answers::default(),
            timing: Timing::default(),
        };
        state.spoil();
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
        self.inside.layer.map(|layer| layer.min(last))
    }

    /// Whether the newest picture has its answer.
    pub fn is_settled(&self) -> bool {
        self.picture_inquiry().is_none_or(|inquiry| self.answers.settles(&inquiry))
    }

    /// Whether what this part of the page asks has its answer; also where it asks nothing.
    pub fn is_lane_settled(&self, lane: Lane) -> bool {
        self.inquiries().iter().all(|inquiry| inquiry.lane != lane || self.answers.settles(inquiry))
    }

    /// Why the newest picture was not restored, if it was refused.
    pub fn refusal(&self) -> Option<&str> {
        let given = self.answers.of(Lane::Picture)?;
        // The other workspace's network may have been asked last.
        let is_own = given.inquiry.network == Network::Trained(self.model());
        given.found.as_ref().err().filter(|_| is_own).map(String::as_str)
    }

    /// Whether nothing will be restored without help.
    pub fn has_failed(&self) -> bool {
        StatusLine::of(self).standing == Standing::Failed
    }

    /// What to ask this engine next.
    pub fn next_inquiry(&self, backend: Backend) -> Option<Inquiry> {
        let engine = self.engine(backend);
        let can_answer = |inquiry: &Inquiry| match inquiry.network {
            Network::Trained(model) => engine.warm_ms(model).is_some(),
            Network::Untrained { .. } => true,
        };
        self.answers.next(backend, self.inquiries().into_iter().filter(can_answer).collect())
    }

    /// The sample that the pad shows, if it is one.
    pub fn sample(&self) -> Option<&Rc<Image>> {
        match self.drawing.source() {
            Source::Sample { index, .. } => self.samples.get(*index),
            Source::Strokes(_) => None,
        }
    }

    /// The picture at the far end of the way through the latent space, if there is one.
    pub fn target(&self) -> Option<&Rc<Image>> {
        match &self.inside.morph.target {
            Target::None => None,
            Target::Sample(index) => self.samples.get(*index),
            Target::Kept(image) => Some(image),
        }
    }

    /// The latent that is shown before it is edited: the present picture's, or one on the way to another's.
    pub fn base_latent(&self) -> Option<Rc<[f32]>> {
        let restored = self.restored.as_ref()?;
        let is_own = restored.network == Network::Trained(self.digits_model);
        Some(self.inside.base(&restored.latent, self.target_latent().filter(|_| is_own)))
    }

    /// The latent at the far end of the way, once it is known.
    pub fn target_latent(&self) -> Option<&[f32]> {
        let given = self.answers.of(Lane::Target)?;
        match &given.found {
            Ok(Found::Restored { latent, .. }) if self.target_inquiry().as_ref() == Some(&given.inquiry) => {
                Some(latent)
            }
            _ => None,
        }
    }

    /// What the shown latent decodes to; as long as it is the present picture's own, that is the reconstruction.
    pub fn decoded(&self) -> Option<&Rc<Image>> {
        match self.answers.found(Lane::Latent) {
            Some(Found::Decoded(image)) if self.latent_inquiry().is_some() => Some(image),
            _ => self.restored.as_ref().map(|restored| &restored.image),
        }
    }

    /// The state after `action`.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut state = self.clone();
        state.take(action);
        // The tour shows the digits, so that it is over where they are left.
        if state.workspace != Workspace::Digits {
            state.tour.step = None;
        }
        state
    }

    fn take(&mut self, action: Action) {
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
            Action::Spoil(action) => {
                self.spoiling.apply(action);
                self.spoil();
            }
            Action::View(action) => self.viewing.apply(action),
            Action::Inside(action) => {
                self.inside.apply(action);
                // What an earlier edit drew must not show for a moment when the next one begins.
                if self.latent_inquiry().is_none() {
                    self.answers.retain(|given| given.inquiry.lane != Lane::Latent);
                }
            }
            Action::KeepDrawing => {
                let kept = Target::Kept(Rc::clone(&self.picture.clean));
                self.inside.apply(InsideAction::SetTarget(kept));
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
                    self.take(Action::Show(Workspace::Digits));
                }
            }
            Action::SamplesArrived(Ok(images)) => {
                self.samples = Samples::Ready(images.into_iter().map(Rc::new).collect());
                self.begin();
            }
            Action::SamplesArrived(Err(reason)) => self.samples = Samples::Failed(reason),
            Action::SetModel(model) => self.set_model(model),
            Action::Weights(dataset, action) => self.weights.apply(dataset, action),
            Action::SetEngine(choice) => self.choice = choice,
            Action::AdapterFound(adapter) => self.adapter = adapter,
            Action::Engine(backend, event) => self.hear(backend, event),
            Action::Files(model, result) => {
                self.missing.retain(|(name, _)| *name != model);
                self.missing.extend(result.err().map(|reason| (model, reason)));
            }
            Action::Retry(backend) => {
                self.missing.clear();
                self.take(Action::Engine(backend, EngineEvent::Retried));
            }
            Action::Answered(answer) => self.show(answer),
            Action::Refused { backend, inquiry, reason } => {
                if self.is_wanted(backend, &inquiry) {
                    self.answers.keep(backend, inquiry, Err(reason));
                }
            }
        }
    }

    /// Takes over what another page shows; what belongs to this machine stays.
    pub(crate) fn adopt(&mut self, other: &Self) {
        // A person's own network may have been replaced meanwhile.
        let is_there = !other.digits_model.is_custom() || self.weights.file(other.digits_model).is_some();
        if is_there && self.digits_model != other.digits_model {
            self.set_model(other.digits_model);
        }
        self.drawing = other.drawing.clone();
        self.spoiling = other.spoiling.clone();
        self.viewing = other.viewing;
        self.inside.adopt(&other.inside);
        self.comparison = Comparison { is_seen: self.comparison.is_seen, ..other.comparison };
        self.eyes.adopt(&other.eyes);
        // Every other part is another page's now.
        self.answers.retain(|given| matches!(given.inquiry.lane, Lane::Picture | Lane::Decoder(_)));
        self.begin();
    }

    /// Puts on the pad what the samples give, once they are there.
    fn begin(&mut self) {
        if let Samples::Ready(images) = &self.samples {
            self.drawing.forget_missing_sample(images.len());
            if self.samples.get(FIRST_SAMPLE).is_some() {
                self.drawing.begin_with(Source::sample(FIRST_SAMPLE));
            }
        }
        self.redraw();
    }

    /// From now on this network restores the pictures that it is for.
    fn set_model(&mut self, model: ModelId) {
        match model.dataset() {
            Dataset::Digits => {
                self.digits_model = model;
                self.inside.change_network();
                // The reconstruction stays until the new network has one; all else would be mixed with it.
                self.answers.retain(|given| matches!(given.inquiry.lane, Lane::Picture | Lane::Decoder(_)));
            }
            Dataset::Eyes => self.eyes_model = model,
        }
        self.weights.forget_refusal(model.dataset());
        self.missing.clear();
        self.timing = Timing::default();
    }

    /// Takes what an engine says of itself. A person's own network is at work as soon as an engine has it.
    fn hear(&mut self, backend: Backend, event: EngineEvent) {
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
        if !self.drawing.source().is_one_with(&before.0) || self.drawing.framing != before.1 {
            self.redraw();
        }
    }

    /// Makes the clean picture out of what is on the pad, and all that follows from it.
    pub(crate) fn redraw(&mut self) {
        self.picture.clean = match self.drawing.source() {
            Source::Strokes(strokes) => Rc::new(rasterise(strokes, self.drawing.framing)),
            Source::Sample { index, erasures } => match self.samples.get(*index) {
                Some(image) if erasures.is_empty() => Rc::clone(image),
                Some(image) => {
                    let mut image = Image::clone(image);
                    erase_strokes(&mut image, erasures);
                    Rc::new(image)
                }
                None => Rc::new(Image::digit()),
            },
        };
        self.spoil();
    }

    /// Makes the newest picture out of the clean one.
    fn spoil(&mut self) {
        let corrupted = self.spoiling.corruption().apply(&self.picture.clean);
        self.picture.corrupted = Rc::new(corrupted);
    }

    /// The picture at hand, if there is one.
    fn picture_inquiry(&self) -> Option<Inquiry> {
        let picture = match self.workspace {
            Workspace::Digits => Some(&self.picture),
            Workspace::Eyes => self.eyes.picture.as_ref(),
        };
        let (lane, network) = (Lane::Picture, Network::Trained(self.model()));
        Some(Inquiry { lane, network, input: Input::Picture(picture?.clone()) })
    }

    /// Everything that the page wants to know now, the most urgent first.
    fn inquiries(&self) -> Vec<Inquiry> {
        let mut inquiries = Vec::from_iter(self.picture_inquiry());
        if self.workspace == Workspace::Eyes {
            return inquiries;
        }
        if self.inside.is_seen {
            inquiries.extend(self.inside_inquiries(Network::Trained(self.digits_model)));
        }
        if self.comparison.is_seen {
            inquiries.extend(Upsampling::ALL.map(|decoder| Inquiry {
                lane: Lane::Decoder(decoder),
                network: self.comparison.network(decoder),
                input: Input::Picture(self.picture.clone()),
            }));
        }
        inquiries
    }

    fn inside_inquiries(&self, network: Network) -> impl Iterator<Item = Inquiry> {
        let layer = self.layer().map(|layer| {
            let picture = Rc::clone(&self.picture.corrupted);
            Inquiry { lane: Lane::Layer, network, input: Input::Layer { picture, layer } }
        });
        self.latent_inquiry().into_iter().chain(self.target_inquiry()).chain(layer)
    }

    /// The picture at the far end of the way, whose latent is to be known.
    fn target_inquiry(&self) -> Option<Inquiry> {
        let image = self.target()?;
        let picture = Picture { clean: Rc::clone(image), corrupted: Rc::clone(image) };
        Some(Inquiry {
            lane: Lane::Target,
            network: Network::Trained(self.digits_model),
            input: Input::Picture(picture),
        })
    }

    /// The latent that is shown, where it is no longer the present picture's own.
    fn latent_inquiry(&self) -> Option<Inquiry> {
        let latent = self.inside.edited(&self.base_latent()?);
        let is_other = latent != self.restored.as_ref()?.latent;
        let network = Network::Trained(self.digits_model);
        is_other.then_some(Inquiry { lane: Lane::Latent, network, input: Input::Latent(latent) })
    }

    /// Whether an answer is still of interest: not from an engine that answers no longer, nor another network's.
    fn is_wanted(&self, backend: Backend, answered: &Inquiry) -> bool {
        let is_asked = |inquiry: &Inquiry| inquiry.lane == answered.lane && inquiry.network == answered.network;
        self.answering() == Some(backend) && self.inquiries().iter().any(is_asked)
    }

    fn show(&mut self, answer: Answer) {
        let Answer { backend, inquiry, found, millis, now } = answer;
        if !self.is_wanted(backend, &inquiry) {
            return;
        }
        if let (Lane::Picture, Input::Picture(picture)) = (inquiry.lane, &inquiry.input)
            && let Found::Restored { image, latent } = &found
        {
            if self.answers.of(Lane::Picture).is_some_and(|given| given.backend != backend) {
                self.timing = Timing::default();
            }
            self.timing.push(millis, now);
            let restored = Some(Restored {
                network: inquiry.network,
                picture: picture.clone(),
                image: Rc::clone(image),
                latent: Rc::clone(latent),
                spoiled: Quality::of(&picture.clean, &picture.corrupted),
                quality: Quality::of(&picture.clean, image),
            });
            match self.workspace {
                Workspace::Digits => self.restored = restored,
                Workspace::Eyes => self.restored_eye = restored,
            }
        }
        self.answers.keep(backend, inquiry, Ok(found));
    }
}

#[cfg(test)]
mod tests;
