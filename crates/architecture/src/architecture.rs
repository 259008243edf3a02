//! The sizes of a network, from which everything else follows.

use crate::{KERNEL, Restoration, Upsampling, Widths};

/// The sizes of one convolutional autoencoder.
///
/// Each level of the encoder is conv 3×3 (same) + ReLU + max-pool 2 (rounding up). The decoder mirrors it: each level is
/// [`Upsampling`] to the next size up + ReLU. A last conv 3×3, the head, gives what [`Restoration`] makes the restored
/// picture of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Architecture {
    /// The picture: `[channels, height, width]`.
    pub image: [usize; 3],
    /// The channels after each encoder level, outermost first; the last is the latent's.
    pub widths: Widths,
    /// How the decoder enlarges.
    pub upsampling: Upsampling,
    /// Whether skip connections add the output of each encoder level before pooling to the output of the decoder level
    /// of the same size, before its ReLU (Mao, Shen and Yang, 2016). Then the latent is not the only way through.
    pub skips: bool,
    /// How the restored picture is made of the head's output.
    pub restoration: Restoration,
}

/// One convolution of a network, laid out as in PyTorch: its weights are `[output, input, side, side]`, or
/// `[input, output, side, side]` where it is transposed, and its biases `[output]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Convolution {
    /// The name of its tensors before `.weight` and `.bias`: `encoder.0` to `head`, or to `refine.1`.
    pub name: String,
    /// Input channels.
    pub input: usize,
    /// Output channels.
    pub output: usize,
    /// The side of the kernel.
    pub side: usize,
    /// Whether it is a transposed convolution with stride 2.
    pub transposed: bool,
}

impl Convolution {
    /// The shape of the weights.
    pub const fn weight_shape(&self) -> [usize; 4] {
        let [first, second] = if self.transposed { [self.input, self.output] } else { [self.output, self.input] };
        [first, second, self.side, self.side]
    }
}

impl Architecture {
    /// The published denoising network: 28×28×1, widths 32-32-16, latent 4×4×16, nearest resize, 30,689 parameters.
    pub const DIGITS: Self = Self {
        image: [1, 28, 28],
        widths: Widths::new([32, 32, 16]),
        upsampling: Upsampling::Nearest,
        skips: false,
        restoration: Restoration::Generated,
    };

    /// The plain autoencoder: 28×28×1, widths 16-8-8, latent 4×4×8.
    pub const PLAIN: Self = Self { widths: Widths::new([16, 8, 8]), ..Self::DIGITS };

    /// The network for eyes, which finds the crosshair and fills it: 100×100×3, sizes 100, 50, 25, 13, 7, 4, with skip
    /// connections. At 4×4 it sees the whole picture, as it must to follow a line from edge to edge.
    pub const EYES: Self = Self {
        image: [3, 100, 100],
        widths: Widths::new([16, 32, 48, 64, 56]),
        upsampling: Upsampling::Nearest,
        skips: true,
        restoration: Restoration::Filled,
    };

    /// How many times the encoder halves the picture, and the decoder enlarges it.
    pub fn levels(&self) -> usize {
        self.widths.len()
    }

    /// The shape of the head's output: `[channels, height, width]`.
    pub const fn head(&self) -> [usize; 3] {
        let [channels, height, width] = self.image;
        [self.restoration.head_channels(channels), height, width]
    }

    /// The sizes `[height, width]` of the picture and after each of the encoder's poolings.
    ///
    /// For 28×28: 28, 14, 7, 4; seven halves to four, as TensorFlow's "same" pooling does.
    pub fn sizes(&self) -> Vec<[usize; 2]> {
        let [_, height, width] = self.image;
        let half = |size: &[usize; 2]| Some(size.map(|side| side.div_ceil(2)));
        std::iter::successors(Some([height, width]), half).take(self.levels() + 1).collect()
    }

    /// The shape of the latent: `[channels, height, width]`.
    pub fn latent(&self) -> [usize; 3] {
        let [_, height, width] = self.image;
        let [height, width] = self.sizes().last().copied().unwrap_or([height, width]);
        [self.widths.innermost(), height, width]
    }

