//! What is cut out.

use afterimage_photo::{Photo, Raster};
use afterimage_protocol::photo::Crop;
use proptest::collection::vec;
use proptest::prelude::*;

fn photo(width: usize, height: usize, pixel: impl Fn(usize, usize) -> [u8; 3]) -> Photo {
    let rgb = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).flat_map(|(x, y)| pixel(x, y)).collect();
    Photo::new(Raster::new(width, height, rgb).unwrap())
}

/// Waves of several lengths, and a hard edge.
fn scene(x: usize, y: usize) -> [u8; 3] {
    let (x, y) = (x as f32, y as f32);
    let wave = |phase: f32| (127.5 + 90.0 * phase.sin()) as u8;
    let edge = if x + y > 1800.0 { 230 } else { 20 };
    [wave(x / 40.0), wave((x * y).sqrt() / 9.0), edge]
}

/// The mean over each share, pixel by pixel, from the picture itself.
fn exact(photo: &Photo, left: usize, top: usize, share: usize, side: usize) -> Vec<f32> {
    let picture = photo.picture();
    let mut means = Vec::new();
    for channel in 0..3 {
        for (row, column) in (0..side).flat_map(|row| (0..side).map(move |column| (row, column))) {
            let (left, top) = (left + column * share, top + row * share);
            let at = |x, y| f64::from(picture.rgb()[3 * (y * picture.width() + x) + channel]);
            let sum: f64 = (top..top + share).map(|y| (left..left + share).map(|x| at(x, y)).sum::<f64>()).sum();
            means.push((sum / (share * share) as f64 / 255.0) as f32);
        }
    }
    means
}

fn largest_difference(a: &[f32], b: &[f32]) -> f32 {
    assert_eq!(a.len(), b.len());
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

#[test]
fn a_square_of_the_size_asked_for_is_the_picture_itself() {
    let photo = photo(120, 130, scene);
    let cut = photo.crop(Crop { x: 60.0, y: 70.0, side: 100.0 }, 100);
    assert_eq!(cut, exact(&photo, 10, 20, 1, 100));
}

#[test]
fn what_is_shrunk_is_near_the_mean_over_all_of_its_pixels() {
    let photo = photo(2_500, 2_100, scene);
    for (share, left, top) in [(3, 1_001, 17), (8, 1_111, 333), (19, 13, 171), (21, 400, 0)] {
        let side = (100 * share) as f32;
        let crop = Crop { x: left as f32 + side / 2.0, y: top as f32 + side / 2.0, side };
        let difference = largest_difference(&photo.crop(crop, 100), &exact(&photo, left, top, share, 100));
        // Where the hard edge runs between two pixels of a level, they share it otherwise than the picture does.
        assert!(difference < 0.06, "{share}: {difference}");
    }
}

#[test]
fn what_is_enlarged_runs_smoothly_from_pixel_to_pixel() {
    let photo = photo(16, 16, |x, _| [15 * x as u8; 3]);
    let cut = photo.crop(Crop::middle(16, 16), 100);
    let row = &cut[..100];
    assert!(row.is_sorted());
    // Half a pixel from either edge the slope begins: 15 of 255 a pixel, and 0.16 pixels a sample.
    for pair in row[4..96].windows(2) {
        assert!((pair[1] - pair[0] - 15.0 / 255.0 * 0.16).abs() < 1e-5, "{pair:?}");
    }
    assert_eq!((row[0], row[99]), (0.0, 225.0 / 255.0));
}

#[test]
fn outside_of_the_picture_its_edge_repeats() {
    let photo = photo(200, 100, |x, y| if x < 100 { [255, 0, 0] } else { [0, y as u8, 255] });
    let cut = photo.crop(Crop { x: 0.0, y: 50.0, side: 100.0 }, 100);
    assert!(cut[..10_000].iter().all(|red| *red == 1.0));
    let cut = photo.crop(Crop { x: 200.0, y: 100.0, side: 100.0 }, 100);
    let green = &cut[10_000..20_000];
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
    fn one_colour_stays_under_any_crop(
        colour in any::<[u8; 3]>(), width in 16..1_700_usize, height in 16..40_usize,
        x in any::<f32>(), y in -50.0..90.0_f32, side in -10.0..2_000.0_f32,
    ) {
        let cut = photo(width, height, |_, _| colour).crop(Crop { x, y, side }, 20);
        prop_assert_eq!(cut.len(), 1_200);
        for (channel, value) in cut.chunks(400).zip(colour) {
            prop_assert!(channel.iter().all(|found| (found - f32::from(value) / 255.0).abs() < 1e-5));
        }
    }

    #[test]
    fn values_stay_between_those_of_the_picture(
        pixels in vec(any::<[u8; 3]>(), 16 * 20), x in any::<f32>(), y in any::<f32>(), side in any::<f32>(),
    ) {
        let cut = photo(20, 16, |x, y| pixels[20 * y + x]).crop(Crop { x, y, side }, 10);
        for (channel, values) in cut.chunks(100).enumerate() {
            let of_channel = || pixels.iter().map(|pixel| f32::from(pixel[channel]) / 255.0);
            let (low, high) = (of_channel().fold(1.0, f32::min), of_channel().fold(0.0, f32::max));
            prop_assert!(values.iter().all(|value| (0.0..=1.0).contains(value)));
            prop_assert!(values.iter().all(|value| (low - 1e-5..=high + 1e-5).contains(value)));
        }
    }
}
