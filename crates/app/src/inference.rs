//! What the page asks the engines: requests, their outputs, and the cache of the last responses.
//!
//! Each part of the page that needs a network has a [`RequestKind`] of its own, in which only the newest request
//! counts. One request is in flight at a time. The picture comes first; of the others, the one whose response is the
//! oldest, so that none starves while the noise is animated.

use std::rc::Rc;

use afterimage_architecture::{Dataset, Upsampling};
use afterimage_imaging::{DIGIT_SIDE, EYE_SIDE, Image, ImageError};
use afterimage_protocol::{self as protocol, Backend, EngineError, Network};

/// The part of the page that a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RequestKind {
    /// The shown picture.
    Picture,
    /// The shown latent, where it was edited or is interpolated.
    Latent,
    /// The picture to which the interpolation leads: its latent.
    Target,
    /// The feature maps of the selected layer.
    Layer,
    /// The shown picture, restored by one of the four decoders of the comparison.
    Decoder(Upsampling),
}

/// A picture before and after its corruption.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// As it was drawn.
    pub clean: Rc<Image>,
    /// As the network receives it.
    pub corrupted: Rc<Image>,
}

/// What a network is to compute, and from what.
#[derive(Clone, Debug, PartialEq)]
pub enum RequestInput {
    /// Restores the corrupted picture.
    Picture(Picture),
    /// Decodes the latent, `[channels, height, width]`, flattened.
    Latent(Rc<[f32]>),
    /// Computes the feature maps of a layer.
    Layer {
        /// The corrupted picture.
        picture: Rc<Image>,
        /// The index of the layer in the network.
        layer: usize,
    },
}

/// A request to the engine that answers.
#[derive(Clone, Debug, PartialEq)]
pub struct InferenceRequest {
    /// The part of the page that the request is for.
    pub kind: RequestKind,
    /// The network that computes.
    pub network: Network,
    /// What it computes, and from what.
    pub input: RequestInput,
}

impl InferenceRequest {
    /// The request in the form of the protocol.
    pub fn protocol_input(&self) -> protocol::Input {
        match &self.input {
            RequestInput::Picture(picture) => protocol::Input::Restore { pixels: picture.corrupted.pixels().to_vec() },
            RequestInput::Latent(latent) => protocol::Input::Decode { latent: latent.to_vec() },
            RequestInput::Layer { picture, layer } => {
                protocol::Input::FeatureMaps { pixels: picture.pixels().to_vec(), layer: *layer }
            }
        }
    }
}

/// What a network computed.
#[derive(Clone, Debug, PartialEq)]
pub enum InferenceOutput {
    /// A restored picture.
    Restored {
        /// The picture.
        image: Rc<Image>,
        /// The latent, `[channels, height, width]`, flattened.
        latent: Rc<[f32]>,
        /// Where the network takes a crosshair to be, row by row, in [0, 1]; empty for a network without a mask.
        mask: Rc<[f32]>,
    },
    /// A decoded latent.
    Decoded(Rc<Image>),
    /// A layer's feature maps, `[channels, height, width]`, flattened.
    FeatureMaps(Rc<[f32]>),
}

impl InferenceOutput {
    /// The output of `network` that came in the form of the protocol.
    ///
    /// # Errors
    /// [`ImageError`] where its pixels are no picture of the network's size.
    pub fn from_protocol(output: protocol::Output, network: Network) -> Result<Self, ImageError> {
        let dataset = match network {
            Network::Trained(model) => model.dataset(),
            Network::Untrained { .. } => Dataset::Digits,
        };
        let (channels, side) = match dataset {
            Dataset::Digits => (1, DIGIT_SIDE),
            Dataset::Eyes => (3, EYE_SIDE),
        };
        let picture = |pixels| Image::from_pixels(channels, side, side, pixels).map(Rc::new);
        Ok(match output {
            protocol::Output::Restored { pixels, latent, mask } => {
                Self::Restored { image: picture(pixels)?, latent: latent.into(), mask: mask.into() }
            }
            protocol::Output::Decoded { pixels } => Self::Decoded(picture(pixels)?),
            protocol::Output::FeatureMaps { values } => Self::FeatureMaps(values.into()),
        })
    }
}

/// Why a request has no output. The engine goes on.
#[derive(Clone, Debug, PartialEq)]
pub enum InferenceError {
    /// The engine reported an error.
    Engine(EngineError),
    /// The engine's output is no picture.
    Image(ImageError),
}

/// The last response of one [`RequestKind`].
#[derive(Clone, Debug, PartialEq)]
pub struct CachedResponse {
    /// The request.
    pub request: InferenceRequest,
    /// The engine that responded.
    pub backend: Backend,
    /// The output, or why there is none.
    pub output: Result<InferenceOutput, InferenceError>,
    /// The number of the response: each is one higher than the one before it.
    turn: u64,
}

