//! Files with a fault that does not concern the picture.

use crate::robustness::files;
use crate::samples::{COLOURS, assert_like, four_colours, jpeg, png};
use afterimage_photo::open;
use afterimage_protocol::photo::{PhotoError, PhotoFormat};

#[test]
fn a_jpeg_without_an_end_marker_opens() {
    for file in [&include_bytes!("files/without-end.jpg")[..], include_bytes!("files/without-end-samsung.jpg")] {
        assert_like(&open(file).unwrap(), COLOURS, 12);
    }
}

#[test]
fn a_png_with_a_wrong_checksum_of_its_image_data_opens() {
    assert_like(&open(include_bytes!("files/wrong-checksum.png")).unwrap(), COLOURS, 0);
}

#[test]
fn a_png_without_its_last_chunk_opens() {
    let file = png(&four_colours(32, 24));
    assert_like(&open(&file[..file.len() - 12]).unwrap(), COLOURS, 0);
}

#[test]
fn a_jpeg_that_is_cut_off_is_refused_also_with_other_data_after_it() {
    let file = jpeg(&four_colours(64, 48));
    for length in [file.len() / 2, file.len() * 3 / 4, file.len() - 10] {
        let cut_off = PhotoError::CutOff { format: PhotoFormat::Jpeg };
        assert_eq!(open(&file[..length]).err(), Some(cut_off.clone()));
        assert_eq!(open(&[&file[..length], b"SEFT"].concat()).err(), Some(cut_off));
    }
}

#[test]
fn a_progressive_jpeg_needs_all_of_its_scans() {
    let file = include_bytes!("files/progressive.jpg");
    let scans: Vec<usize> =
        file.windows(2).enumerate().filter(|(_, marker)| *marker == [0xFF, 0xDA]).map(|(at, _)| at).collect();
    assert!(scans.len() > 3);
    for scan in &scans[1..] {
        assert_eq!(open(&file[..*scan]).err(), Some(PhotoError::CutOff { format: PhotoFormat::Jpeg }));
    }
    assert!(open(&file[..file.len() - 2]).is_ok());
}

#[test]
fn the_first_picture_of_an_animation_opens_although_the_second_is_cut_off() {
    let file = include_bytes!("files/animated.webp");
    let frames: Vec<usize> =
        file.windows(4).enumerate().filter(|(_, kind)| kind == b"ANMF").map(|(at, _)| at).collect();
    assert_like(&open(&file[..frames[1] + 40]).unwrap(), COLOURS, 12);
    assert_eq!(open(&file[..frames[1] - 4]).err(), Some(PhotoError::CutOff { format: PhotoFormat::WebP }));
}

#[test]
fn a_truncated_file_is_refused_or_opens_as_the_whole_picture() {
    for (index, file) in files().into_iter().enumerate() {
        let whole = open(&file).unwrap();
        let mut shortest = file.len();
        for length in 0..file.len() {
            if let Ok(photo) = open(&file[..length]) {
                shortest = shortest.min(length);
                assert!(photo.picture() == whole.picture(), "file {index}, {length} of {} bytes", file.len());
            }
        }
        // The second picture of an animation may be missing, and a camera's own data.
        let has_more = file.windows(4).any(|kind| kind == b"ANMF" || kind == b"SEFT");
        assert!(has_more || shortest + 24 > file.len(), "file {index} opens with {shortest} bytes");
    }
}
