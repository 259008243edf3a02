//! What a network takes for a crosshair.

use afterimage_imaging::{Image, diverging};

/// How bright the picture is where no crosshair was found.
const DIMMED: f32 = 0.35;

/// The share of the picture, 0 to 1, that a `mask` of values in [0, 1] covers.
pub fn coverage(mask: &[f32]) -> f32 {
    mask.iter().sum::<f32>() / mask.len().max(1) as f32
}

/// The colours (sRGB) in which a `mask` of values in [0, 1] is shown, row by row: orange over the dimmed `picture`
/// `[3, height, width]`, whose planes are as long as the mask.
pub fn colours(picture: &Image, mask: &[f32]) -> Vec<[u8; 3]> {
    let found = diverging(1.0);
    let planes: Vec<&[f32]> = picture.pixels().chunks_exact(mask.len().max(1)).collect();
    let colour = |(index, mask): (usize, &f32)| {
        let dimmed = |channel: usize| DIMMED * 255.0 * planes.get(channel).map_or(0.0, |plane| plane[index]);
        std::array::from_fn(|channel| {
            let (dimmed, found) = (dimmed(channel), f32::from(found[channel]));
            (dimmed + (found - dimmed) * mask).round() as u8
        })
    };
    mask.iter().enumerate().map(colour).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mask_is_orange_over_the_dimmed_picture() {
        let picture = Image::from_pixels(3, 1, 2, vec![1.0, 1.0, 0.5, 0.5, 0.0, 0.0]).unwrap();
        assert_eq!(colours(&picture, &[1.0, 0.0]), [diverging(1.0), [89, 45, 0]]);
        assert_eq!(coverage(&[1.0, 0.0]), 0.5);
    }

    #[test]
    fn a_network_without_a_mask_covers_nothing() {
        let picture = Image::new(3, 1, 2);
        assert!(colours(&picture, &[]).is_empty());
        assert_eq!(coverage(&[]), 0.0);
    }
}
