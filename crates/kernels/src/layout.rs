//! How pictures lie in memory.
//!
//! Channels go in groups of [`LANES`], as wide as the widest SIMD register; a picture of `c` channels is
//! `c.div_ceil(LANES)` planes of [`Pixel`]s, absent channels being zero. A [`Plane`] has a border of zeros, so that a
//! 3×3 convolution needs no case for the edges. Rows follow each other with one zero pixel between, which is the right
//! border of one and the left border of the next: a whole plane can then be convolved as one long row, at the price of
//! one wasted pixel a row.

/// The channels of one group.
pub(crate) const LANES: usize = 16;

/// One pixel of one group of channels.
pub(crate) type Pixel = [f32; LANES];

/// A black pixel.
pub(crate) const ZERO: Pixel = [0.0; LANES];

/// Kernels write and read up to this many pixels past a plane's end: the longest run they handle at once.
const SLACK: usize = 16;

/// The size of a picture, and where its pixels are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Plane {
    pub height: usize,
    pub width: usize,
}

impl Plane {
    pub fn new([height, width]: [usize; 2]) -> Self {
        Self { height, width }
    }

    /// From one pixel to the one below it.
    pub fn stride(self) -> usize {
        self.width + 1
    }

    /// The place of the first pixel: after a row of border and its corner.
    pub fn lead(self) -> usize {
        self.stride() + 1
    }

    /// The pixels from the first row's first to the last row's border.
    pub fn run(self) -> usize {
        self.height * self.stride()
    }

    /// The whole plane with its border.
    pub fn len(self) -> usize {
        self.lead() + self.run() + self.stride() + 1 + SLACK
    }

    /// The place of row `y`'s first pixel.
    pub fn row(self, y: usize) -> usize {
        self.lead() + y * self.stride()
    }

    /// The pixels without borders.
    pub fn area(self) -> usize {
        self.height * self.width
    }
}

/// How many groups hold so many channels.
pub(crate) fn groups(channels: usize) -> usize {
    channels.div_ceil(LANES)
}

/// How many channels of a group are in use.
pub(crate) fn in_group(channels: usize, group: usize) -> usize {
    (channels - group * LANES).min(LANES)
}

/// A picture `[channels, height, width]` → planes; borders and absent channels are left as they are.
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
