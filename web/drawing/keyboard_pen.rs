//! The keyboard's pen on the pad.

use afterimage_app::drawing::Cursor;
use afterimage_app::texts::drawing as texts;
use yew::prelude::*;

use crate::ui::Announcement;

#[derive(Properties, PartialEq)]
pub struct KeyboardPenProps {
    /// Its position; none while the keyboard is not used.
    pub cursor: Option<Cursor>,
}

/// The pen as a ring that is filled while the pen is down, and an announcement for screen readers.
#[component]
pub fn KeyboardPen(props: &KeyboardPenProps) -> Html {
    let ring = props.cursor.map(|cursor| {
        let point = cursor.point();
        let style = format!("left: {}%; top: {}%", 100.0 * point.x, 100.0 * point.y);
        let class = classes!("cursor", cursor.is_down.then_some("down"));
        html! { <span {class} ~style={style} aria-hidden="true"></span> }
    });
    html! {
        <>
            { ring }
            <Announcement text={props.cursor.map(texts::cursor).unwrap_or_default()} />
        </>
    }
}
