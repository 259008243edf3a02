//! All that the page knows, and all that can happen to it. Pure: no browser, no clock.

use std::rc::Rc;

use afterimage_imaging::{Corruption, Crosshair, DIGIT_SIDE, Framing, Image, Point, psnr, rasterise, ssim};
use afterimage_protocol::{Backend, ModelName};
use yew::Reducible;

use crate::drawing::{Drawing, Source};
use crate::engines::policy::{Facts, plan};
use crate::engines::{Adapter, EngineChoice, EngineEvent, EngineStatus, Plan};
use crate::timing::Timing;

/// The sample that the page opens with: a clear 2, whose curve and corner both survive noise that hides them.
pub const FIRST_SAMPLE: usize = 2;
/// The published strength of the noise, in the middle of the slider.
const FIRST_NOISE: f32 = 0.5;

/// What happens to the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The pen touched the pad.
    PenDown(Point),
    /// The pen moved through these points.
    PenMove(Vec<Point>),
    /// The pen left the pad.
    PenUp,
    /// One step back.
    Undo,
    /// An empty pad.
    Clear,
    /// A sample digit, by its place in the sprite.
    PickSample(usize),
    /// The sprite arrived, or did not.
    SamplesArrived(Result<Vec<Image>, String>),
    /// Strength of the noise.
    SetNoise(f32),
    /// The same strength, other dice.
    NewNoise,
    /// New noise with every frame.
    SetAnimate(bool),
    /// Crosshair on or off.
    SetCrosshair(bool),
    /// Where the crosshair's bars cross, in pixels.
    MoveCrosshair {
        /// From the left edge.
        x: f32,
        /// From the top edge.
        y: f32,
    },
    /// Another network.
    SetModel(ModelName),
    /// Another engine.
    SetEngine(EngineChoice),
    /// The browser told which adapter it has.
    AdapterFound(Adapter),
    /// An engine came further, or failed, or is to be tried again.
    Engine(Backend, EngineEvent),
    /// A network's files arrived, or did not.
    Files(ModelName, Result<(), String>),
    /// Try again what failed: an engine, or the network's files.
    Retry(Backend),
    /// An engine restored a picture.
    Answered(Answer),
    /// An engine could not restore a picture, for this reason, and goes on.
    Refused(Ticket, String),
}

/// A picture for an engine.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Rises with every change, so two pictures of one revision are the same.
    pub revision: u32,
    /// The network that is to restore it.
    pub model: ModelName,
    /// What was drawn.
    pub clean: Rc<Image>,
    /// What is left of it, as the network sees it.
    pub corrupted: Rc<Image>,
}

/// An engine's answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Who answers.
    pub backend: Backend,
    /// What was asked.
    pub picture: Picture,
    /// The restored picture.
    pub image: Image,
    /// The bottleneck's values.
    pub latent: Vec<f32>,
    /// How long it took, in milliseconds.
    pub millis: f32,
    /// When it came, in milliseconds of any clock.
    pub now: f64,
}

/// Which picture was answered by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
    /// The engine.
    pub backend: Backend,
    /// The picture's.
    pub revision: u32,
}

/// What the page shows of the last answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// The restored picture.
    pub image: Rc<Image>,
    /// The bottleneck's values.
    pub latent: Rc<[f32]>,
    /// How near it is to the clean picture that it was made from.
    pub quality: Quality,
}

/// How near a picture is to the clean one; nothing where there is no clean one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Quality {
    /// Peak signal-to-noise ratio in decibels.
    pub psnr: Option<f32>,
    /// Structural similarity.
    pub ssim: Option<f32>,
}

impl Quality {
    /// Compares `image` with `clean`. A blank drawing has nothing to be near to.
    pub fn of(clean: &Image, image: &Image) -> Self {
        if clean.is_blank() {
            return Self::default();
        }
        Self { psnr: psnr(clean, image).ok(), ssim: ssim(clean, image).ok() }
    }
}

/// The sample digits.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Samples {
    /// On the way.
    #[default]
    Loading,
    /// Here, in the sprite's order.
    Ready(Rc<[Rc<Image>]>),
    /// Not to be had, for this reason.
    Failed(String),
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
    /// The pad.
    pub drawing: Drawing,
    /// The sample digits.
    pub samples: Samples,
    /// Strength of the noise, in [0, 1].
    pub noise: f32,
    /// The noise's dice.
    pub seed: u64,
    /// Whether the noise changes with every frame.
    pub animate: bool,
    /// Whether the crosshair is on.
    pub crosshair_on: bool,
    /// The crosshair; it keeps its place while it is off.
    pub crosshair: Crosshair,
    /// The network.
    pub model: ModelName,
    /// What the person wants to compute with.
    pub choice: EngineChoice,
    /// The browser's adapter.
    pub adapter: Adapter,
    /// The CPU engine.
    pub cpu: EngineStatus,
    /// The GPU engine.
    pub gpu: EngineStatus,
    /// Why the network's files could not be fetched.
    pub files_failure: Option<String>,
    /// The newest picture.
    pub picture: Picture,
    /// How near the newest picture is to the clean one.
    pub spoiled: Quality,
    /// The last answer.
    pub restored: Option<Restored>,
    /// Which picture that was.
    pub answered: Option<Ticket>,
    /// Why the last picture was not restored.
    pub refusal: Option<String>,
    /// Time of the engine that answers.
    pub timing: Timing,
}

