//! How a network makes the restored picture.

/// How the restored picture is made of the head's output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Restoration {
    /// The sigmoid of the head's output, which has the picture's channels.
    Generated,
    /// The network decides of each pixel whether a crosshair covers it, and of the picture whether it is noisy. It takes
    /// the noise away, fills the covered pixels from those around them, and refines these with two convolutions. All
    /// other pixels stay as they are.
    Filled,
}

impl Restoration {
    /// The position in a head for [`Filled`](Self::Filled) of the logits that a crosshair covers a pixel.
    pub const MASK: usize = 0;

    /// Above this logit a pixel counts as covered. It is below 0, because a pixel of the crosshair that stays costs more
    /// than one beside it that is filled.
    pub const MASK_THRESHOLD: f32 = -1.0;

    /// The position of the logits that the picture is noisy, to be averaged over the picture.
    pub const NOISE: usize = 1;

    /// The position of the first of the channels that take away the noise, one for each channel of the picture.
    pub const DENOISING: usize = 2;

    /// How many channels of the head only the refinement reads. With them, it reads 16: a group of the kernels.
    pub const FEATURES: usize = 9;

    /// The channels between the two convolutions that refine.
    pub const REFINED: usize = 16;

    /// The steps of relaxation at each size of the pyramid with which [`Filled`](Self::Filled) fills.
    pub const RELAXATION_STEPS: usize = 6;

    /// The channels of the head for pictures of `image` channels.
    pub const fn head_channels(self, image: usize) -> usize {
        match self {
            Self::Generated => image,
            Self::Filled => Self::DENOISING + image + Self::FEATURES,
        }
    }

    /// The input and output channels of the convolutions that refine pictures of `image` channels. They read the picture
    /// without noise, the filled picture, the mask, and the head's features.
    pub fn refinement(self, image: usize) -> Option<[[usize; 2]; 2]> {
        (self == Self::Filled).then_some([[2 * image + 1 + Self::FEATURES, Self::REFINED], [Self::REFINED, image]])
    }
}
