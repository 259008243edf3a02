//! The reducer: how each action changes the state.

use std::rc::Rc;

use afterimage_architecture::{Dataset, ModelId};
use afterimage_protocol::Backend;

use super::{Action, Inferred, State};
use crate::comparison::Comparison;
use crate::engines::EngineEvent;
use crate::engines::timing::Timing;
use crate::image_set::ImageSet;
use crate::inference::{InferenceOutput, RequestInput, RequestKind};
use crate::inspector::{InspectorAction, MorphTarget};
use crate::result::restoration::Restored;
use crate::sharing::ShareAction;
use crate::snapshot::Snapshot;
use crate::weights::WeightsAction;
use crate::workspace::Workspace;

impl State {
    /// The state after `action`.
    #[must_use]
    pub fn reduce(&self, action: Action) -> Self {
        let mut state = self.clone();
        state.apply(action);
        // The tour shows the digits. It ends where they are left.
        if state.workspace != Workspace::Digits {
            state.tour.step = None;
        }
        state
    }

    /// The state that shows `snapshot`, on a page that has not fetched anything yet.
    pub fn from_snapshot(snapshot: &Snapshot) -> Self {
        let mut state = Self::default();
        state.restore(snapshot);
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
            Action::Draw(action) => self.digits.draw(action),
            Action::Corrupt(action) => self.digits.corrupt(action),
            Action::Result(action) => self.result_view.apply(action),
            Action::Inspector(action) => {
                self.digits.inspector.apply(action);
                // The output of an earlier edit must not flash when the next one begins.
                if self.latent_request().is_none() {
                    self.responses.retain(|response| response.request.kind != RequestKind::Latent);
                }
            }
            Action::KeepDrawing => {
                let kept = MorphTarget::Kept(Rc::clone(&self.digits.picture.clean));
                self.digits.inspector.apply(InspectorAction::SetMorphTarget(kept));
            }
            Action::Compare(action) => self.digits.comparison.apply(action),
            Action::Eyes(action) => self.eyes.apply(action),
            Action::Share(action) => self.apply_share(action),
            Action::About(action) => self.about.apply(action),
            Action::Offline(action) => self.offline.apply(action),
            Action::Tour(action) => {
                self.tour.apply(action);
                // Taken or declined: the tour is not offered again.
                self.preferences.has_toured = true;
                if self.tour.step.is_some() {
                    self.apply(Action::Show(Workspace::Digits));
                }
            }
            Action::SamplesArrived(Ok(images)) => {
                self.digits.samples = ImageSet::Ready(images.into_iter().map(Rc::new).collect());
                self.digits.init_drawing();
            }
            Action::SamplesArrived(Err(error)) => self.digits.samples = ImageSet::Failed(error),
            Action::SetModel(model) => self.set_model(model),
            Action::Weights(dataset, action) => {
                let is_forgotten = matches!(action, WeightsAction::Forgotten);
                self.weights.apply(dataset, action);
                if is_forgotten && self.restoration(dataset).model.is_custom() {
                    self.set_model(ModelId::default_for(dataset));
                }
            }
            Action::SetEngine(choice) => self.choice = choice,
            Action::AdapterFound(adapter) => self.adapter = adapter,
            Action::Engine(backend, event) => self.apply_engine_event(backend, event),
            Action::Files(model, result) => {
                self.missing.retain(|(name, _)| *name != model);
                self.missing.extend(result.err().map(|error| (model, error)));
            }
            Action::Retry(backend) => {
                self.missing.clear();
                self.apply(Action::Engine(backend, EngineEvent::Retried));
            }
            Action::Inferred(inferred) => {
                self.apply_engine_event(inferred.backend, EngineEvent::Responded);
                self.apply_inferred(inferred);
            }
            Action::InferenceFailed { backend, request, error } => {
                self.apply_engine_event(backend, EngineEvent::Responded);
                if self.is_wanted(backend, &request) {
                    self.responses.insert(backend, request, Err(error));
                }
            }
        }
    }

    fn apply_share(&mut self, action: ShareAction) {
        match action {
            ShareAction::Open(link) => {
                let shown = (!self.digits.drawing.is_fresh()).then(|| self.snapshot());
                self.restore(&link.to_snapshot());
                let opened = self.snapshot();
                self.sharing.open(&opened, shown);
            }
            ShareAction::Refuse(error) => self.sharing.refused = Some(error),
            ShareAction::Back => {
                if let Some(before) = self.sharing.take_before() {
                    self.restore(&before);
                }
            }
            ShareAction::FoundOtherTab(other) => self.sharing.other_tab = Some(Rc::from(other)),
            ShareAction::SwapOtherTab => {
                if let Some(other) = self.sharing.other_tab.take() {
                    self.sharing.other_tab = Some(Rc::new(self.snapshot()));
                    // Both tabs may show either workspace; the user stays where they are.
                    self.restore(&Snapshot { workspace: self.workspace, ..Snapshot::clone(&other) });
                }
            }
            ShareAction::Dismiss => self.sharing.dismiss(),
            ShareAction::Done(outcome) => self.sharing.outcome = Some(outcome),
        }
    }

    /// Shows what `snapshot` shows. What this page has fetched, and what belongs to this browser, stays.
    fn restore(&mut self, snapshot: &Snapshot) {
        let Snapshot { workspace, digits, eyes, result_view } = snapshot;
        self.workspace = *workspace;
        // The user's own network may have been replaced since.
        let model = digits.restoration.model;
        let is_there = !model.is_custom() || self.weights.file(model).is_some();
        if is_there && self.digits.restoration.model != model {
            self.set_model(model);
        }
        self.digits.drawing = digits.drawing.clone();
        self.digits.corruption = digits.corruption.clone();
        self.digits.inspector.restore(&digits.inspector);
        self.digits.comparison = Comparison { is_visible: self.digits.comparison.is_visible, ..digits.comparison };
        self.eyes.restore(eyes);
        self.result_view = *result_view;
        self.retain_reconstructions();
        self.digits.init_drawing();
    }

    /// Selects a network.
    fn set_model(&mut self, model: ModelId) {
        self.restoration_mut(model.dataset()).model = model;
        if model.dataset() == Dataset::Digits {
            self.digits.inspector.change_network();
            self.retain_reconstructions();
        }
        self.weights.forget_refusal(model.dataset());
        self.missing.clear();
        self.timing = Timing::default();
    }

    /// Removes the responses that belong to another network or page, except for the reconstructions: each of them is
    /// shown until the next one replaces it.
    fn retain_reconstructions(&mut self) {
        self.responses
            .retain(|response| matches!(response.request.kind, RequestKind::Picture | RequestKind::Decoder(_)));
    }

    /// Applies what an engine reports. The user's own network is selected as soon as an engine has loaded it.
    fn apply_engine_event(&mut self, backend: Backend, event: EngineEvent) {
        if let EngineEvent::Loaded { model, golden, .. } = &event
            && self.weights.accept(*model, golden.as_ref())
        {
            self.set_model(*model);
        }
        if let EngineEvent::Refused { model, failure } = &event {
            self.weights.refuse(*model, failure);
        }
        match backend {
            Backend::Cpu => self.cpu.apply(event),
            Backend::WebGpu => self.gpu.apply(event),
        }
    }

    fn apply_inferred(&mut self, inferred: Inferred) {
        let Inferred { backend, request, output, millis, now } = inferred;
        if !self.is_wanted(backend, &request) {
            return;
        }
        if let (RequestKind::Picture, RequestInput::Picture(picture)) = (request.kind, &request.input)
            && let InferenceOutput::Restored { image, latent, mask } = &output
        {
            if self.responses.get(RequestKind::Picture).is_some_and(|response| response.backend != backend) {
                self.timing = Timing::default();
            }
            self.timing.push(millis, now);
            let [latent, mask] = [latent, mask].map(Rc::clone);
            let restored = Restored::new(request.network, picture.clone(), Rc::clone(image), latent, mask);
            self.restoration_mut(self.workspace.dataset()).restored = Some(restored);
        }
        self.responses.insert(backend, request, Ok(output));
    }
}
