//! The sizes of a network, from which everything else follows.

use crate::upsampling::Upsampling;

/// How many times the encoder halves the picture, and the decoder enlarges it.
pub(crate) const LEVELS: usize = 3;

/// The side of the kernels of the encoder, the head, and of decoders that resize.
pub(crate) const KERNEL: usize = 3;

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
    /// Whether what each encoder level makes before pooling is added at the decoder level of the same size, before its
    /// ReLU (Mao, Shen and Yang, 2016). Then the picture does not pass through the latent alone.
    pub skips: bool,
    /// Whether the head has one channel more, the logits of the mask: how much of each pixel is taken from what the
    /// network makes, and how much stays as it was.
    pub mask: bool,
}

/// One convolution of a network: its weights are `[output, input, side, side]`, transposed ones `[input, output, side,
/// side]`, as in PyTorch; its biases `[output]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Convolution {
    pub name: String,
    /// Channels in.
    pub input: usize,
    /// Channels out.
    pub output: usize,
    /// The side of the kernel.
    pub side: usize,
    pub transposed: bool,
}

impl Convolution {
    /// The shape of the weights.
    pub fn shape(&self) -> [usize; 4] {
        let [first, second] = if self.transposed { [self.input, self.output] } else { [self.output, self.input] };
        [first, second, self.side, self.side]
    }
}

impl Architecture {
    /// The published denoising network: 28×28×1, widths 32-32-16, latent 4×4×16, nearest resize, 30,689 parameters.
    pub const DIGITS: Self =
        Self { image: [1, 28, 28], widths: [32, 32, 16], upsampling: Upsampling::Nearest, skips: false, mask: false };

    /// The network for the plain identity: 28×28×1, widths 16-8-8, latent 4×4×8.
    pub const PLAIN: Self = Self { widths: [16, 8, 8], ..Self::DIGITS };

    /// The network for eyes: 100×100×3 through the same pyramid, 100, 50, 25, 13, with skip connections and a mask: skin
    /// and lashes are more than a latent can carry, and where nothing lies over them they should stay as they are.
    pub const EYES: Self =
        Self { image: [3, 100, 100], widths: [16, 48, 64], upsampling: Upsampling::Nearest, skips: true, mask: true };

    /// What the head makes: `[channels, height, width]`, the picture's and one more for a mask.
    pub fn head(&self) -> [usize; 3] {
        let [channels, height, width] = self.image;
        [channels + usize::from(self.mask), height, width]
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

    /// The latent: `[channels, height, width]`.
    pub fn latent(&self) -> [usize; 3] {
        let [height, width] = self.sizes()[LEVELS];
        [self.widths[LEVELS - 1], height, width]
    }

    /// The convolutions from input to logits.
    pub(crate) fn convolutions(&self) -> Vec<Convolution> {
        let [outer, middle, inner] = self.widths;
        let [image, ..] = self.image;
        let plain = |name: String, input, output| Convolution { name, input, output, side: KERNEL, transposed: false };
        let encoder = [image, outer, middle, inner];
        let decoder = [inner, inner, middle, outer];
        let mut all = Vec::new();
        for (level, channels) in encoder.windows(2).enumerate() {
            all.push(plain(format!("encoder.{level}"), channels[0], channels[1]));
        }
        for (level, channels) in decoder.windows(2).enumerate() {
            let resized = plain(format!("decoder.{level}"), channels[0], channels[1]);
            let (side, transposed) = (self.upsampling.kernel(), self.upsampling.is_transposed());
            all.push(Convolution { side, transposed, ..resized });
        }
        all.push(plain("head".to_owned(), outer, self.head()[0]));
        all
    }

    /// The tensors of the weights file from input to logits: each convolution's `.weight` `[out, in, 3, 3]`
    /// (`[in, out, side, side]` where it is transposed) and `.bias` `[out]`.
    pub fn tensors(&self) -> Vec<(String, Vec<usize>)> {
        self.convolutions()
            .into_iter()
            .flat_map(|convolution| {
                let Convolution { name, output, .. } = &convolution;
                [(format!("{name}.weight"), convolution.shape().to_vec()), (format!("{name}.bias"), vec![*output])]
            })
            .collect()
    }

    /// How many numbers training adjusts.
    pub fn parameters(&self) -> usize {
        self.tensors().iter().map(|(_, shape)| shape.iter().product::<usize>()).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digit_network_is_the_published_one() {
        let digits = Architecture::DIGITS;
        assert_eq!(digits.parameters(), 30_689);
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
        assert_eq!(overlapping.parameters(), 30_689);
    }

    #[test]
    fn a_mask_is_one_more_channel_of_the_head() {
        assert_eq!(Architecture::DIGITS.head(), [1, 28, 28]);
        assert_eq!(Architecture::EYES.head(), [4, 100, 100]);
        assert_eq!(Architecture::EYES.tensors()[13], ("head.bias".to_owned(), vec![4]));
    }

    #[test]
    fn colour_pictures_of_other_sizes_keep_the_pyramid() {
        let eyes = Architecture { image: [3, 100, 100], ..Architecture::DIGITS };
        assert_eq!(eyes.sizes(), [[100, 100], [50, 50], [25, 25], [13, 13]]);
        assert_eq!(eyes.tensors()[13], ("head.bias".to_owned(), vec![3]));
    }
}