/// The last response of each [`RequestKind`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseCache {
    responses: Vec<CachedResponse>,
    turns: u64,
}

impl ResponseCache {
    /// The last response of a kind.
    pub fn get(&self, kind: RequestKind) -> Option<&CachedResponse> {
        self.responses.iter().find(|response| response.request.kind == kind)
    }

    /// The last output of a kind; none where the last request failed.
    pub fn output(&self, kind: RequestKind) -> Option<&InferenceOutput> {
        self.get(kind)?.output.as_ref().ok()
    }

    /// Stores a response in place of the last one of its kind.
    pub fn insert(
        &mut self,
        backend: Backend,
        request: InferenceRequest,
        output: Result<InferenceOutput, InferenceError>,
    ) {
        self.turns += 1;
        self.retain(|response| response.request.kind != request.kind);
        self.responses.push(CachedResponse { request, backend, output, turn: self.turns });
    }

    /// Removes the responses for which `keep` is false.
    pub fn retain(&mut self, keep: impl Fn(&CachedResponse) -> bool) {
        self.responses.retain(keep);
    }

    /// Whether this very request has its response, from any engine.
    pub fn contains(&self, request: &InferenceRequest) -> bool {
        self.get(request.kind).is_some_and(|response| response.request == *request)
    }

    /// The request to send next to this engine, out of `requests`; none where each has its response from it.
    pub fn next(&self, backend: Backend, requests: Vec<InferenceRequest>) -> Option<InferenceRequest> {
        let is_open = |request: &InferenceRequest| {
            let response = self.get(request.kind);
            response.is_none_or(|response| response.backend != backend || response.request != *request)
        };
        let turn = |request: &InferenceRequest| match request.kind {
            RequestKind::Picture => 0,
            kind => self.get(kind).map_or(1, |response| 1 + response.turn),
        };
        requests.into_iter().filter(is_open).min_by_key(turn)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use afterimage_architecture::ModelId;

    const CPU: Backend = Backend::Cpu;

    fn request(kind: RequestKind, value: f32) -> InferenceRequest {
        InferenceRequest {
            kind,
            network: Network::Trained(ModelId::Restore),
            input: RequestInput::Latent([value].into()),
        }
    }

    fn output() -> Result<InferenceOutput, InferenceError> {
        Ok(InferenceOutput::FeatureMaps([].into()))
    }

    #[test]
    fn the_picture_comes_first_and_then_the_oldest_response() {
        let mut responses = ResponseCache::default();
        let all = |value| {
            [RequestKind::Layer, RequestKind::Latent, RequestKind::Picture].map(|kind| request(kind, value)).to_vec()
        };
        let mut order = Vec::new();
        // The drawing changes after every second answer, as it does while the noise is animated.
        for round in 0..4 {
            for _ in 0..2 {
                let next = responses.next(CPU, all(round as f32)).unwrap();
                order.push(next.kind);
                responses.insert(CPU, next, output());
            }
        }
        let picture = RequestKind::Picture;
        assert_eq!(
            order,
            [
                picture,
                RequestKind::Layer,
                picture,
                RequestKind::Latent,
                picture,
                RequestKind::Layer,
                picture,
                RequestKind::Latent
            ]
        );
    }

    #[test]
    fn an_output_must_have_the_size_of_the_networks_pictures() {
        let decoded = |model, count| {
            let output = protocol::Output::Decoded { pixels: vec![0.0; count] };
            InferenceOutput::from_protocol(output, Network::Trained(model))
        };
        let (digit, eye) = (DIGIT_SIDE * DIGIT_SIDE, 3 * EYE_SIDE * EYE_SIDE);
        assert!(decoded(ModelId::Restore, digit).is_ok() && decoded(ModelId::Eyes, eye).is_ok());
        assert!(decoded(ModelId::Restore, eye).is_err() && decoded(ModelId::Eyes, digit).is_err());
    }

    #[test]
    fn a_request_with_a_response_is_not_sent_again_even_if_it_failed() {
        let mut responses = ResponseCache::default();
        let [one, other] = [request(RequestKind::Picture, 1.0), request(RequestKind::Latent, 1.0)];
        responses.insert(CPU, one.clone(), Err(InferenceError::Engine(EngineError::Layer(13))));
        responses.insert(CPU, other.clone(), output());
        assert_eq!(responses.next(CPU, vec![one.clone(), other.clone()]), None);
        assert!(responses.contains(&one));
        assert_eq!(responses.output(RequestKind::Picture), None);
        // Another engine has not answered it yet.
        assert_eq!(responses.next(Backend::WebGpu, vec![one.clone()]), Some(one));
        let changed = request(RequestKind::Latent, 2.0);
        assert_eq!(responses.next(CPU, vec![changed.clone()]), Some(changed));
    }
}
