//! Tests of [`Eyes`].

use afterimage_imaging::IdxError;
use afterimage_protocol::photo::Crop;

use super::*;
use crate::photo::tests::{cropped, opened};
use crate::photo::{PhotoFailure, PhotoRefusal};

/// The error where the file of the gallery is damaged.
fn damaged() -> LoadError {
    LoadError::Format(IdxError::Header)
}

fn eye(value: f32) -> Image {
    Image::from_pixels(3, EYE_SIDE, EYE_SIDE, vec![value; 3 * EYE_SIDE * EYE_SIDE]).unwrap()
}

/// A gallery of three grey eyes.
fn gallery() -> EyesAction {
    EyesAction::GalleryArrived(Ok([0.25, 0.5, 0.75].map(eye).into()))
}

fn after(actions: impl IntoIterator<Item = EyesAction>) -> Eyes {
    let mut eyes = Eyes::default();
    for action in actions {
        eyes.apply(action);
    }
    eyes
}

fn then(eyes: &Eyes, action: EyesAction) -> Eyes {
    let mut eyes = eyes.clone();
    eyes.apply(action);
    eyes
}

/// The gallery, and a photo of which a square with this grey was cut out.
fn with_own(value: f32) -> Eyes {
    let first = cropped(Crop::middle(400, 300), value);
    after([gallery(), EyesAction::Photo(opened(400, 300)), EyesAction::Photo(first)])
}

fn clean(eyes: &Eyes) -> f32 {
    eyes.clean().unwrap().pixels()[0]
}

#[test]
fn the_workspace_opens_with_the_first_eye_under_a_crosshair() {
    assert_eq!(Eyes::default().picture, None);
    let eyes = after([gallery()]);
    let picture = eyes.picture.as_ref().unwrap();
    assert_eq!(*picture.clean, eye(0.25));
    assert_ne!(picture.corrupted, picture.clean);
    assert_eq!(picture.corrupted.shape(), [3, EYE_SIDE, EYE_SIDE]);
}

#[test]
fn another_eye_of_the_gallery_gets_the_same_corruption() {
    let eyes = after([gallery(), EyesAction::TurnTo(0.5), EyesAction::Pick(2)]);
    assert_eq!((eyes.source, clean(&eyes)), (EyeSource::Gallery(2), 0.75));
    assert_eq!(eyes.reticle.angle, 0.5);
}

#[test]
fn a_gallery_that_failed_can_be_fetched_again() {
    let failed = after([EyesAction::GalleryArrived(Err(damaged()))]);
    assert_eq!((&failed.gallery, &failed.picture), (&ImageSet::Failed(damaged()), &None));
    let again = then(&failed, EyesAction::FetchGallery);
    assert_eq!(again.gallery, ImageSet::Loading);
    assert_eq!(clean(&then(&again, gallery())), 0.25);
}

#[test]
fn an_index_outside_the_gallery_selects_the_first_eye() {
    let eyes = after([EyesAction::Pick(9), gallery()]);
    assert_eq!((eyes.source, clean(&eyes)), (EyeSource::Gallery(0), 0.25));
}

#[test]
fn the_photo_works_without_a_gallery() {
    let eyes = after([
        EyesAction::GalleryArrived(Err(damaged())),
        EyesAction::Photo(opened(400, 300)),
        EyesAction::Photo(cropped(Crop::middle(400, 300), 0.5)),
    ]);
    assert_eq!((eyes.source, clean(&eyes)), (EyeSource::Photo, 0.5));
    assert!(eyes.picture.is_some());
}

#[test]
fn the_photo_cannot_be_selected_before_its_first_cut() {
    let eyes = after([gallery(), EyesAction::PickPhoto]);
    assert_eq!(eyes.source, EyeSource::Gallery(0));
    let open = then(&eyes, EyesAction::Photo(opened(400, 300)));
    assert_eq!(then(&open, EyesAction::PickPhoto).source, EyeSource::Gallery(0), "nothing was cropped yet");
}

#[test]
fn a_new_photo_is_shown_with_its_first_cut_and_not_before() {
    let eyes = after([gallery(), EyesAction::Pick(1), EyesAction::Photo(opened(400, 300))]);
    assert_eq!(eyes.next_crop(), Some(Crop::middle(400, 300)));
    assert_eq!((eyes.source, clean(&eyes)), (EyeSource::Gallery(1), 0.5));
    let shown = then(&eyes, EyesAction::Photo(cropped(Crop::middle(400, 300), 1.0)));
    assert_eq!((shown.source, clean(&shown)), (EyeSource::Photo, 1.0));
    assert_eq!(shown.next_crop(), None);
}

#[test]
fn a_later_cut_does_not_switch_from_the_gallery_to_the_photo() {
    let eyes = then(&with_own(1.0), EyesAction::Photo(PhotoAction::SetCrop(Crop { x: 90.0, y: 90.0, side: 60.0 })));
    let eyes = then(&eyes, EyesAction::Pick(1));
    let late = then(&eyes, EyesAction::Photo(cropped(Crop { x: 90.0, y: 90.0, side: 60.0 }, 0.0)));
    assert_eq!((late.source, clean(&late)), (EyeSource::Gallery(1), 0.5));
    let back = then(&late, EyesAction::PickPhoto);
    assert_eq!((back.source, clean(&back)), (EyeSource::Photo, 0.0));
}

