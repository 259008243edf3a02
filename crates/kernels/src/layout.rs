//! The layout of pictures in memory.
//!
//! Channels are stored in groups of [`LANES`], as wide as the widest SIMD register. A picture of `c` channels is
//! `c.div_ceil(LANES)` planes of [`Pixel`]s; the lanes of absent channels are zero. A [`Plane`] has a border of zeros, so
//! that a 3×3 convolution needs no special case at the edges. One zero pixel separates consecutive rows, as the right
//! border of one and the left border of the next. So a whole plane can be convolved as one long row, and only one pixel
//! a row is wasted.

/// The channels of one group.
pub(crate) const LANES: usize = 16;

/// One pixel of one group of channels.
pub(crate) type Pixel = [f32; LANES];

/// A pixel of zeros.
pub(crate) const ZERO: Pixel = [0.0; LANES];

/// Kernels read and write up to this many pixels past a plane's end, because they process up to so many at once.
const SLACK: usize = 16;

/// The size of a picture, and the indices of its pixels in a plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Plane {
    pub height: usize,
    pub width: usize,
}

impl Plane {
    pub fn new([height, width]: [usize; 2]) -> Self {
        Self { height, width }
    }

    /// The distance from a pixel to the one below it.
    pub fn stride(self) -> usize {
        self.width + 1
    }

    /// The index of the first pixel, after a row of border and one pixel more.
    pub fn origin(self) -> usize {
        self.stride() + 1
    }

    /// The number of pixels from the first pixel of the first row to the border after the last row.
    pub fn span(self) -> usize {
        self.height * self.stride()
    }

    /// The number of pixels of the whole plane, with its border.
    pub fn len(self) -> usize {
        self.origin() + self.span() + self.stride() + 1 + SLACK
    }

    /// The index of the first pixel of row `y`.
    pub fn row(self, y: usize) -> usize {
        self.origin() + y * self.stride()
    }

    /// The number of pixels without the border.
    pub fn area(self) -> usize {
        self.height * self.width
    }
}

/// The number of groups that hold so many channels.
pub(crate) fn groups(channels: usize) -> usize {
    channels.div_ceil(LANES)
}

/// The number of channels in use in a group.
pub(crate) fn in_group(channels: usize, group: usize) -> usize {
    (channels - group * LANES).min(LANES)
}

/// A picture `[channels, height, width]` → planes. Borders and absent channels are not written.
pub(crate) fn pack(picture: &[f32], plane: Plane, planes: &mut [Pixel]) {
    for (channel, values) in picture.chunks_exact(plane.area()).enumerate() {
        let target = &mut planes[channel / LANES * plane.len()..][..plane.len()];
        for (y, row) in values.chunks_exact(plane.width).enumerate() {
            for (pixel, value) in target[plane.row(y)..].iter_mut().zip(row) {
                pixel[channel % LANES] = *value;
            }
        }
    }
}

/// Planes → a picture `[channels, height, width]`.
pub(crate) fn unpack(planes: &[Pixel], plane: Plane, picture: &mut [f32]) {
    for (channel, values) in picture.chunks_exact_mut(plane.area()).enumerate() {
        let source = &planes[channel / LANES * plane.len()..][..plane.len()];
        for (y, row) in values.chunks_exact_mut(plane.width).enumerate() {
            for (value, pixel) in row.iter_mut().zip(&source[plane.row(y)..]) {
                *value = pixel[channel % LANES];
            }
        }
    }
}
