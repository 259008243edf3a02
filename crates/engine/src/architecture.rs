//! What each network is made of.

use afterimage_model::{Architecture, Upsampling};
use afterimage_protocol::{Decoder, Layer, ModelName};

/// The sizes of a network.
pub fn architecture(model: ModelName) -> Architecture {
    match model {
        ModelName::Restore | ModelName::Denoise => Architecture::DIGITS,
        ModelName::Plain => Architecture::PLAIN,
        ModelName::Eyes => Architecture::EYES,
        ModelName::Decoder(decoder) => Architecture { upsampling: upsampling(decoder), ..Architecture::DIGITS },
    }
}

/// The layers of a network from input to logits; a question names one by its place.
pub fn layers(model: ModelName) -> Vec<Layer> {
    architecture(model).layers().into_iter().map(|(name, shape)| Layer { name, shape }).collect()
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
        let first = |model| layers(model).swap_remove(0);
        assert_eq!(first(ModelName::Restore), Layer { name: "encoder.0".to_owned(), shape: [32, 28, 28] });
        assert_eq!(first(ModelName::Plain), Layer { name: "encoder.0".to_owned(), shape: [16, 28, 28] });
        assert_eq!(layers(ModelName::Denoise).len(), 13);
        assert_eq!(layers(ModelName::Decoder(Decoder::Transposed2)).len(), 10);
    }
}
