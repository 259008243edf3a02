//! The square and its corner.

use afterimage_app::photo::Open;
use afterimage_app::photo::handles::{CropHandle, corner_of, nudge};
use afterimage_app::texts::corruption;
use afterimage_app::texts::photo as texts;
use afterimage_imaging::Point;
use afterimage_protocol::photo::Crop;
use yew::prelude::*;

use crate::browser::keys::key;

/// See [`CropKnob`].
#[derive(Properties, PartialEq)]
pub struct CropKnobProps {
    /// What it does.
    pub handle: CropHandle,
    /// The picture that is open.
    pub open: Open,
    /// Takes the square that the keys want.
    pub onchange: Callback<Crop>,
}

/// A handle. Pointers are the frame's; here are the looks and the keys.
#[component]
pub fn CropKnob(props: &CropKnobProps) -> Html {
    let CropKnobProps { handle, ref open, .. } = *props;
    let crop = open.crop;
    let onchange = props.onchange.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let key = key(&event);
        if key.is_shortcut() {
            return;
        }
        if let Some(crop) = nudge(handle, &key.name, key.is_shifted, crop) {
            // The arrow keys would scroll the page.
            event.prevent_default();
            onchange.emit(crop);
        }
    });
    let (style, [least, most, now]) = match handle {
        CropHandle::Square => (square_style(open), [0.0, open.width as f32, crop.x]),
        CropHandle::Corner => (place(corner_of(crop), open), [open.least(), open.most(), crop.side]),
    };
    html! {
        <span
            class={classes!((handle == CropHandle::Corner).then_some("handle"), kind(handle))}
            ~style={style}
            role="slider"
            tabindex="0"
            aria-label={texts::handle(handle)}
            aria-roledescription={(handle == CropHandle::Square).then_some(corruption::text().two_ways)}
            aria-valuemin={format!("{least:.0}")}
            aria-valuemax={format!("{most:.0}")}
            aria-valuenow={format!("{now:.0}")}
            aria-valuetext={texts::reading(handle, crop)}
            {onkeydown}
        />
    }
}

/// A handle's class, of which there is one handle.
pub fn kind(handle: CropHandle) -> &'static str {
    match handle {
        CropHandle::Square => "moves-square",
        CropHandle::Corner => "resizes-square",
    }
}

/// The square's upper left corner and its sides, in the stylesheet's words.
pub fn square_style(open: &Open) -> String {
    let Crop { x, y, side } = open.crop;
    let corner = Point::new(x - side / 2.0, y - side / 2.0);
    let (width, height) = (percent(side, open.width), percent(side, open.height));
    format!("{} --w: {width}; --h: {height}", place(corner, open))
}

/// A place on a picture that need not be square, as the custom properties `--x` and `--y`.
fn place(point: Point, open: &Open) -> String {
    format!("--x: {}; --y: {};", percent(point.x, open.width), percent(point.y, open.height))
}

fn percent(length: f32, side: u32) -> String {
    crate::ui::place::percent(length, side as usize)
}

#[cfg(test)]
mod tests {
    use afterimage_app::photo::{Photo, PhotoAction};
    use afterimage_protocol::photo::Preview;

    use super::*;

    #[test]
    fn places_are_shares_of_each_of_the_pictures_sides() {
        let mut own = Photo::default();
        let preview = Preview { width: 2, height: 1, rgba: vec![0; 8] }.into();
        own.apply(PhotoAction::Opened { width: 400, height: 200, preview });
        own.apply(PhotoAction::SetCrop(Crop { x: 100.0, y: 100.0, side: 50.0 }));
        let style = square_style(&own.open.unwrap());
        assert_eq!(style, "--x: 18.75%; --y: 37.50%; --w: 12.50%; --h: 25.00%");
    }
}
