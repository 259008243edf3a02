//! Where the eye is in the picture.

/// Between the picture, in pixels, and the eye, whose corners are at (−1, 0), towards the nose, and (1, 0), towards the
/// temple; v points down.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The middle between the corners, in pixels.
    pub middle: [f32; 2],
    /// Half the distance of the corners, in pixels.
    pub half: f32,
    /// How the head is rolled: sine and cosine.
    pub roll: [f32; 2],
    /// 1 where the nose is to the left of the eye, −1 where it is to the right.
    pub side: f32,
}

impl Frame {
    /// A place of the picture as one of the eye.
    pub fn to_eye(self, [x, y]: [f32; 2]) -> [f32; 2] {
        let ([x, y], [sin, cos]) = ([(x - self.middle[0]) / self.half, (y - self.middle[1]) / self.half], self.roll);
        [self.side * (cos * x + sin * y), cos * y - sin * x]
    }

    /// A place of the eye as one of the picture.
    pub fn to_picture(self, [u, v]: [f32; 2]) -> [f32; 2] {
        let (u, [sin, cos]) = (self.side * u, self.roll);
        [self.middle[0] + self.half * (cos * u - sin * v), self.middle[1] + self.half * (cos * v + sin * u)]
    }

    /// A pixel's side in the eye's units.
    pub fn pixel(self) -> f32 {
        1.0 / self.half
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let (sin, cos) = 0.3f32.sin_cos();
        let frame = Frame { middle: [40.0, 60.0], half: 30.0, roll: [sin, cos], side: -1.0 };
        let back = frame.to_picture(frame.to_eye([12.0, 34.0]));
        assert!((back[0] - 12.0).abs() < 1e-3 && (back[1] - 34.0).abs() < 1e-3);
        assert_eq!(frame.to_eye(frame.middle), [0.0, 0.0]);
    }
}
