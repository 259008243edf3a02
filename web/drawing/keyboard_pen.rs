//! The pen of those who draw with the keyboard.

use afterimage_app::drawing::Cursor;
use afterimage_app::texts::drawing as texts;
use yew::prelude::*;

use crate::ui::Announcement;

#[derive(Properties, PartialEq)]
pub struct KeyboardPenProps {
    /// Where it is; none while nobody uses it.
    pub cursor: Option<Cursor>,
}

/// The pen as a ring, filled while it draws, and in words.
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
