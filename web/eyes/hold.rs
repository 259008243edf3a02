//! Hands on the crosshair.

use afterimage_app::eyes::EyesAction;
use afterimage_app::eyes::handles::EyeHold;
use afterimage_imaging::{EYE_SIDE, Point, Reticle};

use super::knob::kind;
use crate::ui::grip::Grip;

impl Grip for Reticle {
    type Hold = EyeHold;
    type Change = EyesAction;

    fn size(&self) -> [usize; 2] {
        [EYE_SIDE; 2]
    }

    fn begin(&self, point: Point, reach: f32) -> Option<(EyeHold, Option<EyesAction>)> {
        Some(EyeHold::begin(point, self, reach))
    }

    fn follow(hold: EyeHold, point: Point) -> EyesAction {
        hold.follow(point)
    }

    fn class(hold: EyeHold) -> &'static str {
        kind(hold.handle())
    }
}
