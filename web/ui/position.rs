//! Where something is on a picture, as custom properties for the stylesheet. Lengths are in pixels of the picture.

use afterimage_imaging::Point;

/// A point of a picture with this width and height, as `--x` and `--y`.
pub fn point_style(point: Point, [width, height]: [usize; 2]) -> String {
    format!("--x: {}; --y: {};", percent(point.x, width), percent(point.y, height))
}

/// A rectangle with its upper left corner and its size, as `--x`, `--y`, `--w` and `--h`.
pub fn rectangle_style([corner, size]: [Point; 2], [width, height]: [usize; 2]) -> String {
    let corner = point_style(corner, [width, height]);
    format!("{corner} --w: {}; --h: {}", percent(size.x, width), percent(size.y, height))
}

fn percent(length: f32, side: usize) -> String {
    format!("{:.2}%", 100.0 * length / side.max(1) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_percentages_of_the_pictures_sides() {
        assert_eq!(point_style(Point::new(14.0, 7.0), [28, 28]), "--x: 50.00%; --y: 25.00%;");
        assert_eq!(point_style(Point::new(14.0, 7.0), [100, 50]), "--x: 14.00%; --y: 14.00%;");
    }

    #[test]
    fn rectangles_have_a_size_too() {
        let style = rectangle_style([Point::new(75.0, 75.0), Point::new(50.0, 50.0)], [400, 200]);
        assert_eq!(style, "--x: 18.75%; --y: 37.50%; --w: 12.50%; --h: 25.00%");
    }
}
