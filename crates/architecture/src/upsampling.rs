//! How a decoder makes feature maps larger.

/// The side of every kernel but those of [`Upsampling::Transposed2`].
pub const KERNEL: usize = 3;

/// How one level of a decoder enlarges its input to the next size up, with one convolution, before its ReLU.
///
/// A transposed convolution adds a scaled copy of its kernel to the output for every input pixel. Where the kernel's
/// side is not a multiple of the stride, the copies overlap on some pixels and not on others, which leaves
/// checkerboards (Odena et al., 2016, <https://distill.pub/2016/deconv-checkerboard>). Resizing first, then convolving,
/// treats every pixel alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Upsampling {
    /// Resize to the nearest neighbours, then conv 3×3 (same): the published decoder.
    #[default]
    Nearest,
    /// Resize bilinearly (pixel centres aligned, edges repeated), then conv 3×3 (same).
    Bilinear,
    /// Transposed conv 3×3, stride 2, padding 1: kernels overlap by one pixel.
    Transposed3,
    /// Transposed conv 2×2, stride 2: kernels do not overlap.
    Transposed2,
}

impl Upsampling {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Nearest, Self::Bilinear, Self::Transposed3, Self::Transposed2];

    /// The name in file names and on command lines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nearest => "nearest",
            Self::Bilinear => "bilinear",
            Self::Transposed3 => "transposed3",
            Self::Transposed2 => "transposed2",
        }
    }

    /// A few words for a table.
    pub const fn description(self) -> &'static str {
        match self {
            Self::Nearest => "nearest resize, conv 3×3",
            Self::Bilinear => "bilinear resize, conv 3×3",
            Self::Transposed3 => "transposed conv 3×3, stride 2",
            Self::Transposed2 => "transposed conv 2×2, stride 2",
        }
    }

    /// The side of the convolution's kernel.
    pub const fn kernel(self) -> usize {
        match self {
            Self::Nearest | Self::Bilinear | Self::Transposed3 => KERNEL,
            Self::Transposed2 => 2,
        }
    }

    /// Whether the convolution is transposed and enlarges by itself, without a resize before it.
    pub const fn is_transposed(self) -> bool {
        match self {
            Self::Nearest | Self::Bilinear => false,
            Self::Transposed3 | Self::Transposed2 => true,
        }
    }
}
