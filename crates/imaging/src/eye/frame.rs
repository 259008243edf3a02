//! The position of the eye in the image.

/// Maps between two coordinate systems: pixels (x, y) of the image, and eye units (u, v). In eye units the inner corner
/// of the eye, at the nose, is at (−1, 0), the outer one at (1, 0), and v points down.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The middle between the corners, in pixels.
    pub middle: [f32; 2],
    /// Half the distance of the corners, in pixels.
    pub half: f32,
    /// The sine and cosine of the angle by which the head is tilted sideways.
    pub roll: [f32; 2],
    /// 1 if the nose is to the left of the eye, −1 if it is to the right.
    pub side: f32,
}

impl Frame {
    /// Maps pixels to eye units.
    pub fn to_eye(self, [x, y]: [f32; 2]) -> [f32; 2] {
        let ([x, y], [sin, cos]) = ([(x - self.middle[0]) / self.half, (y - self.middle[1]) / self.half], self.roll);
        [self.side * (cos * x + sin * y), cos * y - sin * x]
    }

    /// Maps eye units to pixels.
    pub fn to_pixels(self, [u, v]: [f32; 2]) -> [f32; 2] {
        let (u, [sin, cos]) = (self.side * u, self.roll);
        [self.middle[0] + self.half * (cos * u - sin * v), self.middle[1] + self.half * (cos * v + sin * u)]
    }

    /// The side of a pixel in eye units.
    pub fn pixel_side(self) -> f32 {
        1.0 / self.half
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn to_pixels_is_the_inverse_of_to_eye() {
        let (sin, cos) = 0.3f32.sin_cos();
        let frame = Frame { middle: [40.0, 60.0], half: 30.0, roll: [sin, cos], side: -1.0 };
        let back = frame.to_pixels(frame.to_eye([12.0, 34.0]));
        assert!((back[0] - 12.0).abs() < 1e-3 && (back[1] - 34.0).abs() < 1e-3);
        assert_eq!(frame.to_eye(frame.middle), [0.0, 0.0]);
    }
}
