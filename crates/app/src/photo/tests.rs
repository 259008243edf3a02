//! The laws of [`Photo`].

use afterimage_imaging::EYE_SIDE;

use super::*;

/// A picture of this size, as it is shown.
pub(crate) fn opened(width: u32, height: u32) -> PhotoAction {
    PhotoAction::Opened { width, height, preview: Rc::new(Preview { width: 1, height: 1, rgba: vec![255; 4] }) }
}

/// A square of one grey that was cropped.
pub(crate) fn cropped(crop: Crop, value: f32) -> PhotoAction {
    let image = Image::from_pixels(3, EYE_SIDE, EYE_SIDE, vec![value; 3 * EYE_SIDE * EYE_SIDE]).unwrap();
    PhotoAction::Cropped { crop, image: Rc::new(image) }
}

fn after(actions: impl IntoIterator<Item = PhotoAction>) -> Photo {
    let mut photo = Photo::default();
    for action in actions {
        photo.apply(action);
    }
    photo
}

fn then(photo: &Photo, action: PhotoAction) -> Photo {
    let mut photo = photo.clone();
    photo.apply(action);
    photo
}

/// With a picture of 400 × 300 pixels, of which the first square was cropped.
fn in_use() -> Photo {
    after([PhotoAction::Opening, opened(400, 300), cropped(Crop::middle(400, 300), 0.5)])
}

fn crop_of(photo: &Photo) -> Crop {
    photo.open.as_ref().unwrap().crop
}

#[test]
fn a_picture_opens_with_the_largest_square_in_its_middle() {
    let opening = after([PhotoAction::Opening]);
    assert!(opening.is_opening && opening.open.is_none());
    let photo = then(&opening, opened(400, 300));
    assert!(!photo.is_opening);
    assert_eq!(crop_of(&photo), Crop { x: 200.0, y: 150.0, side: 300.0 });
    assert_eq!(photo.next_crop(), Some(crop_of(&photo)));
}

#[test]
fn a_square_is_cut_once_and_again_when_another_one_is_wanted() {
    assert_eq!(Photo::default().next_crop(), None);
    let photo = in_use();
    assert_eq!(photo.next_crop(), None);
    let wanted = Crop { x: 100.0, y: 120.0, side: 80.0 };
    let moved = then(&photo, PhotoAction::SetCrop(wanted));
    assert_eq!(moved.next_crop(), Some(wanted));
    assert_eq!(moved.cropped, photo.cropped, "the last one stays until then");
    // It has moved on meanwhile.
    let on = then(&moved, PhotoAction::SetCrop(Crop { x: 110.0, ..wanted }));
    let late = then(&on, cropped(wanted, 0.25));
    assert_eq!(late.next_crop(), Some(Crop { x: 110.0, ..wanted }));
    assert_ne!(late.cropped, photo.cropped);
}

#[test]
fn only_the_first_square_of_a_picture_is_new() {
    let photo = in_use();
    assert!(photo.is_newly_cropped());
    let wanted = Crop { x: 100.0, y: 120.0, side: 80.0 };
    let again = then(&then(&photo, PhotoAction::SetCrop(wanted)), cropped(wanted, 0.25));
    assert!(!again.is_newly_cropped());
    let other = then(&again, opened(64, 64));
    assert!(!other.is_newly_cropped());
    assert!(then(&other, cropped(Crop::middle(64, 64), 0.75)).is_newly_cropped());
}

#[test]
fn a_square_is_brought_into_the_picture() {
    let photo = in_use();
    let wanted = |x, y, side| crop_of(&then(&photo, PhotoAction::SetCrop(Crop { x, y, side })));
    assert_eq!(wanted(0.0, 0.0, 100.0), Crop { x: 50.0, y: 50.0, side: 100.0 });
    assert_eq!(wanted(900.0, 900.0, 100.0), Crop { x: 350.0, y: 250.0, side: 100.0 });
    assert_eq!(wanted(200.0, 150.0, 1.0).side, 16.0);
    assert_eq!(wanted(200.0, 150.0, 400.0), Crop { x: 200.0, y: 150.0, side: 300.0 });
    let endless = wanted(f32::NEG_INFINITY, f32::INFINITY, f32::INFINITY);
    assert_eq!(endless, Crop { x: 150.0, y: 150.0, side: 300.0 });
}

