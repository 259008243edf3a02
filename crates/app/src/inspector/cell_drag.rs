//! Dragging a cell of the latent up or down to change its value.

use crate::inspector::MAX_CELL_VALUE;

/// The drag distance from value 0 to [`MAX_CELL_VALUE`], as a fraction of the picture's height.
const RANGE: f32 = 0.36;
/// A drag shorter than this changes nothing: a finger moves a little when it only taps.
const SLOP: f32 = 0.012;

/// A drag that has begun on a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellDrag {
    /// The cell's value when the drag began.
    start_value: f32,
    /// Where the drag began, from the top, as a fraction of the picture's height.
    start_y: f32,
    has_moved: bool,
}

impl CellDrag {
    /// Begins a drag at height `y` on a cell with this value.
    pub fn new(value: f32, y: f32) -> Self {
        Self { start_value: value, start_y: y, has_moved: false }
    }

    /// The cell's value when the pointer is at height `y`; none as long as the pointer has hardly moved.
    pub fn value_at(&mut self, y: f32) -> Option<f32> {
        let distance = self.start_y - y;
        self.has_moved |= distance.abs() > SLOP;
        self.has_moved.then_some(self.start_value + distance / RANGE * MAX_CELL_VALUE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dragging_up_increases_the_value_and_down_decreases_it() {
        let mut drag = CellDrag::new(1.0, 0.5);
        let up = drag.value_at(0.5 - RANGE / 2.0).unwrap();
        assert!((up - (1.0 + MAX_CELL_VALUE / 2.0)).abs() < 1e-4);
        assert!(drag.value_at(0.6).unwrap() < 1.0);
    }

    #[test]
    fn a_tap_changes_nothing_but_a_drag_can_return_to_its_start() {
        let mut drag = CellDrag::new(1.0, 0.5);
        assert_eq!(drag.value_at(0.505), None);
        assert!(drag.value_at(0.4).is_some());
        assert_eq!(drag.value_at(0.5), Some(1.0));
    }
}
