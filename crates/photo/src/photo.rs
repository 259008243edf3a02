//! An open picture: itself and its halves, so that a square of any size is cut out of it quickly.

use std::iter;

use afterimage_protocol::photo::{Crop, Preview};

use crate::raster::Raster;
use crate::taps::Taps;

/// The most pixels that a preview has on a side.
const PREVIEW_SIDE: usize = 1024;
/// The fewest pixels of a level, from left to right as from top to bottom, that go into one sample that shrinks. More
/// come nearer to the mean over the picture itself; fewer are quicker.
const FINENESS: f64 = 4.0;
/// Halving ends here: 100 samples across the whole of it are 8 pixels each at most, twice [`FINENESS`].
const SMALLEST: usize = 800;

/// An open picture.
#[derive(Clone, Debug)]
pub struct Photo {
    picture: Raster,
    /// Each half as large as the one before, the first half as large as the picture: a mipmap, or image pyramid. They
    /// take a third of the picture's memory together.
    halves: Vec<Raster>,
}

impl Photo {
    /// Halves the picture as often as needed.
    pub fn new(picture: Raster) -> Self {
        let halve = |level: &Raster| (level.width().max(level.height()) > SMALLEST).then(|| level.halved());
        let halves = iter::successors(halve(&picture), halve).collect();
        Self { picture, halves }
    }

    /// The picture itself.
    pub const fn picture(&self) -> &Raster {
        &self.picture
    }

    /// Pixels from left to right.
    pub fn width(&self) -> u32 {
        self.picture.width() as u32
    }

    /// Pixels from top to bottom.
    pub fn height(&self) -> u32 {
        self.picture.height() as u32
    }

    /// The square, resampled to `[3, side, side]`, flattened: red, green, blue, in [0, 1].
    ///
    /// The square is first brought [within](Crop::within) the picture; what still lies outside repeats the picture's
    /// edge. A sample is the mean over the pixels that it covers, or where it covers less than one, the bilinear
    /// interpolation between them. Means are of sRGB values, as they are in the pictures that the network learnt from,
    /// not of light.
    pub fn crop(&self, crop: Crop, side: usize) -> Vec<f32> {
        let Crop { x, y, side: length } = crop.within(self.width(), self.height());
        let [x, y, length] = [x, y, length].map(f64::from);
        let samples = self.samples([x - length / 2.0, y - length / 2.0], [length, length], [side, side]);
        (0..3).flat_map(|channel| samples.iter().map(move |sample| sample[channel])).collect()
    }

    /// The whole picture, shrunk until no side is longer than 1024 pixels.
    pub fn preview(&self) -> Preview {
        let size = [self.picture.width(), self.picture.height()];
        let shrink = (PREVIEW_SIDE as f64 / size[0].max(size[1]) as f64).min(1.0);
        let shrunk = size.map(|side| ((side as f64 * shrink).round() as usize).max(1));
        let samples = self.samples([0.0, 0.0], size.map(|side| side as f64), shrunk);
        let byte = |value: f32| (value * 255.0).round() as u8;
        let rgba = samples.into_iter().flat_map(|[r, g, b]| [byte(r), byte(g), byte(b), 255]).collect();
        Preview { width: shrunk[0] as u32, height: shrunk[1] as u32, rgba }
    }

    /// `count` samples across and down the rectangle that begins at `start` and has this `size`, in the picture's
    /// pixels, each from left to right and from top to bottom.
    fn samples(&self, start: [f64; 2], size: [f64; 2], count: [usize; 2]) -> Vec<[f32; 3]> {
        let mut scale = 1.0;
        let mut level = &self.picture;
        for half in &self.halves {
            let is_fine = |axis: usize| size[axis] / count[axis] as f64 >= 2.0 * scale * FINENESS;
            if !(is_fine(0) && is_fine(1)) {
                break;
            }
            scale *= 2.0;
            level = half;
        }
        let taps = |axis: usize| Taps::spread(start[axis] / scale, size[axis] / scale, count[axis]);
        level.samples(&taps(0), &taps(1))
    }
}
