//! How a decoder enlarges.

/// The ways from a picture to one of up to twice its size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Upsampling {
    /// Resize to the nearest neighbours, convolution 3×3 (same).
    #[default]
    Nearest,
    /// Resize bilinearly (pixel centres aligned, edges repeated), convolution 3×3 (same).
    Bilinear,
    /// Transposed convolution 3×3, stride 2, padding 1, cut to the size; weights `[channels before, channels, 3, 3]`.
    Transposed3,
    /// Transposed convolution 2×2, stride 2, cut to the size; weights `[channels before, channels, 2, 2]`.
    Transposed2,
}

impl Upsampling {
    /// The side of the kernel.
    pub(crate) fn kernel(self) -> usize {
        match self {
            Self::Nearest | Self::Bilinear | Self::Transposed3 => 3,
            Self::Transposed2 => 2,
        }
    }

    /// Whether pictures of size `from` can become ones of size `to`: a transposed convolution gives twice the size at
    /// most, and no more than one row or column of that is cut.
    pub(crate) fn fits(self, from: usize, to: usize) -> bool {
        match self {
            Self::Nearest | Self::Bilinear => true,
            Self::Transposed3 | Self::Transposed2 => to.div_ceil(2) == from,
        }
    }
}
