//! The sizes of a network, from which everything else follows.

/// How many times the encoder halves the picture, and the decoder enlarges it.
pub(crate) const LEVELS: usize = 3;

/// The side of every convolution kernel.
pub(crate) const KERNEL: usize = 3;

/// The sizes of one convolutional autoencoder.
///
/// The encoder is three times conv 3×3 (same) + ReLU + max-pool 2 (rounding up). The decoder mirrors it: three times
/// nearest-neighbour resize to the next size up + conv 3×3 (same) + ReLU. A last conv 3×3, the head, gives logits.
/// Resize-then-convolve, because transposed convolutions whose kernels overlap unevenly leave checkerboards
/// (Odena et al., 2016, <https://distill.pub/2016/deconv-checkerboard>).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Architecture {
    /// The picture: `[channels, height, width]`.
    pub image: [usize; 3],
    /// The channels after each encoder level, outermost first; the last is the latent's.
    pub widths: [usize; LEVELS],
}

impl Architecture {
    /// The published denoising network: 28×28×1, widths 32-32-16, latent 4×4×16, 30,689 parameters.
    pub const DIGITS: Self = Self { image: [1, 28, 28], widths: [32, 32, 16] };

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

    /// The convolutions from input to logits: name, channels in, channels out.
    pub fn convolutions(&self) -> Vec<(String, usize, usize)> {
        let [outer, middle, inner] = self.widths;
        let [image, ..] = self.image;
        let named = |part: &str, channels: [usize; LEVELS + 1]| -> Vec<_> {
            channels.windows(2).enumerate().map(|(i, pair)| (format!("{part}.{i}"), pair[0], pair[1])).collect()
        };
        let mut all = named("encoder", [image, outer, middle, inner]);
        all.extend(named("decoder", [inner, inner, middle, outer]));
        all.push(("head".to_owned(), outer, image));
        all
    }

    /// The tensors of the weights file in the order of [`Self::convolutions`]: each convolution's
    /// `.weight` `[out, in, 3, 3]` and `.bias` `[out]`.
    pub fn tensors(&self) -> Vec<(String, Vec<usize>)> {
        self.convolutions()
            .into_iter()
            .flat_map(|(name, input, output)| {
                [
                    (format!("{name}.weight"), vec![output, input, KERNEL, KERNEL]),
                    (format!("{name}.bias"), vec![output]),
                ]
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
    fn colour_pictures_of_other_sizes_keep_the_pyramid() {
        let eyes = Architecture { image: [3, 100, 100], widths: [32, 32, 16] };
        assert_eq!(eyes.sizes(), [[100, 100], [50, 50], [25, 25], [13, 13]]);
        assert_eq!(eyes.tensors()[13], ("head.bias".to_owned(), vec![3]));
    }
}
