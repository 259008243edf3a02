//! Hands on the square.

use afterimage_app::photo::Open;
use afterimage_app::photo::handles::CropHold;
use afterimage_imaging::Point;
use afterimage_protocol::photo::Crop;

use super::knob::kind;
use crate::ui::grip::Grip;

impl Grip for Open {
    type Hold = CropHold;
    type Change = Crop;

    fn size(&self) -> [usize; 2] {
        [self.width, self.height].map(|side| side as usize)
    }

    fn begin(&self, point: Point, reach: f32) -> Option<(CropHold, Option<Crop>)> {
        Some(CropHold::begin(point, self.crop, reach))
    }

    fn follow(hold: CropHold, point: Point) -> Crop {
        hold.follow(point)
    }

    fn class(hold: CropHold) -> &'static str {
        kind(hold.handle())
    }
}
