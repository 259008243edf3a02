//! Holding a number and pulling it up or down. Pure.

use afterimage_app::inspector::MAX_CELL_VALUE;

/// How far to pull for all values there are, as a share of the picture's height.
const RANGE: f32 = 0.36;
/// How far a finger may slip while it only touches.
const SLIP: f32 = 0.012;

/// What is held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pull {
    /// What the number was when it was taken.
    value: f32,
    /// How far down it was taken, as a share of the picture's height.
    from: f32,
    is_pulled: bool,
}

impl Pull {
    /// Takes hold of a number that is `value` now, at a point so far down in the picture.
    pub fn new(value: f32, from: f32) -> Self {
        Self { value, from, is_pulled: false }
    }

    /// The value that a pull to this height asks for; none as long as it may be a mere touch.
    pub fn to(&mut self, height: f32) -> Option<f32> {
        let way = self.from - height;
        self.is_pulled |= way.abs() > SLIP;
        self.is_pulled.then_some(self.value + way / RANGE * MAX_CELL_VALUE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn up_is_more_and_down_is_less() {
        let mut pull = Pull::new(1.0, 0.5);
        let up = pull.to(0.5 - RANGE / 2.0).unwrap();
        assert!((up - (1.0 + MAX_CELL_VALUE / 2.0)).abs() < 1e-4);
        assert!(pull.to(0.6).unwrap() < 1.0);
    }

    #[test]
    fn a_touch_changes_nothing_but_a_pull_can_come_back() {
        let mut pull = Pull::new(1.0, 0.5);
        assert_eq!(pull.to(0.505), None);
        assert!(pull.to(0.4).is_some());
        assert_eq!(pull.to(0.5), Some(1.0));
    }
}
