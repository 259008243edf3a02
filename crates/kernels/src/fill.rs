//! Fills holes in pictures from what lies around them, without parameters.
//!
//! Pull-push (Gortler et al., "The lumigraph", 1996): the picture is halved until one pixel is left, and each coarse pixel
//! is the mean of the known ones below it. On the way back, an unknown pixel takes the value of the coarse pixel above
//! it. At each size, some steps of relaxation follow: every unknown pixel becomes the mean of its neighbours, which leads
//! to the smoothest surface through the known pixels around the hole.

use afterimage_architecture::Restoration;

/// One size of the pyramid.
struct Level {
    height: usize,
    width: usize,
    /// The values `[channels, height, width]`; arbitrary in unknown pixels.
    values: Vec<f32>,
    /// Whether each pixel's value is known.
    known: Vec<bool>,
}

/// Fills the hole in a picture `[channels, height, width]`: the pixels where `hole` (`[height, width]`) is true. The other
/// pixels stay as they are. Where nothing is known, the picture becomes black.
pub fn fill(picture: &mut [f32], hole: &[bool], [channels, height, width]: [usize; 3]) {
    let (values, known) = (picture.to_vec(), hole.iter().map(|hole| !hole).collect());
    let mut levels = vec![Level { height, width, values, known }];
    while let Some(level) = levels.last().filter(|level| level.height.max(level.width) > 1) {
        levels.push(level.pull(channels));
    }
    let mut coarse: Option<Level> = None;
    for mut level in levels.into_iter().rev() {
        level.push(coarse.as_ref(), channels);
        coarse = Some(level);
    }
    if let Some(level) = coarse {
        picture.copy_from_slice(&level.values);
    }
}

impl Level {
    /// The level of half the size, rounded up. One of its pixels is known where one of the four below it is.
    fn pull(&self, channels: usize) -> Self {
        let [height, width] = [self.height, self.width].map(|side| side.div_ceil(2));
        let (area, fine_area) = (height * width, self.height * self.width);
        let (mut values, mut counts) = (vec![0.0; channels * area], vec![0u8; area]);
        for index in 0..fine_area {
            if !self.known[index] {
                continue;
            }
            let coarse = index / self.width / 2 * width + index % self.width / 2;
            counts[coarse] += 1;
            for channel in 0..channels {
                values[channel * area + coarse] += self.values[channel * fine_area + index];
            }
        }
        for plane in values.chunks_exact_mut(area) {
            for (value, count) in plane.iter_mut().zip(&counts) {
                *value /= f32::from((*count).max(1));
            }
        }
        Self { height, width, values, known: counts.iter().map(|count| *count > 0).collect() }
    }

    /// Gives the unknown pixels the values of the level of half the size, black where there is none, and relaxes them.
    fn push(&mut self, coarse: Option<&Self>, channels: usize) {
        let (height, width, area) = (self.height, self.width, self.height * self.width);
        let unknown: Vec<usize> = (0..area).filter(|index| !self.known[*index]).collect();
        let mut next = vec![0.0; unknown.len()];
        for channel in 0..channels {
            let plane = &mut self.values[channel * area..][..area];
            for index in &unknown {
                plane[*index] = coarse.map_or(0.0, |coarse| {
                    let above = index / width / 2 * coarse.width + index % width / 2;
                    coarse.values[channel * coarse.height * coarse.width + above]
                });
            }
            for _ in 0..Restoration::RELAXATION_STEPS {
                for (next, index) in next.iter_mut().zip(&unknown) {
                    let (y, x) = (index / width, index % width);
                    let neighbours = [
                        (y > 0).then(|| index - width),
                        (y + 1 < height).then_some(index + width),
                        (x > 0).then(|| index - 1),
                        (x + 1 < width).then_some(index + 1),
                    ];
                    let (sum, count) = neighbours
                        .into_iter()
                        .flatten()
                        .fold((0.0, 0u8), |(sum, count), index| (sum + plane[index], count + 1));
                    *next = sum / f32::from(count.max(1));
                }
                for (next, index) in next.iter().zip(&unknown) {
                    plane[*index] = *next;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of two channels that rises to the right and falls downwards.
    fn slope(height: usize, width: usize) -> Vec<f32> {
        let value = |i: usize| (i % width) as f32 / width as f32;
        let falling = |i: usize| 1.0 - (i / width) as f32 / height as f32;
        (0..height * width).map(value).chain((0..height * width).map(falling)).collect()
    }

    #[test]
    fn known_pixels_stay_and_a_slope_is_continued_through_the_hole() {
        let (height, width) = (25, 31);
        let clean = slope(height, width);
        let hole: Vec<bool> = (0..height * width).map(|i| (10..14).contains(&(i % width)) || i / width == 7).collect();
        let mut filled = clean.clone();
        for (i, value) in filled.iter_mut().enumerate() {
            if hole[i % (height * width)] {
                *value = 9.0;
            }
        }
        fill(&mut filled, &hole, [2, height, width]);
        for (i, (filled, clean)) in filled.iter().zip(&clean).enumerate() {
            match hole[i % (height * width)] {
                false => assert_eq!(filled, clean),
                // At the picture's edge, where no neighbour lies beyond, the slope flattens.
                true => assert!((filled - clean).abs() < 0.1, "{i}: {filled} for {clean}"),
            }
        }
    }

    #[test]
    fn a_hole_as_large_as_the_picture_becomes_black_and_no_hole_changes_nothing() {
        let mut picture = slope(5, 6);
        fill(&mut picture, &[false; 30], [2, 5, 6]);
        assert_eq!(picture, slope(5, 6));
        fill(&mut picture, &[true; 30], [2, 5, 6]);
        assert!(picture.iter().all(|value| *value == 0.0));
    }
}
