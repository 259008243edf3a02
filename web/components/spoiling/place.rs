//! Where something lies on the picture, in the stylesheet's words.

use afterimage_imaging::{DIGIT_SIDE, Point};

/// A point of the picture, in its pixels, as the custom properties `--x` and `--y`.
pub fn place(point: Point) -> String {
    format!("--x: {}; --y: {};", percent(point.x), percent(point.y))
}

/// A length on the picture, in its pixels, as a share of its side.
pub fn percent(length: f32) -> String {
    format!("{:.2}%", 100.0 * length / DIGIT_SIDE as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_shares_of_the_pictures_side() {
        assert_eq!(place(Point::new(14.0, 7.0)), "--x: 50.00%; --y: 25.00%;");
    }
}
