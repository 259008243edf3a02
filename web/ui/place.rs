//! Where something lies on a square picture, in the stylesheet's words.

use afterimage_imaging::Point;

/// A point of a picture of so many pixels on a side, in these pixels, as the custom properties `--x` and `--y`.
pub fn place(point: Point, side: usize) -> String {
    format!("--x: {}; --y: {};", percent(point.x, side), percent(point.y, side))
}

/// A length on the picture, in its pixels, as a share of its side.
pub fn percent(length: f32, side: usize) -> String {
    format!("{:.2}%", 100.0 * length / side.max(1) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_shares_of_the_pictures_side() {
        assert_eq!(place(Point::new(14.0, 7.0), 28), "--x: 50.00%; --y: 25.00%;");
        assert_eq!(place(Point::new(14.0, 7.0), 100), "--x: 14.00%; --y: 7.00%;");
    }
}
