//! Cropped squares and previews.

use afterimage_photo::{Photo, Raster};
use afterimage_protocol::photo::Crop;
use proptest::collection::vec;
use proptest::prelude::*;

fn photo(width: usize, height: usize, pixel: impl Fn(usize, usize) -> [u8; 3]) -> Photo {
    let rgb = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).flat_map(|(x, y)| pixel(x, y)).collect();
    Photo::new(Raster::new(width, height, rgb).unwrap())
}

/// Waves of several wavelengths, and a hard edge.
fn scene(x: usize, y: usize) -> [u8; 3] {
    let (x, y) = (x as f32, y as f32);
    let wave = |phase: f32| (127.5 + 90.0 * phase.sin()) as u8;
    let edge = if x + y > 1800.0 { 230 } else { 20 };
    [wave(x / 40.0), wave((x * y).sqrt() / 9.0), edge]
}

/// The exact mean over each block of `block` × `block` pixels of the full picture.
fn block_means(photo: &Photo, left: usize, top: usize, block: usize, side: usize) -> Vec<f32> {
    let picture = photo.picture();
    let mut means = Vec::new();
    for channel in 0..3 {
        for (row, column) in (0..side).flat_map(|row| (0..side).map(move |column| (row, column))) {
            let (left, top) = (left + column * block, top + row * block);
            let at = |x, y| f64::from(picture.rgb()[3 * (y * picture.width() + x) + channel]);
            let sum: f64 = (top..top + block).map(|y| (left..left + block).map(|x| at(x, y)).sum::<f64>()).sum();
            means.push((sum / (block * block) as f64 / 255.0) as f32);
        }
    }
    means
}

fn largest_difference(a: &[f32], b: &[f32]) -> f32 {
    assert_eq!(a.len(), b.len());
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

#[test]
fn a_crop_in_its_own_size_is_not_resampled() {
    let photo = photo(120, 130, scene);
    let cropped = photo.crop(Crop { x: 60.0, y: 70.0, side: 100.0 }, 100);
    assert_eq!(cropped, block_means(&photo, 10, 20, 1, 100));
}

#[test]
fn a_shrunk_crop_is_close_to_the_mean_over_its_pixels() {
    let photo = photo(2_500, 2_100, scene);
    for (block, left, top) in [(3, 1_001, 17), (8, 1_111, 333), (19, 13, 171), (21, 400, 0)] {
        let side = (100 * block) as f32;
        let crop = Crop { x: left as f32 + side / 2.0, y: top as f32 + side / 2.0, side };
        let difference = largest_difference(&photo.crop(crop, 100), &block_means(&photo, left, top, block, 100));
        // At the hard edge, the mean over a pyramid level differs most from the mean over the picture.
        assert!(difference < 0.06, "{block}: {difference}");
    }
}

#[test]
fn an_enlarged_crop_is_interpolated() {
    let photo = photo(16, 16, |x, _| [15 * x as u8; 3]);
    let cropped = photo.crop(Crop::middle(16, 16), 100);
    let row = &cropped[..100];
    assert!(row.is_sorted());
    // From half a pixel inside either edge there is a constant slope: 15/255 a pixel, and 0.16 pixels a sample.
    for pair in row[4..96].windows(2) {
        assert!((pair[1] - pair[0] - 15.0 / 255.0 * 0.16).abs() < 1e-5, "{pair:?}");
    }
    assert_eq!((row[0], row[99]), (0.0, 225.0 / 255.0));
}

#[test]
fn a_crop_beyond_the_edge_repeats_the_edge() {
    let photo = photo(200, 100, |x, y| if x < 100 { [255, 0, 0] } else { [0, y as u8, 255] });
    let cropped = photo.crop(Crop { x: 0.0, y: 50.0, side: 100.0 }, 100);
    assert!(cropped[..10_000].iter().all(|red| *red == 1.0));
    let cropped = photo.crop(Crop { x: 200.0, y: 100.0, side: 100.0 }, 100);
    let green = &cropped[10_000..20_000];
    assert!(green.chunks(100).all(|row| row.iter().all(|value| *value == row[0])));
    assert_eq!([green[0], green[4_900], green[9_900]], [50.0 / 255.0, 99.0 / 255.0, 99.0 / 255.0]);
}

#[test]
fn a_preview_shows_the_whole_picture() {
    let large = photo(3_000, 1_501, |x, _| if x < 1_500 { [10, 20, 30] } else { [200, 210, 220] }).preview();
    assert_eq!((large.width, large.height, large.rgba.len()), (1_024, 512, 4 * 1_024 * 512));
    assert_eq!(large.rgba[..4], [10, 20, 30, 255]);
    assert_eq!(large.rgba[4 * 1_024 * 512 - 4..], [200, 210, 220, 255]);
    let small = photo(20, 40, scene);
    let preview = small.preview();
    assert_eq!((preview.width, preview.height), (20, 40));
    let opaque = preview.rgba.as_chunks::<4>().0.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]);
    assert!(opaque.eq(small.picture().rgb().iter().copied()));
    assert_eq!(photo(16_384, 16, scene).preview().height, 1);
}

proptest! {
    #[test]
    fn a_crop_of_one_colour_has_that_colour(
        colour in any::<[u8; 3]>(), width in 16..1_700_usize, height in 16..40_usize,
        x in any::<f32>(), y in -50.0..90.0_f32, side in -10.0..2_000.0_f32,
    ) {
        let cropped = photo(width, height, |_, _| colour).crop(Crop { x, y, side }, 20);
        prop_assert_eq!(cropped.len(), 1_200);
        for (channel, value) in cropped.chunks(400).zip(colour) {
            prop_assert!(channel.iter().all(|found| (found - f32::from(value) / 255.0).abs() < 1e-5));
        }
    }

    #[test]
    fn values_of_a_crop_are_between_those_of_the_picture(
        pixels in vec(any::<[u8; 3]>(), 16 * 20), x in any::<f32>(), y in any::<f32>(), side in any::<f32>(),
    ) {
        let cropped = photo(20, 16, |x, y| pixels[20 * y + x]).crop(Crop { x, y, side }, 10);
        for (channel, values) in cropped.chunks(100).enumerate() {
            let of_channel = || pixels.iter().map(|pixel| f32::from(pixel[channel]) / 255.0);
            let (low, high) = (of_channel().fold(1.0, f32::min), of_channel().fold(0.0, f32::max));
            prop_assert!(values.iter().all(|value| (0.0..=1.0).contains(value)));
            prop_assert!(values.iter().all(|value| (low - 1e-5..=high + 1e-5).contains(value)));
        }
    }
}
