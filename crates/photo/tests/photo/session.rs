//! Responses to the page's requests.

use crate::samples::{four_colours, png};
use afterimage_photo::Session;
use afterimage_protocol::photo::{Crop, PhotoError, Request, Response};

const CROP: Crop = Crop { x: 16.0, y: 12.0, side: 24.0 };

#[test]
fn cropping_without_a_picture_is_refused() {
    let response = Session::default().answer(Request::Crop { id: 1, crop: CROP });
    assert_eq!(response, Response::Refused(PhotoError::NothingOpen));
}

#[test]
fn an_open_picture_can_be_cropped() {
    let mut session = Session::default();
    let opened = session.answer(Request::Open { bytes: png(&four_colours(32, 24)) });
    let Response::Opened { width: 32, height: 24, preview } = opened else { panic!("{opened:?}") };
    assert_eq!((preview.width, preview.height, preview.rgba.len()), (32, 24, 32 * 24 * 4));
    let cropped = session.answer(Request::Crop { id: 7, crop: CROP });
    let Response::Cropped { id: 7, pixels } = cropped else { panic!("{cropped:?}") };
    assert_eq!(pixels.len(), 3 * 100 * 100);
    assert_eq!([pixels[0], pixels[10_000], pixels[20_000]], [220.0, 30.0, 30.0].map(|value| value / 255.0));
}

#[test]
fn a_refused_picture_leaves_the_one_before_it_open() {
    let mut session = Session::default();
    session.answer(Request::Open { bytes: png(&four_colours(32, 24)) });
    let before = session.answer(Request::Crop { id: 1, crop: CROP });
    let mut truncated = png(&four_colours(64, 64));
    truncated.truncate(truncated.len() / 2);
    for bytes in [Vec::new(), b"GIF89a".to_vec(), truncated] {
        assert!(matches!(session.answer(Request::Open { bytes }), Response::Refused(_)));
    }
    assert_eq!(session.answer(Request::Crop { id: 1, crop: CROP }), before);
}
