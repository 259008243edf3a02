//! How a decoder makes pictures larger.

use burn::tensor::ops::InterpolateMode;

/// One level of a decoder, before its ReLU: a small picture to one of the next size up.
///
/// A transposed convolution paints a kernel for every small pixel. Where the kernel's side is not a multiple of the
/// stride, the painted kernels overlap on some pixels and not on others, which leaves checkerboards (Odena et al.,
/// 2016, <https://distill.pub/2016/deconv-checkerboard>). Resizing first, then convolving, treats every pixel alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Upsampling {
    /// Resize to the nearest neighbours, conv 3×3 (same): the published decoder.
    #[default]
    Nearest,
    /// Resize bilinearly (pixel centres aligned, edges repeated), conv 3×3 (same).
    Bilinear,
    /// Transposed conv 3×3, stride 2, padding 1: kernels overlap by one pixel.
    Transposed3,
    /// Transposed conv 2×2, stride 2: kernels meet without overlap.
    Transposed2,
}

impl Upsampling {
    /// All four.
    pub const ALL: [Self; 4] = [Self::Nearest, Self::Bilinear, Self::Transposed3, Self::Transposed2];

    /// The name in file names and on command lines.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nearest => "nearest",
            Self::Bilinear => "bilinear",
            Self::Transposed3 => "transposed3",
            Self::Transposed2 => "transposed2",
        }
    }

    /// What it does, in a few words.
    pub const fn description(self) -> &'static str {
        match self {
            Self::Nearest => "nearest resize, conv 3×3",
            Self::Bilinear => "bilinear resize, conv 3×3",
            Self::Transposed3 => "transposed conv 3×3, stride 2",
            Self::Transposed2 => "transposed conv 2×2, stride 2",
        }
    }

    /// The side of the kernel.
    pub(crate) const fn kernel(self) -> usize {
        match self {
            Self::Nearest | Self::Bilinear | Self::Transposed3 => 3,
            Self::Transposed2 => 2,
        }
    }

    /// How it resizes before it convolves; `None` where the convolution is transposed and enlarges by itself.
    pub(crate) const fn resize(self) -> Option<InterpolateMode> {
        match self {
            Self::Nearest => Some(InterpolateMode::Nearest),
            Self::Bilinear => Some(InterpolateMode::Bilinear),
            Self::Transposed3 | Self::Transposed2 => None,
        }
    }

    /// Whether the convolution enlarges by itself.
    pub(crate) const fn is_transposed(self) -> bool {
        self.resize().is_none()
    }
}

#[cfg(feature = "kernels")]
impl From<Upsampling> for afterimage_kernels::Upsampling {
    fn from(upsampling: Upsampling) -> Self {
        match upsampling {
            Upsampling::Nearest => Self::Nearest,
            Upsampling::Bilinear => Self::Bilinear,
            Upsampling::Transposed3 => Self::Transposed3,
            Upsampling::Transposed2 => Self::Transposed2,
        }
    }
}