#[test]
fn what_is_not_a_number_changes_nothing() {
    let photo = then(&in_use(), PhotoAction::SetCrop(Crop { x: 100.0, y: 120.0, side: 80.0 }));
    for index in 0..3 {
        let mut values = [110.0, 130.0, 90.0];
        values[index] = f32::NAN;
        let [x, y, side] = values;
        assert_eq!(then(&photo, PhotoAction::SetCrop(Crop { x, y, side })), photo);
    }
}

#[test]
fn without_a_picture_there_is_nothing_to_place_a_square_on() {
    let crop = Crop { x: 50.0, y: 50.0, side: 40.0 };
    assert_eq!(after([PhotoAction::SetCrop(crop), cropped(crop, 0.5)]), Photo::default());
}

#[test]
fn a_refusal_leaves_all_as_it_was_until_the_next_file() {
    let photo = in_use();
    let refused =
        then(&then(&photo, PhotoAction::Opening), PhotoAction::Refused(PhotoRefusal::Photo(PhotoError::Empty)));
    assert_eq!(refused.refusal, Some(PhotoRefusal::Photo(PhotoError::Empty)));
    assert_eq!((&refused.open, &refused.cropped, refused.is_opening), (&photo.open, &photo.cropped, false));
    let moved = then(&refused, PhotoAction::SetCrop(Crop { x: 100.0, y: 120.0, side: 80.0 }));
    assert!(moved.next_crop().is_some(), "the picture before is still in use");
    assert_eq!(then(&moved, PhotoAction::Opening).refusal, None);
}

#[test]
fn a_paste_or_a_drop_without_a_picture_is_told_of_unless_a_file_is_on_its_way() {
    for (action, refusal) in [
        (PhotoAction::NothingPasted, PhotoRefusal::NothingPasted),
        (PhotoAction::NothingDropped, PhotoRefusal::NothingDropped),
    ] {
        let photo = in_use();
        let told = then(&photo, action.clone());
        assert_eq!(told.refusal, Some(refusal));
        assert_eq!((&told.open, &told.cropped), (&photo.open, &photo.cropped));
        let opening = then(&photo, PhotoAction::Opening);
        assert_eq!(then(&opening, action), opening);
    }
}

#[test]
fn when_the_worker_is_lost_what_was_cut_out_stays() {
    let photo = in_use();
    let lost = then(&then(&photo, PhotoAction::Opening), PhotoAction::Lost(PhotoFailure::NothingOpen));
    assert_eq!(lost.refusal, Some(PhotoRefusal::Lost(PhotoFailure::NothingOpen)));
    assert_eq!((&lost.open, &lost.cropped, lost.is_opening), (&None, &photo.cropped, false));
    assert_eq!(lost.next_crop(), None);
    // What it said last comes late.
    assert_eq!(then(&lost, cropped(Crop::middle(400, 300), 0.75)).cropped, photo.cropped);
}

#[cfg(not(target_family = "wasm"))]
mod properties {
    use proptest::num::f32::ANY;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_square_reaches_over_the_pictures_edge(
            width in 16u32..20_000, height in 16u32..20_000, x in ANY, y in ANY, side in ANY,
        ) {
            let photo = after([opened(width, height), PhotoAction::SetCrop(Crop { x, y, side })]);
            let open = photo.open.as_ref().unwrap();
            let Crop { x, y, side } = open.crop;
            prop_assert!((open.least()..=open.most()).contains(&side));
            for (middle, length) in [(x, width as f32), (y, height as f32)] {
                prop_assert!(middle - side / 2.0 >= -1e-2 && middle + side / 2.0 <= length + 1e-2);
            }
            // The worker, too, finds nothing to change of it.
            prop_assert_eq!(open.crop.within(width, height), open.crop);
            prop_assert_eq!(&then(&photo, PhotoAction::SetCrop(open.crop)), &photo);
        }
    }
}