impl Default for State {
    fn default() -> Self {
        let blank = Rc::new(Image::digit());
        let mut state = Self {
            drawing: Drawing::default(),
            samples: Samples::default(),
            noise: FIRST_NOISE,
            seed: 1,
            animate: false,
            crosshair_on: false,
            crosshair: Crosshair::default(),
            model: ModelName::Restore,
            choice: EngineChoice::default(),
            adapter: Adapter::default(),
            cpu: EngineStatus::default(),
            gpu: EngineStatus::default(),
            files_failure: None,
            picture: Picture { revision: 0, model: ModelName::Restore, clean: Rc::clone(&blank), corrupted: blank },
            spoiled: Quality::default(),
            restored: None,
            answered: None,
            refusal: None,
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
            model: self.model,
            shown: self.restored.is_some(),
        })
    }

    /// One of the engines.
    pub fn engine(&self, backend: Backend) -> &EngineStatus {
        match backend {
            Backend::Cpu => &self.cpu,
            Backend::WebGpu => &self.gpu,
        }
    }

    /// Whether the newest picture has its answer.
    pub fn is_settled(&self) -> bool {
        self.answered.is_some_and(|ticket| ticket.revision == self.picture.revision)
    }

    /// The sample that the pad shows, if it is one.
    pub fn sample(&self) -> Option<&Rc<Image>> {
        match self.drawing.source() {
            Source::Sample(index) => self.samples.get(*index),
            Source::Strokes(_) => None,
        }
    }

    /// The state after `action`.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut state = self.clone();
        state.take(action);
        state
    }

    fn take(&mut self, action: Action) {
        match action {
            Action::PenDown(point) => self.draw(|drawing| drawing.pen_down(point)),
            Action::PenMove(points) => self.draw(|drawing| drawing.pen_move(&points)),
            Action::PenUp => self.drawing.pen_up(),
            Action::Undo => self.draw(Drawing::undo),
            Action::Clear => self.draw(Drawing::clear),
            Action::PickSample(index) => self.draw(|drawing| drawing.pick(index)),
            Action::SamplesArrived(Ok(images)) => {
                self.samples = Samples::Ready(images.into_iter().map(Rc::new).collect());
                if self.samples.get(FIRST_SAMPLE).is_some() {
                    self.draw(|drawing| drawing.begin_with(FIRST_SAMPLE));
                }
            }
            Action::SamplesArrived(Err(reason)) => self.samples = Samples::Failed(reason),
            Action::SetNoise(noise) if noise.is_nan() => {}
            Action::SetNoise(noise) => {
                self.noise = noise.clamp(0.0, 1.0);
                self.spoil();
            }
            Action::NewNoise => {
                self.seed = self.seed.wrapping_add(1);
                self.spoil();
            }
            Action::SetAnimate(animate) => self.animate = animate,
            Action::SetCrosshair(on) => {
                self.crosshair_on = on;
                self.spoil();
            }
            Action::MoveCrosshair { x, y } if x.is_nan() || y.is_nan() => {}
            Action::MoveCrosshair { x, y } => {
                self.crosshair.x = x.clamp(0.0, DIGIT_SIDE as f32);
                self.crosshair.y = y.clamp(0.0, DIGIT_SIDE as f32);
                self.spoil();
            }
            Action::SetModel(model) => {
                self.model = model;
                self.files_failure = None;
                self.timing = Timing::default();
                self.spoil();
            }
            Action::SetEngine(choice) => self.choice = choice,
            Action::AdapterFound(adapter) => self.adapter = adapter,
            Action::Engine(Backend::Cpu, event) => self.cpu.apply(event),
            Action::Engine(Backend::WebGpu, event) => self.gpu.apply(event),
            // Only the wanted network's matter; another's are asked for again when it is wanted.
            Action::Files(model, result) if model == self.model => self.files_failure = result.err(),
            Action::Files(..) => {}
            Action::Retry(backend) => {
                self.files_failure = None;
                self.take(Action::Engine(backend, EngineEvent::Retried));
            }
            Action::Answered(answer) => self.show(answer),
            Action::Refused(ticket, reason) => {
                self.answered = Some(ticket);
                self.refusal = Some(reason);
            }
        }
    }

    /// Changes the pad and all that follows from it.
    fn draw(&mut self, change: impl FnOnce(&mut Drawing)) {
        change(&mut self.drawing);
        self.picture.clean = match self.drawing.source() {
            Source::Strokes(strokes) => Rc::new(rasterise(strokes, Framing::Centred)),
            Source::Sample(index) => match self.samples.get(*index) {
                Some(image) => Rc::clone(image),
                None => Rc::new(Image::digit()),
            },
        };
        self.spoil();
    }

    /// Makes the newest picture out of the clean one.
    fn spoil(&mut self) {
        let corruption = Corruption {
            crosshair: self.crosshair_on.then_some(self.crosshair),
            noise: self.noise,
            seed: self.seed,
            ..Corruption::default()
        };
        let corrupted = corruption.apply(&self.picture.clean);
        self.spoiled = Quality::of(&self.picture.clean, &corrupted);
        self.picture = Picture {
            revision: self.picture.revision.wrapping_add(1),
            model: self.model,
            clean: Rc::clone(&self.picture.clean),
            corrupted: Rc::new(corrupted),
        };
    }

    /// Shows an answer, unless it is another network's or comes from an engine that no longer answers.
    fn show(&mut self, answer: Answer) {
        if answer.picture.model != self.model || self.plan().active != Some(answer.backend) {
            return;
        }
        if self.answered.is_some_and(|ticket| ticket.backend != answer.backend) {
            self.timing = Timing::default();
        }
        self.timing.push(answer.millis, answer.now);
        self.refusal = None;
        self.answered = Some(Ticket { backend: answer.backend, revision: answer.picture.revision });
        self.restored = Some(Restored {
            quality: Quality::of(&answer.picture.clean, &answer.image),
            image: Rc::new(answer.image),
            latent: answer.latent.into(),
        });
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
