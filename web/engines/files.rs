//! The networks' files: fetched once, kept, and given to each engine.

use afterimage_protocol::{ModelName, Request};

use crate::fetch::{self, FetchError};

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
    pub async fn fetch(model: ModelName) -> Result<Self, FetchError> {
        let name = model.as_str();
        let weights = fetch::bytes(format!("assets/models/{name}.safetensors"));
        let golden = fetch::bytes(format!("assets/models/{name}.golden.safetensors"));
        Ok(Self { weights: weights.await?, golden: golden.await? })
    }

    /// The request that gives them to an engine.
    pub fn request(&self, model: ModelName) -> Request {
        Request::Load { model, weights: self.weights.clone(), golden: self.golden.clone() }
    }
}
