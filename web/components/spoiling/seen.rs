//! The spoiled picture, and the crosshair that can be dragged over it.

use std::rc::Rc;

use afterimage_imaging::{Crosshair, DIGIT_SIDE, Image};
use yew::prelude::*;

use super::drag::{Drag, use_drag};
use super::pixels::use_picture;
use crate::state::Action;
use crate::words;

/// See [`Seen`].
#[derive(Properties, PartialEq)]
pub struct SeenProps {
    /// The spoiled picture.
    pub image: Rc<Image>,
    /// The crosshair, while it is on.
    pub crosshair: Option<Crosshair>,
    /// Takes the crosshair's moves.
    pub emit: Callback<Action>,
}

/// The picture as the network sees it. With the crosshair on it is a control: drag it, or use the arrow keys.
#[component]
pub fn Seen(props: &SeenProps) -> Html {
    let node = use_node_ref();
    use_picture(&node, &props.image);
    let (emit, is_on) = (props.emit.clone(), props.crosshair.is_some());
    let follow = Callback::from(move |drag| {
        let last = match drag {
            Drag::Start(point) => Some(point),
            Drag::Move(points) => points.last().copied(),
            Drag::End => None,
        };
        if let (Some(point), true) = (last, is_on) {
            let side = DIGIT_SIDE as f32;
            emit.emit(Action::MoveCrosshair { x: point.x * side, y: point.y * side });
        }
    });
    let drag = use_drag(&node, &follow);
    let (emit, crosshair) = (props.emit.clone(), props.crosshair);
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if let Some(action) = crosshair.and_then(|crosshair| step(crosshair, &event.key(), event.shift_key())) {
            // The arrow keys would scroll the page.
            event.prevent_default();
            emit.emit(action);
        }
    });
    html! {
        <section class="panel seen">
            <h2>{ words::SEEN }</h2>
            <p class="hint">{ words::SEEN_HINT }</p>
            <div class="frame">
                <canvas
                    ref={node}
                    class={classes!("pixels", is_on.then_some("grab"))}
                    role={if is_on { "application" } else { "img" }}
                    aria-label={words::CORRUPTED}
                    aria-describedby={is_on.then_some("crosshair-hint")}
                    tabindex={is_on.then_some("0")}
                    onpointerdown={drag.down}
                    onpointermove={drag.moved}
                    onpointerup={drag.up.clone()}
                    onpointercancel={drag.up.clone()}
                    onlostpointercapture={drag.up}
                    {onkeydown}
                />
            </div>
        </section>
    }
}

/// Where an arrow key takes the crosshair: one pixel, or four with Shift.
fn step(crosshair: Crosshair, key: &str, is_large: bool) -> Option<Action> {
    let length = if is_large { 4.0 } else { 1.0 };
    let (right, down) = match key {
        "ArrowLeft" => (-length, 0.0),
        "ArrowRight" => (length, 0.0),
        "ArrowUp" => (0.0, -length),
        "ArrowDown" => (0.0, length),
        _ => return None,
    };
    Some(Action::MoveCrosshair { x: crosshair.x + right, y: crosshair.y + down })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_keys_move_the_crosshair_and_other_keys_do_not() {
        let middle = Crosshair::default();
        let left = Action::MoveCrosshair { x: middle.x - 1.0, y: middle.y };
        assert_eq!(step(middle, "ArrowLeft", false), Some(left));
        let down = Action::MoveCrosshair { x: middle.x, y: middle.y + 4.0 };
        assert_eq!(step(middle, "ArrowDown", true), Some(down));
        assert_eq!(step(middle, "Tab", false), None);
    }
}
