//! The state of the whole page, and the actions that change it. Pure: no browser, no clock.
//!
//! Each feature keeps a state of its own and applies its own actions; [`State`] puts them together. This file has the
//! types; `reduce` applies actions, `selectors` derives what the view shows, and `requests` derives what the engines
//! are asked.

mod reduce;
mod requests;
mod selectors;

pub use selectors::Readiness;

use afterimage_architecture::{Dataset, ModelId};
use afterimage_imaging::Image;
use afterimage_protocol::Backend;

use crate::about::{About, AboutAction};
use crate::comparison::ComparisonAction;
use crate::corruption::CorruptionAction;
use crate::digits::Digits;
use crate::drawing::DrawingAction;
use crate::engines::timing::Timing;
use crate::engines::{Adapter, EngineChoice, EngineEvent, EngineStatus, FilesError};
use crate::eyes::{Eyes, EyesAction};
use crate::image_set::LoadError;
use crate::inference::{InferenceError, InferenceOutput, InferenceRequest, ResponseCache};
use crate::inspector::InspectorAction;
use crate::language::Language;
use crate::offline::{Offline, OfflineAction};
use crate::preferences::{Preferences, Theme};
use crate::result::{ResultAction, ResultView};
use crate::sharing::{ShareAction, Sharing};
use crate::tour::{Tour, TourAction};
use crate::weights::{Weights, WeightsAction};
use crate::workspace::Workspace;

/// The state of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The shown workspace.
    pub workspace: Workspace,
    /// The workspace of the digits.
    pub digits: Digits,
    /// The workspace of the eyes.
    pub eyes: Eyes,
    /// How the result is shown, in both workspaces.
    pub result_view: ResultView,
    /// The user's own networks.
    pub weights: Weights,
    /// The engine that the user selected.
    pub choice: EngineChoice,
    /// The WebGPU adapter of the browser.
    pub adapter: Adapter,
    /// The CPU engine.
    pub cpu: EngineStatus,
    /// The WebGPU engine.
    pub gpu: EngineStatus,
    /// The networks whose files could not be fetched or used, with the reason.
    pub missing: Vec<(ModelId, FilesError)>,
    /// The last responses of the engines.
    pub responses: ResponseCache,
    /// The time that the active engine takes for a picture.
    pub timing: Timing,
    /// The shown language: the selected one, or that of the browser.
    pub language: Language,
    /// Language, theme and tour, as the user decided about them.
    pub preferences: Preferences,
    /// Links and pictures that leave the page, and the link that opened it.
    pub sharing: Sharing,
    /// The libraries and licences that About lists.
    pub about: About,
    /// The copy of the page for use without a network.
    pub offline: Offline,
    /// The guided tour.
    pub tour: Tour,
}

/// What can happen to the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Shows a workspace.
    Show(Workspace),
    /// Selects a language.
    SetLanguage(Language),
    /// Selects a theme.
    SetTheme(Theme),
    /// Changes the drawing.
    Draw(DrawingAction),
    /// Changes the corruption of the digit.
    Corrupt(CorruptionAction),
    /// Changes how the result is shown.
    Result(ResultAction),
    /// Changes what is shown of the inside of the network.
    Inspector(InspectorAction),
    /// Makes the drawing of this moment the target of the interpolation.
    KeepDrawing,
    /// Changes the comparison of the decoders.
    Compare(ComparisonAction),
    /// Changes the eyes.
    Eyes(EyesAction),
    /// Shares, or opens a link.
    Share(ShareAction),
    /// Opens About, or brings its list.
    About(AboutAction),
    /// Reports what became of the copy for use without a network.
    Offline(OfflineAction),
    /// Moves the guided tour.
    Tour(TourAction),
    /// The sample digits were fetched, or could not be.
    SamplesArrived(Result<Vec<Image>, LoadError>),
    /// Selects a network, for the pictures that it is trained for.
    SetModel(ModelId),
    /// Changes the user's own networks for these pictures.
    Weights(Dataset, WeightsAction),
    /// Selects an engine.
    SetEngine(EngineChoice),
    /// The browser reported its WebGPU adapter.
    AdapterFound(Adapter),
    /// An engine reported an event.
    Engine(Backend, EngineEvent),
    /// The files of a network were fetched, could not be fetched, or cannot be used.
    Files(ModelId, Result<(), FilesError>),
    /// Tries again what failed: an engine, or files.
    Retry(Backend),
    /// An engine computed an output.
    Inferred(Inferred),
    /// An engine could not compute an output, and goes on.
    InferenceFailed {
        /// The engine.
        backend: Backend,
        /// The request.
        request: InferenceRequest,
        /// The reason.
        error: InferenceError,
    },
}

/// An output, and the time that it took.
#[derive(Clone, Debug, PartialEq)]
pub struct Inferred {
    /// The engine.
    pub backend: Backend,
    /// The request.
    pub request: InferenceRequest,
    /// The output.
    pub output: InferenceOutput,
    /// The time in the engine, in milliseconds.
    pub millis: f32,
    /// When the output arrived, in milliseconds of any clock.
    pub now: f64,
}

#[cfg(test)]
mod tests;
