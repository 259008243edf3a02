//! What a hand takes hold of on the square over a person's own picture, what the keys do instead, and how far the
//! square is zoomed in. Pure: places are in pixels of that picture.

use afterimage_imaging::Point;
use afterimage_protocol::photo::Crop;

use crate::corruption::handles::{arrow, less, plus};
use crate::photo::Open;

/// How far an arrow key moves the square, and with Shift, as a share of its side: a pixel would be nothing in a large
/// photo.
const STEPS: [f32; 2] = [0.02, 0.1];
/// How many times larger an arrow key makes it, and with Shift.
const GROWTHS: [f32; 2] = [1.05, 1.25];

/// A part of the square that can be taken hold of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CropHandle {
    /// The square itself: moves it.
    Square,
    /// Its lower right corner: makes it larger or smaller.
    Corner,
}

/// A drag of the square.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CropHold {
    /// It is moved.
    Move {
        /// Its middle is so far from the pointer.
        ahead: Point,
        /// It keeps this side.
        side: f32,
    },
    /// It is resized around its middle, so that what it was placed over stays in the middle of it.
    Size {
        /// Where that is.
        middle: Point,
        /// Its side less that of the square whose edge the pointer is on.
        ahead: f32,
    },
}

impl CropHold {
    /// Begins a drag at `point`: on the corner within `reach` pixels, or on the square, or else the square comes to the
    /// point. Comes with the square that is wanted at once, if another one is.
    pub fn begin(point: Point, crop: Crop, reach: f32) -> (Self, Option<Crop>) {
        let (middle, side) = (middle_of(crop), crop.side);
        let far = |place: Point| (place.x - point.x).hypot(place.y - point.y);
        let to_corner = far(corner_of(crop));
        // A small square's corner and middle are both within reach.
        if to_corner <= reach && to_corner < far(middle) {
            return (Self::Size { middle, ahead: side - side_to(middle, point) }, None);
        }
        let off = less(point, middle);
        if off.x.abs().max(off.y.abs()) <= (side / 2.0).max(reach) {
            return (Self::Move { ahead: less(middle, point), side }, None);
        }
        let hold = Self::Move { ahead: Point::default(), side };
        (hold, Some(hold.follow(point)))
    }

    /// The square that is wanted when the pointer comes to `point`.
    pub fn follow(self, point: Point) -> Crop {
        match self {
            Self::Move { ahead, side } => {
                let Point { x, y } = plus(point, ahead);
                Crop { x, y, side }
            }
            Self::Size { middle, ahead } => Crop { x: middle.x, y: middle.y, side: side_to(middle, point) + ahead },
        }
    }

    /// The handle with which the keys go on after the hand.
    pub const fn handle(self) -> CropHandle {
        match self {
            Self::Move { .. } => CropHandle::Square,
            Self::Size { .. } => CropHandle::Corner,
        }
    }
}

/// What an arrow key does on a handle, with Shift further.
pub fn nudge(handle: CropHandle, key: &str, is_large: bool, crop: Crop) -> Option<Crop> {
    let (right, down) = arrow(key)?;
    let Crop { x, y, side } = crop;
    Some(match handle {
        CropHandle::Square => {
            let step = STEPS[usize::from(is_large)] * side;
            Crop { x: x + right * step, y: y + down * step, side }
        }
        // As on every slider, right and up are more.
        CropHandle::Corner => Crop { x, y, side: side * GROWTHS[usize::from(is_large)].powf(right - down) },
    })
}

/// Where the corner is that is pulled.
pub fn corner_of(Crop { x, y, side }: Crop) -> Point {
    Point::new(x + side / 2.0, y + side / 2.0)
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
    let off = less(point, middle);
    2.0 * off.x.max(off.y)
}

fn middle_of(crop: Crop) -> Point {
    Point::new(crop.x, crop.y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::photo::tests::opened;
    use crate::photo::{Photo, PhotoAction};

    const CROP: Crop = Crop { x: 400.0, y: 300.0, side: 200.0 };
    const REACH: f32 = 24.0;

    fn photo(width: u32, height: u32) -> Photo {
        let mut photo = Photo::default();
        photo.apply(opened(width, height));
        photo
    }

    #[test]
    fn the_square_is_taken_hold_of_anywhere_and_nothing_jumps() {
        for (x, y) in [(400.0, 300.0), (301.0, 399.0), (495.0, 205.0)] {
            let (hold, wanted) = CropHold::begin(Point::new(x, y), CROP, REACH);
            assert_eq!((hold.handle(), wanted), (CropHandle::Square, None));
            assert_eq!(hold.follow(Point::new(x, y)), CROP);
            assert_eq!(hold.follow(Point::new(x + 30.0, y - 8.0)), Crop { x: 430.0, y: 292.0, ..CROP });
        }
    }

    #[test]
    fn its_corner_resizes_it_around_its_middle() {
        let (hold, wanted) = CropHold::begin(Point::new(510.0, 395.0), CROP, REACH);
        assert_eq!((hold.handle(), wanted), (CropHandle::Corner, None));
        assert_eq!(hold.follow(Point::new(510.0, 395.0)), CROP);
        assert_eq!(hold.follow(Point::new(540.0, 425.0)), Crop { side: 260.0, ..CROP });
        assert_eq!(hold.follow(Point::new(450.0, 340.0)), Crop { side: 80.0, ..CROP });
        // Beyond its middle there is nothing left; the picture's own limits make the smallest square of that.
        assert!(hold.follow(Point::new(0.0, 0.0)).side < 0.0);
    }

    #[test]
    fn a_press_beside_the_square_brings_it() {
        let (hold, wanted) = CropHold::begin(Point::new(50.0, 60.0), CROP, REACH);
        assert_eq!((hold.handle(), wanted), (CropHandle::Square, Some(Crop { x: 50.0, y: 60.0, ..CROP })));
        assert_eq!(hold.follow(Point::new(70.0, 90.0)), Crop { x: 70.0, y: 90.0, ..CROP });
    }

    #[test]
    fn a_square_smaller_than_a_finger_can_still_be_moved_and_resized() {
        let small = Crop { side: 20.0, ..CROP };
        let held = |x, y| CropHold::begin(Point::new(x, y), small, REACH).0.handle();
        assert_eq!(held(400.0, 300.0), CropHandle::Square);
        assert_eq!(held(385.0, 285.0), CropHandle::Square);
        assert_eq!(held(412.0, 311.0), CropHandle::Corner);
        let (_, wanted) = CropHold::begin(Point::new(385.0, 285.0), small, REACH);
        assert_eq!(wanted, None);
    }

    #[test]
    fn arrows_move_by_a_share_of_the_square_and_resize_it_by_a_factor() {
        let move_by = |key, is_large| nudge(CropHandle::Square, key, is_large, CROP).unwrap();
        assert_eq!(move_by("ArrowRight", false), Crop { x: 404.0, ..CROP });
        assert_eq!(move_by("ArrowUp", true), Crop { y: 280.0, ..CROP });
        let resize = |key, is_large| nudge(CropHandle::Corner, key, is_large, CROP).unwrap();
        assert_eq!(resize("ArrowUp", true), Crop { side: 250.0, ..CROP });
        assert_eq!(resize("ArrowLeft", true), Crop { side: 160.0, ..CROP });
        assert!(resize("ArrowDown", false).side < 200.0);
        assert_eq!(nudge(CropHandle::Corner, "Tab", false, CROP), None);
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