    /// The convolutions from input to logits, and those that refine the filled picture.
    pub fn convolutions(&self) -> Vec<Convolution> {
        let [image, ..] = self.image;
        let conv3 = |name: String, input, output| Convolution { name, input, output, side: KERNEL, transposed: false };
        let encoder: Vec<usize> = std::iter::once(image).chain(self.widths.iter().copied()).collect();
        let mut all = Vec::new();
        for (level, channels) in encoder.windows(2).enumerate() {
            all.push(conv3(format!("encoder.{level}"), channels[0], channels[1]));
        }
        // The innermost level of the decoder keeps the latent's channels.
        let decoder: Vec<usize> =
            std::iter::once(self.widths.innermost()).chain(self.widths.iter().rev().copied()).collect();
        for (level, channels) in decoder.windows(2).enumerate() {
            let convolution = conv3(format!("decoder.{level}"), channels[0], channels[1]);
            let (side, transposed) = (self.upsampling.kernel(), self.upsampling.is_transposed());
            all.push(Convolution { side, transposed, ..convolution });
        }
        all.push(conv3("head".to_owned(), self.widths.outermost(), self.head()[0]));
        for (level, [input, output]) in self.restoration.refinement(image).into_iter().flatten().enumerate() {
            all.push(conv3(format!("refine.{level}"), input, output));
        }
        all
    }

    /// The names and shapes of the weights file's tensors, in the order of [`convolutions`](Self::convolutions): the
    /// `.weight` and the `.bias` of each [`Convolution`].
    pub fn tensors(&self) -> Vec<(String, Vec<usize>)> {
        self.convolutions()
            .into_iter()
            .flat_map(|convolution| {
                let Convolution { name, output, .. } = &convolution;
                [
                    (format!("{name}.weight"), convolution.weight_shape().to_vec()),
                    (format!("{name}.bias"), vec![*output]),
                ]
            })
            .collect()
    }

    /// How many numbers training adjusts.
    pub fn parameter_count(&self) -> usize {
        self.tensors().iter().map(|(_, shape)| shape.iter().product::<usize>()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digit_network_is_the_published_one() {
        let digits = Architecture::DIGITS;
        assert_eq!(digits.parameter_count(), 30_689);
        assert_eq!(digits.sizes(), [[28, 28], [14, 14], [7, 7], [4, 4]]);
        assert_eq!(digits.latent(), [16, 4, 4]);
    }

    #[test]
    fn names_and_shapes_follow_pytorch() {
        let tensors = Architecture::DIGITS.tensors();
        assert_eq!(tensors.len(), 14);
        assert_eq!(tensors[0], ("encoder.0.weight".to_owned(), vec![32, 1, 3, 3]));
        assert_eq!(tensors[6], ("decoder.0.weight".to_owned(), vec![16, 16, 3, 3]));
        assert_eq!(tensors[13], ("head.bias".to_owned(), vec![1]));
    }

    #[test]
    fn transposed_kernels_have_their_input_channels_first() {
        let transposed = Architecture { upsampling: Upsampling::Transposed2, ..Architecture::DIGITS };
        let tensors = transposed.tensors();
        assert_eq!(tensors[8], ("decoder.1.weight".to_owned(), vec![16, 32, 2, 2]));
        assert_eq!(tensors[9], ("decoder.1.bias".to_owned(), vec![32]));
        assert_eq!(tensors[12].1, [1, 32, 3, 3]);
        let overlapping = Architecture { upsampling: Upsampling::Transposed3, ..Architecture::DIGITS };
        assert_eq!(overlapping.parameter_count(), 30_689);
    }

    #[test]
    fn a_network_that_fills_has_five_levels_and_two_convolutions_more() {
        assert_eq!(Architecture::DIGITS.head(), [1, 28, 28]);
        let eyes = Architecture::EYES;
        assert_eq!(eyes.sizes(), [100, 50, 25, 13, 7, 4].map(|side| [side; 2]));
        assert_eq!((eyes.latent(), eyes.head()), ([56, 4, 4], [14, 100, 100]));
        let names: Vec<String> = eyes.tensors().into_iter().map(|(name, _)| name).skip(20).collect();
        let expected =
            ["head.weight", "head.bias", "refine.0.weight", "refine.0.bias", "refine.1.weight", "refine.1.bias"];
        assert_eq!(names, expected);
        assert!(4 * eyes.parameter_count() < 780_000, "{}", eyes.parameter_count());
    }

    #[test]
    fn sizes_are_halved_and_rounded_up_for_other_pictures_too() {
        let eyes = Architecture { image: [3, 100, 100], ..Architecture::DIGITS };
        assert_eq!(eyes.sizes(), [[100, 100], [50, 50], [25, 25], [13, 13]]);
        assert_eq!(eyes.tensors()[13], ("head.bias".to_owned(), vec![3]));
    }
}
