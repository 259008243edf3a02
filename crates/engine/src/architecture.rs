//! The architecture of a loaded network, and its layers.

use afterimage_architecture::{Architecture, Dataset, ModelId};
use afterimage_protocol::Layer;
use afterimage_weights::{WeightsError, detect_architecture};

/// The architecture of the network in a weights file. For a custom network for digits it is detected from the file; a
/// custom network for eyes must have the architecture of the shipped one.
///
/// # Errors
/// [`WeightsError`] where the architecture cannot be detected.
pub fn architecture(model: ModelId, weights: &[u8]) -> Result<Architecture, WeightsError> {
    match (model.architecture(), model.dataset()) {
        (Some(architecture), _) => Ok(architecture),
        (None, Dataset::Digits) => detect_architecture(weights),
        (None, Dataset::Eyes) => Ok(Architecture::EYES),
    }
}

/// The layers of a network from input to logits. A request names a layer by its position here.
pub fn layers(architecture: Architecture) -> Vec<Layer> {
    architecture.layers().into_iter().map(|layer| Layer { name: layer.name(), shape: layer.shape }).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use afterimage_architecture::{Upsampling, Widths};
    use afterimage_weights::Weights;

    use super::*;

    #[test]
    fn layers_have_names_and_shapes() {
        let layers = |model| layers(architecture(model, &[]).unwrap());
        let first = |model| layers(model).swap_remove(0);
        assert_eq!(first(ModelId::Restore), Layer { name: "encoder.0".to_owned(), shape: [32, 28, 28] });
        assert_eq!(first(ModelId::Plain), Layer { name: "encoder.0".to_owned(), shape: [16, 28, 28] });
        assert_eq!(layers(ModelId::Denoise).len(), 13);
        assert_eq!(layers(ModelId::Decoder(Upsampling::Transposed2)).len(), 10);
    }

    #[test]
    fn the_architectures_of_the_shipped_files_are_detected() {
        for model in ModelId::ALL {
            let custom = ModelId::Custom { dataset: model.dataset(), number: 1 };
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/assets/models");
            let file = std::fs::read(format!("{folder}/{}.safetensors", model.as_str())).unwrap();
            assert_eq!(architecture(custom, &file), architecture(model, &file), "{model:?}");
        }
    }

    #[test]
    fn a_custom_network_for_digits_has_the_sizes_of_its_file() {
        let custom = |dataset| ModelId::Custom { dataset, number: 1 };
        let narrow = Architecture {
            widths: Widths::new([4, 3, 2]),
            upsampling: Upsampling::Transposed2,
            ..Architecture::DIGITS
        };
        let file = Weights::glorot(narrow, 1).to_safetensors(HashMap::new()).unwrap();
        assert_eq!(architecture(custom(Dataset::Digits), &file), Ok(narrow));
        assert_eq!(architecture(custom(Dataset::Eyes), &file), Ok(Architecture::EYES));
        assert!(architecture(custom(Dataset::Digits), &[]).is_err());
    }
}
