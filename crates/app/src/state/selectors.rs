//! What the view shows, derived from the state.

use std::rc::Rc;

use afterimage_architecture::{Dataset, ModelId};
use afterimage_imaging::Image;
use afterimage_protocol::{Backend, Layer};

use super::State;
use crate::engines::policy::{Facts, plan};
use crate::engines::{EngineStatus, FilesError, Phase, Plan};
use crate::inference::{InferenceError, InferenceOutput, Picture, RequestKind};
use crate::result::restoration::{Restoration, Restored};
use crate::snapshot::Snapshot;
use crate::workspace::Workspace;

/// How far the page is from restoring pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readiness {
    /// The first reconstruction is still to come.
    Loading,
    /// Pictures are restored.
    Ready,
    /// No engine can restore a picture before the user tries again.
    Failed,
}

impl State {
    /// What the page shows, to be saved or restored.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            workspace: self.workspace,
            digits: self.digits.clone(),
            eyes: self.eyes.clone(),
            result_view: self.result_view,
        }
    }

    /// The network and the last reconstruction of these pictures.
    pub fn restoration(&self, dataset: Dataset) -> &Restoration {
        match dataset {
            Dataset::Digits => &self.digits.restoration,
            Dataset::Eyes => &self.eyes.restoration,
        }
    }

    pub(super) fn restoration_mut(&mut self, dataset: Dataset) -> &mut Restoration {
        match dataset {
            Dataset::Digits => &mut self.digits.restoration,
            Dataset::Eyes => &mut self.eyes.restoration,
        }
    }

    /// The newest picture of the shown workspace, if there is one.
    pub fn picture(&self) -> Option<&Picture> {
        match self.workspace {
            Workspace::Digits => Some(&self.digits.picture),
            Workspace::Eyes => self.eyes.picture.as_ref(),
        }
    }

    /// The network that restores the pictures of the shown workspace.
    pub fn model(&self) -> ModelId {
        self.restoration(self.workspace.dataset()).model
    }

    /// The last reconstruction of the shown workspace.
    pub fn shown(&self) -> Option<&Restored> {
        self.restoration(self.workspace.dataset()).restored.as_ref()
    }

    /// The networks that can be selected in the shown workspace: those of the page, and the user's own.
    pub fn choices(&self) -> impl Iterator<Item = ModelId> {
        let dataset = self.workspace.dataset();
        let own = self.weights.for_dataset(dataset).accepted.as_ref().map(|file| file.model);
        let shipped = match dataset {
            Dataset::Digits => &ModelId::CHOICES[..],
            Dataset::Eyes => &[ModelId::Eyes],
        };
        shipped.iter().copied().chain(own)
    }

    /// Whether the user's own network restores the pictures of this dataset. None while it is not known whether a network
    /// of an earlier visit will.
    pub fn is_own_selected(&self, dataset: Dataset) -> Option<bool> {
        let is_known = self.weights.for_dataset(dataset).to_keep().is_some();
        is_known.then(|| self.restoration(dataset).model.is_custom())
    }

    /// The networks that the page needs now, the most urgent first.
    pub fn models(&self) -> impl Iterator<Item = ModelId> {
        let compared = (self.workspace == Workspace::Digits).then(|| self.digits.comparison.models());
        std::iter::once(self.model()).chain(self.weights.unchecked()).chain(compared.into_iter().flatten())
    }

    /// Why the files of a network could not be fetched or used, if so.
    pub fn missing(&self, model: ModelId) -> Option<&FilesError> {
        self.missing.iter().find(|(name, _)| *name == model).map(|(_, error)| error)
    }

    /// One of the engines.
    pub fn engine(&self, backend: Backend) -> &EngineStatus {
        match backend {
            Backend::Cpu => &self.cpu,
            Backend::WebGpu => &self.gpu,
        }
    }

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

    /// The engine that gets the requests: the one that restores the picture or, while none has that network, any that
    /// runs, for the requests to other networks.
    pub fn answering(&self) -> Option<Backend> {
        let runs = |backend: &Backend| *self.engine(*backend).phase() == Phase::Running;
        self.plan().active.or_else(|| [Backend::Cpu, Backend::WebGpu].into_iter().find(runs))
    }

    /// The engine that restores, or is expected to be the first that does.
    pub fn expected_backend(&self) -> Backend {
        let gpu_comes = matches!(self.gpu.phase(), Phase::Fetching { .. } | Phase::Running);
        match self.plan().active {
            Some(backend) => backend,
            None if self.cpu.failure().is_some() && gpu_comes => Backend::WebGpu,
            None => Backend::Cpu,
        }
    }

    /// Whether the expected engine has the network, or may still get it.
    pub fn has_network(&self) -> bool {
        let model = self.model();
        self.missing(model).is_none() && self.engine(self.expected_backend()).refusal(model).is_none()
    }

    /// How far the page is from restoring pictures.
    pub fn readiness(&self) -> Readiness {
        let is_stuck = || !self.has_network() || self.engine(self.expected_backend()).failure().is_some();
        match self.plan().active {
            Some(_) if self.shown().is_some() => Readiness::Ready,
            None if is_stuck() => Readiness::Failed,
            _ => Readiness::Loading,
        }
    }

    /// Whether no engine can restore a picture before the user tries again.
    pub fn has_failed(&self) -> bool {
        self.readiness() == Readiness::Failed
    }

    /// The layers of the selected network; none before an engine has loaded it.
    pub fn layers(&self) -> Option<&Rc<[Layer]>> {
        self.cpu.layers(self.model()).or_else(|| self.gpu.layers(self.model()))
    }

    /// The index of the layer whose feature maps are shown; the last one, where it was selected in a network with more
    /// layers.
    pub fn layer(&self) -> Option<usize> {
        let last = self.layers().map_or(usize::MAX, |layers| layers.len().saturating_sub(1));
        self.digits.inspector.layer.map(|layer| layer.min(last))
    }

    /// Why the newest picture was not restored, if its request failed.
    pub fn picture_error(&self) -> Option<&InferenceError> {
        let response = self.responses.get(RequestKind::Picture)?;
        // The last request may have been for the network of the other workspace.
        let is_own = response.request.network == self.restoration(self.workspace.dataset()).network();
        response.output.as_ref().err().filter(|_| is_own)
    }

    /// The latent before its edits: that of the last reconstruction, or one interpolated towards the target's.
    pub fn base_latent(&self) -> Option<Rc<[f32]>> {
        let Restoration { restored, .. } = &self.digits.restoration;
        let restored = restored.as_ref()?;
        let is_own = restored.network == self.digits.restoration.network();
        Some(self.digits.inspector.interpolated(&restored.latent, self.target_latent().filter(|_| is_own)))
    }

    /// The latent of the interpolation's target, once an engine has computed it.
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

    /// The picture that the shown latent decodes to; the reconstruction, where the latent is not edited.
    pub fn decoded(&self) -> Option<&Rc<Image>> {
        match self.responses.output(RequestKind::Latent) {
            Some(InferenceOutput::Decoded(image)) if self.latent_request().is_some() => Some(image),
            _ => self.digits.restoration.restored.as_ref().map(|restored| &restored.image),
        }
    }
}
