//! The networks' files: fetched once, kept, and given to each engine.

use afterimage_app::failures::FetchError;
use afterimage_architecture::ModelId;
use afterimage_protocol::Request;

use crate::browser::fetch;

/// A network's weights and golden reconstruction.
pub struct ModelFiles {
    weights: Vec<u8>,
    golden: Vec<u8>,
}

impl ModelFiles {
    /// Fetches both, side by side.
    ///
    /// # Errors
    /// Where one of them does not come.
    pub async fn fetch(model: ModelId) -> Result<Self, FetchError> {
        let weights = fetch::bytes(weights_url(model));
        let golden = fetch::bytes(format!("assets/models/{}.golden.safetensors", model.as_str()));
        Ok(Self { weights: weights.await?, golden: golden.await? })
    }

    /// The request that gives them to an engine.
    pub fn request(&self, model: ModelId) -> Request {
        Request::Load { model, weights: self.weights.clone(), golden: self.golden.clone() }
    }
}

/// Where the weights of one of the page's networks are, relative to the page.
pub fn weights_url(model: ModelId) -> String {
    format!("assets/models/{}.safetensors", model.as_str())
}
