//! The handles of the square over the user's own picture, and how far the square is zoomed in. Pure; points are in
//! pixels of that picture.

use afterimage_imaging::Point;
use afterimage_protocol::photo::Crop;

use crate::handles::{Arrow, HasHandles, Hit, SliderValue, hit_test};
use crate::photo::Open;

/// An arrow key's step, and with Shift, as fractions of the square's side: a pixel would be nothing in a large photo.
const STEPS: [f32; 2] = [0.02, 0.1];
/// The factor by which an arrow key enlarges the square, and with Shift.
const GROWTHS: [f32; 2] = [1.05, 1.25];

/// A handle of the square.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CropHandle {
    /// The square itself: moves it.
    Move,
    /// Its lower right corner: makes it larger or smaller around its middle, so that what the user centred stays in the
    /// middle.
    Resize,
}

impl HasHandles for Open {
    type Handle = CropHandle;
    type Target = CropHandle;
    type Action = Crop;

    fn size(&self) -> [usize; 2] {
        [self.width, self.height].map(|side| side as usize)
    }

    fn handles(&self) -> Vec<(CropHandle, Point)> {
        let half = Point::new(self.crop.side / 2.0, self.crop.side / 2.0);
        vec![(CropHandle::Move, middle_of(self.crop)), (CropHandle::Resize, middle_of(self.crop) + half)]
    }

    fn rectangle(&self, handle: CropHandle) -> Option<[Point; 2]> {
        (handle == CropHandle::Move).then(|| square(self.crop))
    }

    fn kind(handle: CropHandle) -> &'static str {
        match handle {
            CropHandle::Move => "moves-square",
            CropHandle::Resize => "resizes-square",
        }
    }

    fn slider_value(&self, handle: CropHandle) -> Option<SliderValue> {
        Some(match handle {
            CropHandle::Move => {
                SliderValue { range: [0.0, self.width as f32], value: self.crop.x, is_two_dimensional: true }
            }
            CropHandle::Resize => {
                SliderValue { range: [self.least(), self.most()], value: self.crop.side, is_two_dimensional: false }
            }
        })
    }

    /// The nearest of the corner and the middle, then the rest of the square; elsewhere the square jumps to the pointer.
    fn target_at(&self, point: Point, radius: f32) -> Option<Hit<CropHandle>> {
        let middle = middle_of(self.crop);
        let offset = point - middle;
        let is_on_square = offset.x.abs().max(offset.y.abs()) <= (self.crop.side / 2.0).max(radius);
        let handle = hit_test(self.handles(), point, radius).or(is_on_square.then_some(CropHandle::Move));
        Some(handle.map_or(Hit::Jump(CropHandle::Move, middle), Hit::On))
    }

    fn drag(&self, handle: CropHandle, from: Point, to: Point) -> Option<Crop> {
        let (middle, side) = (middle_of(self.crop), self.crop.side);
        Some(match handle {
            CropHandle::Move => {
                let Point { x, y } = middle - from + to;
                Crop { x, y, side }
            }
            CropHandle::Resize => Crop { side: side - side_to(middle, from) + side_to(middle, to), ..self.crop },
        })
    }

    fn handle_of(handle: CropHandle) -> CropHandle {
        handle
    }

    fn step(&self, handle: CropHandle, arrow: Arrow) -> Option<Crop> {
        let Crop { x, y, side } = self.crop;
        Some(match handle {
            CropHandle::Move => {
                let Point { x, y } = Point::new(x, y) + arrow.vector(STEPS.map(|step| step * side));
                Crop { x, y, side }
            }
            CropHandle::Resize => Crop { x, y, side: side * arrow.choose(GROWTHS).powf(arrow.sign()) },
        })
    }
}

/// The upper left corner and the size of a square.
pub fn square(Crop { x, y, side }: Crop) -> [Point; 2] {
    [Point::new(x - side / 2.0, y - side / 2.0), Point::new(side, side)]
}

/// How many times smaller the square is than the largest one, at least 1.
pub fn zoom(open: &Open) -> f32 {
    open.most() / open.crop.side
}

/// Where the zoom stands on its slider, and the slider's right end. Every step doubles it, so that a wide picture is
/// gone through as finely as a close one. None where the picture has room for one size only.
pub fn zoom_place(open: &Open) -> Option<(f32, f32)> {
    let most = (open.most() / open.least()).log2();
    (most > 0.0).then(|| (zoom(open).log2(), most))
}

/// The square with another place on that slider.
pub fn zoomed(open: &Open, place: f32) -> Crop {
    Crop { side: open.most() / place.exp2(), ..open.crop }
}

/// The side of the square around `middle` whose right or lower edge is at `point`; below zero to its upper left.
fn side_to(middle: Point, point: Point) -> f32 {
    let offset = point - middle;
    2.0 * offset.x.max(offset.y)
}

