//! The layers of a network in their order, with the shape of each one's output.

use crate::Architecture;

/// One layer and the shape of its output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// What it computes.
    pub operation: Operation,
    /// Its output for one picture: `[channels, height, width]`.
    pub shape: [usize; 3],
}

/// What a layer computes. Levels count from 0 in the order of computation, in the encoder and again in the decoder, as
/// in the names of the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Conv 3×3 (same) and ReLU.
    Encode(usize),
    /// Max-pool 2×2, rounding odd sizes up.
    Pool(usize),
    /// Resize to the next size up; only where the decoder's convolution is not transposed.
    Resize(usize),
    /// Conv 3×3 (same), or the transposed one that enlarges by itself, and ReLU.
    Decode(usize),
    /// Conv 3×3 (same) to logits.
    Head,
    /// Conv 3×3 (same) on the filled picture; ReLU but after the last. Only where the network fills.
    Refine(usize),
}

impl Layer {
    /// The name that the page shows, from `encoder.0` to `head` or `refine.1`.
    pub fn name(&self) -> String {
        match self.operation {
            Operation::Encode(level) => format!("encoder.{level}"),
            Operation::Pool(level) => format!("pool.{level}"),
            Operation::Resize(level) => format!("resize.{level}"),
            Operation::Decode(level) => format!("decoder.{level}"),
            Operation::Head => "head".to_owned(),
            Operation::Refine(level) => format!("refine.{level}"),
        }
    }
}

impl Architecture {
    /// How many of the [`layers`](Self::layers) belong to the encoder: a convolution and a pooling for each level.
    pub fn encoder_layers(&self) -> usize {
        2 * self.levels()
    }

    /// The layers in their order: the first [`encoder_layers`](Self::encoder_layers) from picture to latent, then those
    /// from latent to logits, then those that refine.
    pub fn layers(&self) -> Vec<Layer> {
        let layer =
            |operation, channels, [height, width]: [usize; 2]| Layer { operation, shape: [channels, height, width] };
        let convolutions = self.convolutions();
        let (encoder, decoder) = convolutions.split_at(self.levels());
        let sizes = self.sizes();
        let mut layers = Vec::new();
        for (level, (convolution, size)) in encoder.iter().zip(sizes.windows(2)).enumerate() {
            layers.push(layer(Operation::Encode(level), convolution.output, size[0]));
            layers.push(layer(Operation::Pool(level), convolution.output, size[1]));
        }
        for (level, (convolution, size)) in decoder.iter().zip(sizes.iter().rev().skip(1)).enumerate() {
            if !self.upsampling.is_transposed() {
                layers.push(layer(Operation::Resize(level), convolution.input, *size));
            }
            layers.push(layer(Operation::Decode(level), convolution.output, *size));
        }
        layers.push(Layer { operation: Operation::Head, shape: self.head() });
        for (level, convolution) in convolutions.iter().skip(2 * self.levels() + 1).enumerate() {
            layers.push(layer(Operation::Refine(level), convolution.output, sizes[0]));
        }
        layers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Upsampling;

    #[test]
    fn the_encoder_ends_with_the_latent() {
        for upsampling in Upsampling::ALL {
            let architecture = Architecture { upsampling, ..Architecture::PLAIN };
            let layers = architecture.layers();
            let latent = Layer { operation: Operation::Pool(2), shape: architecture.latent() };
            assert_eq!(layers[architecture.encoder_layers() - 1], latent);
            assert_eq!(layers.last(), Some(&Layer { operation: Operation::Head, shape: architecture.head() }));
        }
    }

    #[test]
    fn only_decoders_that_resize_have_resize_layers() {
        let names = |upsampling| {
            let architecture = Architecture { upsampling, ..Architecture::DIGITS };
            architecture.layers().iter().skip(architecture.encoder_layers()).map(Layer::name).collect::<Vec<_>>()
        };
        assert_eq!(
            names(Upsampling::Bilinear),
            ["resize.0", "decoder.0", "resize.1", "decoder.1", "resize.2", "decoder.2", "head"]
        );
        assert_eq!(names(Upsampling::Transposed2), ["decoder.0", "decoder.1", "decoder.2", "head"]);
    }
    #[test]
    fn a_network_that_fills_ends_with_its_refinement() {
        let layers = Architecture::EYES.layers();
        let last: Vec<_> = layers.iter().map(|layer| (layer.name(), layer.shape)).skip(layers.len() - 3).collect();
        let expected = [("head", 14), ("refine.0", 16), ("refine.1", 3)];
        assert_eq!(last, expected.map(|(name, channels)| (name.to_owned(), [channels, 100, 100])));
    }
}
