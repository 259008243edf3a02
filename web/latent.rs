//! The bottleneck as a picture.

use afterimage_imaging::Image;

/// Maps in the bottleneck, and beside each other in the picture.
const MAPS: usize = 16;
const COLUMNS: usize = 4;
/// Side of one map.
const SIDE: usize = 4;
/// A map and the gap after it; the last one needs none.
const STEP: usize = SIDE + 1;
const PICTURE: usize = COLUMNS * STEP - 1;

/// The 16 maps of 4 × 4, four by four with gaps, as bright as the brightest value allows.
/// Values of another number give a black picture.
pub fn picture(latent: &[f32]) -> Image {
    let black = || Image::new(1, PICTURE, PICTURE);
    if latent.len() != MAPS * SIDE * SIDE {
        return black();
    }
    let brightest = latent.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    let mut pixels = vec![0.0; PICTURE * PICTURE];
    for (index, value) in latent.iter().enumerate() {
        let (map, place) = (index / (SIDE * SIDE), index % (SIDE * SIDE));
        let y = map / COLUMNS * STEP + place / SIDE;
        let x = map % COLUMNS * STEP + place % SIDE;
        pixels[y * PICTURE + x] = (value / brightest).clamp(0.0, 1.0);
    }
    Image::from_pixels(1, PICTURE, PICTURE, pixels).unwrap_or_else(|_| black())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_place() {
        let latent: Vec<f32> = (1..=256).map(|value| value as f32).collect();
        let picture = picture(&latent);
        assert_eq!(picture.pixels().iter().filter(|&&v| v > 0.0).count(), 256);
        assert_eq!(picture.get(0, 18, 18), 1.0);
        assert_eq!(picture.get(0, 0, 5), 17.0 / 256.0);
        assert_eq!(picture.get(0, 0, 4), 0.0);
    }

    #[test]
    fn strange_values_are_black() {
        assert!(picture(&[]).is_blank());
        assert!(picture(&[0.0; 256]).is_blank());
        assert!(picture(&[f32::NAN; 256]).is_blank());
    }
}
