//! What the engines are asked, derived from the state.

use std::rc::Rc;

use afterimage_architecture::Upsampling;
use afterimage_protocol::{Backend, Network};

use super::State;
use crate::inference::{InferenceRequest, Picture, RequestInput, RequestKind};
use crate::workspace::Workspace;

impl State {
    /// The request to send next to this engine; none where every request has its response.
    pub fn next_request(&self, backend: Backend) -> Option<InferenceRequest> {
        let engine = self.engine(backend);
        let can_answer = |request: &InferenceRequest| match request.network {
            Network::Trained(model) => engine.warm_ms(model).is_some(),
            Network::Untrained { .. } => true,
        };
        self.responses.next(backend, self.requests().into_iter().filter(can_answer).collect())
    }

    /// Whether the newest picture has its response.
    pub fn is_settled(&self) -> bool {
        self.picture_request().is_none_or(|request| self.responses.contains(&request))
    }

    /// Whether the requests of this kind have their response, or there are none.
    pub fn is_answered(&self, kind: RequestKind) -> bool {
        self.requests().iter().all(|request| request.kind != kind || self.responses.contains(request))
    }

    /// Whether a response is still needed: not one of an engine that no longer answers, nor of another network.
    pub(super) fn is_wanted(&self, backend: Backend, answered: &InferenceRequest) -> bool {
        let is_needed =
            |request: &InferenceRequest| request.kind == answered.kind && request.network == answered.network;
        self.answering() == Some(backend) && self.requests().iter().any(is_needed)
    }

    /// The latent that is shown, where it differs from that of the reconstruction.
    pub(super) fn latent_request(&self) -> Option<InferenceRequest> {
        let restoration = &self.digits.restoration;
        let latent = self.digits.inspector.edited(&self.base_latent()?);
        let is_other = latent != restoration.restored.as_ref()?.latent;
        let (kind, network) = (RequestKind::Latent, restoration.network());
        is_other.then_some(InferenceRequest { kind, network, input: RequestInput::Latent(latent) })
    }

    /// The target of the interpolation.
    pub(super) fn target_request(&self) -> Option<InferenceRequest> {
        let image = self.digits.target()?;
        let picture = Picture { clean: Rc::clone(image), corrupted: Rc::clone(image) };
        let (kind, network) = (RequestKind::Target, self.digits.restoration.network());
        Some(InferenceRequest { kind, network, input: RequestInput::Picture(picture) })
    }

    /// Every request that the page needs a response to, the most urgent first.
    fn requests(&self) -> Vec<InferenceRequest> {
        let mut requests = Vec::from_iter(self.picture_request());
        if self.workspace == Workspace::Eyes {
            return requests;
        }
        let digits = &self.digits;
        if digits.inspector.is_visible {
            requests.extend(self.latent_request());
            requests.extend(self.target_request());
            requests.extend(self.layer_request());
        }
        if digits.comparison.is_visible {
            requests.extend(Upsampling::ALL.map(|decoder| InferenceRequest {
                kind: RequestKind::Decoder(decoder),
                network: digits.comparison.network(decoder),
                input: RequestInput::Picture(digits.picture.clone()),
            }));
        }
        requests
    }

    /// The newest picture of the shown workspace, if there is one.
    fn picture_request(&self) -> Option<InferenceRequest> {
        let (kind, network) = (RequestKind::Picture, self.restoration(self.workspace.dataset()).network());
        Some(InferenceRequest { kind, network, input: RequestInput::Picture(self.picture()?.clone()) })
    }

    /// The feature maps of the selected layer.
    fn layer_request(&self) -> Option<InferenceRequest> {
        let layer = self.layer()?;
        let picture = Rc::clone(&self.digits.picture.corrupted);
        let (kind, network) = (RequestKind::Layer, self.digits.restoration.network());
        Some(InferenceRequest { kind, network, input: RequestInput::Layer { picture, layer } })
    }
}