#[test]
fn the_first_cut_of_the_next_photo_switches_from_the_gallery_to_it() {
    let eyes = then(&then(&with_own(1.0), EyesAction::Pick(1)), EyesAction::Photo(opened(64, 64)));
    assert_eq!(eyes.source, EyeSource::Gallery(1));
    let shown = then(&eyes, EyesAction::Photo(cropped(Crop::middle(64, 64), 0.0)));
    assert_eq!((shown.source, clean(&shown)), (EyeSource::Photo, 0.0));
}

#[test]
fn a_refused_file_or_a_lost_worker_does_not_change_the_picture() {
    for was in [with_own(1.0), then(&with_own(1.0), EyesAction::Pick(1))] {
        for action in [
            PhotoAction::Opening,
            PhotoAction::Refused(PhotoRefusal::Unreadable),
            PhotoAction::Lost(PhotoFailure::NothingOpen),
        ] {
            let is = then(&was, EyesAction::Photo(action));
            assert_eq!((is.source, &is.picture), (was.source, &was.picture));
        }
    }
}

#[test]
fn without_crosshair_and_noise_the_input_is_the_clean_eye() {
    let eyes = after([gallery(), EyesAction::ShowCrosshair(false)]);
    let picture = eyes.picture.as_ref().unwrap();
    assert_eq!(picture.corrupted, picture.clean);
    assert_eq!(then(&eyes, EyesAction::ShowCrosshair(true)).picture, after([gallery()]).picture);
}

#[test]
fn new_noise_changes_the_picture_and_the_same_seed_does_not() {
    let eyes = after([gallery(), EyesAction::SetNoise(0.2)]);
    assert_ne!(then(&eyes, EyesAction::NewNoise).picture, eyes.picture);
    assert_eq!(then(&eyes, EyesAction::SetNoise(0.2)).picture, eyes.picture);
}

#[test]
fn values_outside_their_range_are_clamped() {
    let eyes = after([
        EyesAction::SetNoise(9.0),
        EyesAction::SetThickness(-1.0),
        EyesAction::SetRadius(f32::INFINITY),
        EyesAction::MoveTo(Point::new(-5.0, 500.0)),
        EyesAction::SetColour([-1.0, 0.5, 2.0]),
    ]);
    assert_eq!((eyes.noise, eyes.reticle.thickness, eyes.reticle.radius), (MAX_EYE_NOISE, 1.0, 48.0));
    assert_eq!((eyes.reticle.x, eyes.reticle.y), (0.0, 100.0));
    assert_eq!(eyes.reticle.colour, [0.0, 0.5, 1.0]);
}

#[test]
fn nan_changes_nothing() {
    let nan = f32::NAN;
    let eyes = after([gallery()]);
    for action in [
        EyesAction::SetNoise(nan),
        EyesAction::SetThickness(nan),
        EyesAction::SetRadius(nan),
        EyesAction::TurnTo(nan),
        EyesAction::TurnTo(f32::INFINITY),
        EyesAction::MoveTo(Point::new(nan, nan)),
        EyesAction::SetColour([0.5, nan, 0.5]),
    ] {
        assert_eq!(then(&eyes, action.clone()), eyes, "{action:?}");
    }
}

#[test]
fn angles_are_shown_from_minus_180_to_180_degrees() {
    let shown = |turn: f32| degrees(&Reticle { angle: turn.to_radians(), ..Reticle::default() });
    assert_eq!([0.0, 45.0, -30.0, 180.0, -180.0].map(shown), [0.0, 45.0, -30.0, 180.0, -180.0]);
    assert_eq!([190.0, 360.0, 725.0, -200.0].map(shown), [-170.0, 0.0, 5.0, 160.0]);
}

#[test]
fn only_texts_of_the_form_rrggbb_are_colours() {
    assert_eq!(from_hex("#ff8000").map(to_rgb8), Some([255, 128, 0]));
    for text in ["", "#", "ff8000", "#ff80", "#ff80000", "#gg8000", "#ff80é"] {
        assert_eq!(from_hex(text), None, "{text}");
    }
}

#[cfg(not(target_family = "wasm"))]
mod properties {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn writing_and_reading_a_colour_gives_the_same_colour(colour in any::<[u8; 3]>()) {
            prop_assert_eq!(from_hex(&to_hex(colour)).map(to_rgb8), Some(colour));
        }

        #[test]
        fn reading_any_text_as_a_colour_does_not_panic(text in ".{0,9}") {
            let _ = from_hex(&text);
        }

        #[test]
        fn whole_turns_do_not_change_the_shown_degrees(degree in -179i32..180, turns in -20i32..20) {
            let angle = ((degree + 360 * turns) as f32).to_radians();
            prop_assert_eq!(degrees(&Reticle { angle, ..Reticle::default() }), degree as f32);
        }
    }
}
