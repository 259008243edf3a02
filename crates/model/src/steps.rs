//! A network as a list of steps from picture to logits, with the size of what each of them makes.

use burn::tensor::ops::InterpolateMode;

use crate::architecture::{Architecture, LEVELS};

/// How many of the steps make the encoder: its levels' convolutions and poolings.
pub(crate) const ENCODER_STEPS: usize = 2 * LEVELS;

/// One step, and what it makes of one picture.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub operation: Operation,
    /// What it makes: `[channels, height, width]`.
    pub shape: [usize; 3],
}

/// What a step does. Levels count from the step's own end of the network, as the weights' names do.
#[derive(Clone, Debug)]
pub(crate) enum Operation {
    /// Conv 3×3 (same) and ReLU.
    Encode(usize),
    /// Max-pool 2.
    Pool(usize),
    /// Resize to the next size up; only in decoders that are not transposed.
    Resize(usize, InterpolateMode),
    /// Conv 3×3 (same), or the transposed one that enlarges by itself, and ReLU.
    Decode(usize),
    /// Conv 3×3 (same) to logits.
    Head,
}

impl Step {
    /// What it is called, from `encoder.0` to `head`.
    pub fn name(&self) -> String {
        match &self.operation {
            Operation::Encode(level) => format!("encoder.{level}"),
            Operation::Pool(level) => format!("pool.{level}"),
            Operation::Resize(level, _) => format!("resize.{level}"),
            Operation::Decode(level) => format!("decoder.{level}"),
            Operation::Head => "head".to_owned(),
        }
    }
}

impl Architecture {
    /// The steps in their order: the first [`ENCODER_STEPS`] from picture to latent, the others from there to logits.
    pub(crate) fn steps(&self) -> Vec<Step> {
        let step =
            |operation, channels, [height, width]: [usize; 2]| Step { operation, shape: [channels, height, width] };
        let convolutions = self.convolutions();
        let (encoder, decoder) = convolutions.split_at(LEVELS);
        let sizes = self.sizes();
        let mut steps = Vec::new();
        for (level, (convolution, size)) in encoder.iter().zip(sizes.windows(2)).enumerate() {
            steps.push(step(Operation::Encode(level), convolution.output, size[0]));
            steps.push(step(Operation::Pool(level), convolution.output, size[1]));
        }
        for (level, (convolution, size)) in decoder.iter().zip(sizes.iter().rev().skip(1)).enumerate() {
            if let Some(mode) = self.upsampling.resize() {
                steps.push(step(Operation::Resize(level, mode), convolution.input, *size));
            }
            steps.push(step(Operation::Decode(level), convolution.output, *size));
        }
        steps.push(Step { operation: Operation::Head, shape: self.head() });
        steps
    }

    /// The layers from input to logits: name and shape `[channels, height, width]`, as
    /// [`Cae::activations`](crate::Cae::activations) gives them.
    pub fn layers(&self) -> Vec<(String, [usize; 3])> {
        self.steps().into_iter().map(|step| (step.name(), step.shape)).collect()
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
            assert_eq!(layers[ENCODER_STEPS - 1], ("pool.2".to_owned(), architecture.latent()));
            assert_eq!(layers.last(), Some(&("head".to_owned(), architecture.head())));
        }
    }

    #[test]
    fn only_decoders_that_resize_have_layers_for_it() {
        let names = |upsampling| {
            let layers = Architecture { upsampling, ..Architecture::DIGITS }.layers();
            layers.into_iter().skip(ENCODER_STEPS).map(|(name, _)| name).collect::<Vec<_>>()
        };
        assert_eq!(
            names(Upsampling::Bilinear),
            ["resize.0", "decoder.0", "resize.1", "decoder.1", "resize.2", "decoder.2", "head"]
        );
        assert_eq!(names(Upsampling::Transposed2), ["decoder.0", "decoder.1", "decoder.2", "head"]);
    }
}
