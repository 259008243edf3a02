//! Hands on the marks: crosshairs and boxes are dragged over the picture, and new boxes are drawn on it.

use afterimage_app::corruption::handles::{Handle, Hold};
use afterimage_app::corruption::{CorruptionAction, CorruptionSettings, Mark};
use afterimage_imaging::{DIGIT_SIDE, Point};

use super::knob::kind;
use crate::ui::grip::Grip;

impl Grip for CorruptionSettings {
    type Hold = Hold;
    type Change = CorruptionAction;

    fn size(&self) -> [usize; 2] {
        [DIGIT_SIDE; 2]
    }

    fn begin(&self, point: Point, reach: f32) -> Option<(Hold, Option<CorruptionAction>)> {
        Hold::begin(point, self, reach).map(|(hold, action)| (hold, Some(action)))
    }

    fn follow(hold: Hold, point: Point) -> CorruptionAction {
        hold.follow(point)
    }

    fn release(hold: Hold) -> Option<CorruptionAction> {
        hold.release()
    }

    fn class(hold: Hold) -> &'static str {
        kind(match hold {
            Hold::Move(mark, _) => Handle::Middle(mark),
            Hold::Turn { index, .. } => Handle::Turn(index),
            Hold::Resize(index, _) => Handle::Resize(index),
            Hold::NewBox => Handle::Middle(Mark::Patch(0)),
        })
    }
}
