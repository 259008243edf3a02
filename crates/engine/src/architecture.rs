//! What each network is made of.

use afterimage_model::{Architecture, Upsampling, WeightsError};
use afterimage_protocol::{Decoder, Layer, ModelName, Subject};

/// The sizes of a network. Those of a person's own for digits are seen from its weights file; one for eyes has to be as
/// the page's is.
///
/// # Errors
/// Where that file is none of a network for digits.
pub fn architecture(model: ModelName, weights: &[u8]) -> Result<Architecture, WeightsError> {
    match model {
        ModelName::Restore | ModelName::Denoise => Ok(Architecture::DIGITS),
        ModelName::Plain => Ok(Architecture::PLAIN),
        ModelName::Decoder(decoder) => Ok(with(decoder)),
        ModelName::Eyes | ModelName::Own { subject: Subject::Eyes, .. } => Ok(Architecture::EYES),
        ModelName::Own { subject: Subject::Digits, .. } => Architecture::of_weights(weights),
    }
}

/// The sizes of a network with this decoder.
pub(crate) fn with(decoder: Decoder) -> Architecture {
    Architecture { upsampling: upsampling(decoder), ..Architecture::DIGITS }
}

/// The layers of a network from input to logits; a question names one by its place.
pub fn layers(architecture: Architecture) -> Vec<Layer> {
    architecture.layers().into_iter().map(|(name, shape)| Layer { name, shape }).collect()
}

const fn upsampling(decoder: Decoder) -> Upsampling {
    match decoder {
        Decoder::Nearest => Upsampling::Nearest,
        Decoder::Bilinear => Upsampling::Bilinear,
        Decoder::Transposed3 => Upsampling::Transposed3,
        Decoder::Transposed2 => Upsampling::Transposed2,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use afterimage_model::Weights;

    use super::*;

    #[test]
    fn the_page_s_decoders_are_the_model_s() {
        assert_eq!(Decoder::ALL.map(upsampling), Upsampling::ALL);
        for decoder in Decoder::ALL {
            assert_eq!(decoder.as_str(), upsampling(decoder).name());
        }
    }

    #[test]
    fn layers_are_named_and_measured() {
        let of = |model| layers(architecture(model, &[]).unwrap());
        let first = |model| of(model).swap_remove(0);
        assert_eq!(first(ModelName::Restore), Layer { name: "encoder.0".to_owned(), shape: [32, 28, 28] });
        assert_eq!(first(ModelName::Plain), Layer { name: "encoder.0".to_owned(), shape: [16, 28, 28] });
        assert_eq!(of(ModelName::Denoise).len(), 13);
        assert_eq!(of(ModelName::Decoder(Decoder::Transposed2)).len(), 10);
    }

    #[test]
    fn the_page_s_files_are_recognised_when_they_come_from_a_person() {
        for model in ModelName::ALL {
            let own = ModelName::Own { subject: model.subject(), number: 1 };
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/assets/models");
            let file = std::fs::read(format!("{folder}/{}.safetensors", model.as_str())).unwrap();
            assert_eq!(architecture(own, &file), architecture(model, &file), "{model:?}");
        }
    }

    #[test]
    fn a_person_s_own_network_has_the_sizes_of_its_file() {
        let own = |subject| ModelName::Own { subject, number: 1 };
        let narrow = Architecture { widths: [4, 3, 2], upsampling: Upsampling::Transposed2, ..Architecture::DIGITS };
        let file = Weights::glorot(narrow, 1).to_safetensors(HashMap::new()).unwrap();
        assert_eq!(architecture(own(Subject::Digits), &file), Ok(narrow));
        assert_eq!(architecture(own(Subject::Eyes), &file), Ok(Architecture::EYES));
        assert!(architecture(own(Subject::Digits), &[]).is_err());
    }
}