fn middle_of(crop: Crop) -> Point {
    Point::new(crop.x, crop.y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handles::HandleDrag;
    use crate::handles::tests::key;
    use crate::photo::tests::opened;
    use crate::photo::{Photo, PhotoAction};

    const CROP: Crop = Crop { x: 400.0, y: 300.0, side: 200.0 };
    const RADIUS: f32 = 24.0;

    fn photo(width: u32, height: u32) -> Photo {
        let mut photo = Photo::default();
        photo.apply(opened(width, height));
        photo
    }

    /// A picture of 1000 × 800 pixels with this square.
    fn open(crop: Crop) -> Open {
        Open { crop, ..photo(1000, 800).open.unwrap() }
    }

    /// A drag from this point, and the square that is wanted at once.
    fn press(x: f32, y: f32, crop: Crop) -> (HandleDrag<Open>, Option<Crop>) {
        HandleDrag::begin(&open(crop), Point::new(x, y), RADIUS).unwrap()
    }

    fn drag_to(drag: &HandleDrag<Open>, x: f32, y: f32) -> Crop {
        drag.drag_to(Point::new(x, y)).unwrap()
    }

    #[test]
    fn the_square_is_dragged_anywhere_on_it_and_nothing_jumps() {
        for (x, y) in [(400.0, 300.0), (301.0, 399.0), (495.0, 205.0)] {
            let (drag, wanted) = press(x, y, CROP);
            assert_eq!((drag.handle(), wanted), (CropHandle::Move, None));
            assert_eq!(drag_to(&drag, x, y), CROP);
            assert_eq!(drag_to(&drag, x + 30.0, y - 8.0), Crop { x: 430.0, y: 292.0, ..CROP });
        }
    }

    #[test]
    fn its_corner_resizes_it_around_its_middle() {
        let (drag, wanted) = press(510.0, 395.0, CROP);
        assert_eq!((drag.handle(), wanted), (CropHandle::Resize, None));
        assert_eq!(drag_to(&drag, 510.0, 395.0), CROP);
        assert_eq!(drag_to(&drag, 540.0, 425.0), Crop { side: 260.0, ..CROP });
        assert_eq!(drag_to(&drag, 450.0, 340.0), Crop { side: 80.0, ..CROP });
        // Beyond its middle there is nothing left; the picture's own limits make the smallest square of that.
        assert!(drag_to(&drag, 0.0, 0.0).side < 0.0);
    }

    #[test]
    fn a_press_beside_the_square_brings_it() {
        let (drag, wanted) = press(50.0, 60.0, CROP);
        assert_eq!((drag.handle(), wanted), (CropHandle::Move, Some(Crop { x: 50.0, y: 60.0, ..CROP })));
        assert_eq!(drag_to(&drag, 70.0, 90.0), Crop { x: 70.0, y: 90.0, ..CROP });
    }

    #[test]
    fn a_square_smaller_than_a_finger_can_still_be_moved_and_resized() {
        let small = Crop { side: 20.0, ..CROP };
        let handle = |x, y| press(x, y, small).0.handle();
        assert_eq!(handle(400.0, 300.0), CropHandle::Move);
        assert_eq!(handle(385.0, 285.0), CropHandle::Move);
        assert_eq!(handle(412.0, 311.0), CropHandle::Resize);
        assert_eq!(press(385.0, 285.0, small).1, None);
    }

    #[test]
    fn arrows_move_by_a_fraction_of_the_square_and_resize_it_by_a_factor() {
        let move_by = |name, is_shifted| open(CROP).on_key(CropHandle::Move, &key(name, is_shifted)).unwrap();
        assert_eq!(move_by("ArrowRight", false), Crop { x: 404.0, ..CROP });
        assert_eq!(move_by("ArrowUp", true), Crop { y: 280.0, ..CROP });
        let resize = |name, is_shifted| open(CROP).on_key(CropHandle::Resize, &key(name, is_shifted)).unwrap();
        assert_eq!(resize("ArrowUp", true), Crop { side: 250.0, ..CROP });
        assert_eq!(resize("ArrowLeft", true), Crop { side: 160.0, ..CROP });
        assert!(resize("ArrowDown", false).side < 200.0);
    }

    #[test]
    fn the_zoom_goes_from_the_largest_square_to_the_smallest() {
        let mut photo = photo(6000, 4000);
        let open = photo.open.clone().unwrap();
        let (place, most) = zoom_place(&open).unwrap();
        assert_eq!((zoom(&open), place), (1.0, 0.0));
        assert!((zoomed(&open, most).side - open.least()).abs() < 0.01);
        photo.apply(PhotoAction::SetCrop(zoomed(&open, 2.0)));
        let open = photo.open.unwrap();
        assert_eq!((zoom(&open), open.crop.side), (4.0, 1000.0));
        assert_eq!(zoom_place(&open).unwrap().0, 2.0);
    }

    #[test]
    fn the_smallest_picture_has_no_zoom() {
        assert_eq!(zoom_place(&photo(16, 16).open.unwrap()), None);
        assert_eq!(zoom_place(&photo(500, 16).open.unwrap()), None);
    }
}
