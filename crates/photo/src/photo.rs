//! An open picture with an image pyramid, so that cropping a square of any size is fast.

use std::iter;

use afterimage_protocol::photo::{Crop, Preview};

use crate::raster::Raster;
use crate::resampling::SampleWeights;

/// The longest side of a preview, in pixels.
const MAX_PREVIEW_SIDE: usize = 1024;
/// The fewest pixels of a pyramid level, in each direction, that a sample is averaged from when a crop shrinks. With more
/// pixels the result is closer to the mean over the full picture; with fewer it is faster.
const MIN_PIXELS_PER_SAMPLE: f64 = 4.0;
/// A level of this size is not halved. With 100 samples across it, a sample covers 8 pixels at most, which is twice
/// [`MIN_PIXELS_PER_SAMPLE`].
const MIN_LEVEL_SIDE: usize = 800;

/// An open picture.
#[derive(Clone, Debug)]
pub struct Photo {
    picture: Raster,
    /// The smaller levels of the image pyramid: each half as large as the one before, the first half as large as the
    /// picture. Together they take a third of the picture's memory.
    smaller_levels: Vec<Raster>,
}

impl Photo {
    /// Computes the image pyramid of a picture.
    pub fn new(picture: Raster) -> Self {
        let halve = |level: &Raster| (level.width().max(level.height()) > MIN_LEVEL_SIDE).then(|| level.halved());
        let smaller_levels = iter::successors(halve(&picture), halve).collect();
        Self { picture, smaller_levels }
    }

    /// The picture in full size.
    pub const fn picture(&self) -> &Raster {
        &self.picture
    }

    /// The width in pixels.
    pub fn width(&self) -> u32 {
        self.picture.width() as u32
    }

    /// The height in pixels.
    pub fn height(&self) -> u32 {
        self.picture.height() as u32
    }

    /// Crops a square and resamples it to `[3, side, side]`, flattened: red, green, blue, in [0, 1].
    ///
    /// The square is first clamped to be [valid](Crop::within) for the picture; where it still reaches beyond the edge,
    /// the edge is repeated. A sample is the mean over the pixels that it covers, or where it covers less than one, the
    /// bilinear interpolation between pixels. Means are taken of sRGB values, not of linear light, as in the pictures that
    /// the network was trained on.
    pub fn crop(&self, crop: Crop, side: usize) -> Vec<f32> {
        let Crop { x, y, side: length } = crop.within(self.width(), self.height());
        let [x, y, length] = [x, y, length].map(f64::from);
        let samples = self.samples([x - length / 2.0, y - length / 2.0], [length, length], [side, side]);
        (0..3).flat_map(|channel| samples.iter().map(move |sample| sample[channel])).collect()
    }

    /// The whole picture, shrunk so that no side is longer than 1024 pixels.
    pub fn preview(&self) -> Preview {
        let size = [self.picture.width(), self.picture.height()];
        let shrink = (MAX_PREVIEW_SIDE as f64 / size[0].max(size[1]) as f64).min(1.0);
        let shrunk = size.map(|side| ((side as f64 * shrink).round() as usize).max(1));
        let samples = self.samples([0.0, 0.0], size.map(|side| side as f64), shrunk);
        let byte = |value: f32| (value * 255.0).round() as u8;
        let rgba = samples.into_iter().flat_map(|[r, g, b]| [byte(r), byte(g), byte(b), 255]).collect();
        Preview { width: shrunk[0] as u32, height: shrunk[1] as u32, rgba }
    }

    /// Samples a rectangle row by row. `start` is its top left corner and `size` its size in the picture's pixels, `count`
    /// the number of samples; each is `[horizontal, vertical]`.
    fn samples(&self, start: [f64; 2], size: [f64; 2], count: [usize; 2]) -> Vec<[f32; 3]> {
        let mut scale = 1.0;
        let mut level = &self.picture;
        for smaller in &self.smaller_levels {
            let has_enough_pixels =
                |axis: usize| size[axis] / count[axis] as f64 >= 2.0 * scale * MIN_PIXELS_PER_SAMPLE;
            if !(has_enough_pixels(0) && has_enough_pixels(1)) {
                break;
            }
            scale *= 2.0;
            level = smaller;
        }
        let weights = |axis: usize| SampleWeights::evenly(start[axis] / scale, size[axis] / scale, count[axis]);
        level.samples(&weights(0), &weights(1))
    }
}
