//! The sizes of a network, from which everything else follows.

use crate::{KERNEL, Upsampling};

/// How many times the encoder halves the picture, and the decoder enlarges it.
pub const LEVELS: usize = 3;

/// The sizes of one convolutional autoencoder.
///
/// The encoder is three times conv 3×3 (same) + ReLU + max-pool 2 (rounding up). The decoder mirrors it: three times
/// [`Upsampling`] to the next size up + ReLU. A last conv 3×3, the head, gives logits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Architecture {
    /// The picture: `[channels, height, width]`.
    pub image: [usize; 3],
    /// The channels after each encoder level, outermost first; the last is the latent's.
    pub widths: [usize; LEVELS],
    /// How the decoder enlarges.
    pub upsampling: Upsampling,
    /// Whether skip connections add the output of each encoder level before pooling to the output of the decoder level
    /// of the same size, before its ReLU (Mao, Shen and Yang, 2016). Then the latent is not the only way through.
    pub skips: bool,
    /// Whether the head has one more channel, the logits of a mask `m`: each restored pixel is then
    /// `m · generated + (1 − m) · input`.
    pub mask: bool,
}

/// One convolution of a network, laid out as in PyTorch: its weights are `[output, input, side, side]`, or
/// `[input, output, side, side]` where it is transposed, and its biases `[output]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Convolution {
    /// The name of its tensors before `.weight` and `.bias`: `encoder.0` to `head`.
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
    pub const DIGITS: Self =
        Self { image: [1, 28, 28], widths: [32, 32, 16], upsampling: Upsampling::Nearest, skips: false, mask: false };

    /// The plain autoencoder: 28×28×1, widths 16-8-8, latent 4×4×8.
    pub const PLAIN: Self = Self { widths: [16, 8, 8], ..Self::DIGITS };

    /// The network for eyes: 100×100×3, sizes 100, 50, 25, 13, with skip connections and a mask. The latent is too small
    /// for the detail of skin and lashes, and what no crosshair covers should stay as it is.
    pub const EYES: Self =
        Self { image: [3, 100, 100], widths: [16, 48, 64], upsampling: Upsampling::Nearest, skips: true, mask: true };

    /// The shape of the head's output: `[channels, height, width]`, with one more channel than the picture for a mask.
    pub const fn head(&self) -> [usize; 3] {
        let [channels, height, width] = self.image;
        [channels + self.mask as usize, height, width]
    }

    /// The sizes `[height, width]` of the picture and after each of the encoder's poolings.
    ///
    /// For 28×28: 28, 14, 7, 4; seven halves to four, as TensorFlow's "same" pooling does.
    pub fn sizes(&self) -> [[usize; 2]; LEVELS + 1] {
        let [_, height, width] = self.image;
        let mut size = [height, width];
        std::array::from_fn(|level| {
            if level > 0 {
                size = size.map(|side| side.div_ceil(2));
            }
            size
        })
    }

    /// The shape of the latent: `[channels, height, width]`.
    pub fn latent(&self) -> [usize; 3] {
        let [height, width] = self.sizes()[LEVELS];
        [self.widths[LEVELS - 1], height, width]
    }

    /// The convolutions from input to logits.
    pub fn convolutions(&self) -> Vec<Convolution> {
        let [outer, middle, inner] = self.widths;
        let [image, ..] = self.image;
        let conv3 = |name: String, input, output| Convolution { name, input, output, side: KERNEL, transposed: false };
        let encoder = [image, outer, middle, inner];
        let decoder = [inner, inner, middle, outer];
        let mut all = Vec::new();
        for (level, channels) in encoder.windows(2).enumerate() {
            all.push(conv3(format!("encoder.{level}"), channels[0], channels[1]));
        }
        for (level, channels) in decoder.windows(2).enumerate() {
            let convolution = conv3(format!("decoder.{level}"), channels[0], channels[1]);
            let (side, transposed) = (self.upsampling.kernel(), self.upsampling.is_transposed());
            all.push(Convolution { side, transposed, ..convolution });
        }
        all.push(conv3("head".to_owned(), outer, self.head()[0]));
        all
    }

    /// The names and shapes of the weights file's tensors, from input to logits: the `.weight` and the `.bias` of each
    /// [`Convolution`].
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
    fn a_mask_is_one_more_channel_of_the_head() {
        assert_eq!(Architecture::DIGITS.head(), [1, 28, 28]);
        assert_eq!(Architecture::EYES.head(), [4, 100, 100]);
        assert_eq!(Architecture::EYES.tensors()[13], ("head.bias".to_owned(), vec![4]));
    }

    #[test]
    fn sizes_are_halved_and_rounded_up_for_other_pictures_too() {
        let eyes = Architecture { image: [3, 100, 100], ..Architecture::DIGITS };
        assert_eq!(eyes.sizes(), [[100, 100], [50, 50], [25, 25], [13, 13]]);
        assert_eq!(eyes.tensors()[13], ("head.bias".to_owned(), vec![3]));
    }
}
