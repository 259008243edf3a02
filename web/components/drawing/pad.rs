//! The pad to draw on.

use std::rc::Rc;

use afterimage_imaging::Image;
use web_sys::{Element, HtmlCanvasElement};
use yew::prelude::*;

use super::backing::use_backing_side;
use super::brush_ring::use_brush_ring;
use super::cursor::KeyboardPen;
use crate::canvas::{add_strokes, draw_scaled, draw_strokes, report};
use crate::components::controls::drag::{Drag, use_drag};
use crate::drawing::{Cursor, DrawAction, Source};
use crate::keys::Key;
use crate::state::Action;
use crate::words::drawing as words;

/// See [`Pad`].
#[derive(Properties, PartialEq)]
pub struct PadProps {
    /// What is on it.
    pub source: Source,
    /// The picture, where that is a sample: whole, even if something of it was erased.
    pub sample: Option<Rc<Image>>,
    /// The brush's width, as a fraction of the pad's side.
    pub width: f32,
    /// The keyboard's pen.
    pub cursor: Cursor,
    /// Takes the pen's actions.
    pub emit: Callback<Action>,
}

/// The pad: shows strokes as sharp as the screen, or a sample, and follows pointers and keys.
#[component]
pub fn Pad(props: &PadProps) -> Html {
    let node = use_node_ref();
    let side = use_backing_side(&node);
    let content = (props.source.clone(), props.sample.clone(), side);
    let canvas = node.clone();
    use_effect_with(content, move |(source, sample, side)| {
        if let (Some(canvas), 1..) = (canvas.cast::<HtmlCanvasElement>(), *side) {
            draw(&canvas, source, sample.as_deref(), *side);
        }
    });
    let keys = use_keys(props.cursor.is_down, &props.emit);
    let (emit, by_pointer) = (props.emit.clone(), keys.seen.clone());
    let pen = Callback::from(move |drag| {
        emit.emit(Action::Draw(match drag {
            Drag::Start(contact) => {
                by_pointer.set(false);
                DrawAction::PenDown(contact)
            }
            Drag::Move(contacts) => DrawAction::PenMove(contacts),
            Drag::End => DrawAction::PenUp,
        }));
    });
    let drag = use_drag(&node, &pen);
    let ring = use_brush_ring();
    let onpointermove = {
        let (draw, hover) = (drag.moved, ring.moved);
        Callback::from(move |event: PointerEvent| {
            hover.emit(event.clone());
            draw.emit(event);
        })
    };
    html! {
        <section class="panel drawing">
            <h2>{ words::DRAWING }</h2>
            <p class="hint">{ words::DRAWING_HINT }</p>
            <div class="frame" style={format!("--brush: {}%", 100.0 * props.width)}>
                <canvas
                    ref={node}
                    class="pad"
                    role="application"
                    tabindex="0"
                    aria-label={words::PAD}
                    aria-describedby="pad-keys"
                    onpointerdown={drag.down}
                    {onpointermove}
                    onpointerup={drag.up.clone()}
                    onpointercancel={drag.up.clone()}
                    onlostpointercapture={drag.up}
                    onpointerleave={ring.left}
                    onkeydown={keys.down}
                    onfocus={keys.focused}
                    onblur={keys.left}
                />
                <p id="pad-keys" hidden=true>{ words::PAD_KEYS }</p>
                if props.source.is_blank() {
                    <p class="overlay">{ words::PAD_EMPTY }</p>
                }
                <div class="ring-layer" aria-hidden="true"><span ref={ring.node} class="ring"></span></div>
                <KeyboardPen cursor={keys.seen.then_some(props.cursor)} />
            </div>
        </section>
    }
}

/// What the pad does with the keyboard.
struct PadKeys {
    /// Whether the keyboard's pen is in use, and so to be seen.
    seen: UseStateHandle<bool>,
    /// For `onkeydown`.
    down: Callback<KeyboardEvent>,
    /// For `onfocus`.
    focused: Callback<FocusEvent>,
    /// For `onblur`.
    left: Callback<FocusEvent>,
}

#[hook]
fn use_keys(is_down: bool, emit: &Callback<Action>) -> PadKeys {
    let seen = use_state_eq(|| false);
    let down = {
        let (seen, emit) = (seen.clone(), emit.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(action) = Key::from(&event).on_pad(*seen) {
                // The page would scroll.
                event.prevent_default();
                seen.set(true);
                emit.emit(Action::Draw(action));
            }
        })
    };
    let focused = {
        let seen = seen.clone();
        // A click gives the focus too, but says nothing about the keyboard.
        Callback::from(move |event: FocusEvent| {
            let target = event.target_dyn_into::<Element>();
            seen.set(target.is_some_and(|pad| pad.matches(":focus-visible").unwrap_or_default()));
        })
    };
    let left = {
        let (seen, emit) = (seen.clone(), emit.clone());
        Callback::from(move |_: FocusEvent| {
            seen.set(false);
            if is_down {
                emit.emit(Action::Draw(DrawAction::LiftCursor));
            }
        })
    };
    PadKeys { seen, down, focused, left }
}

fn draw(canvas: &HtmlCanvasElement, source: &Source, sample: Option<&Image>, side: u32) {
    if canvas.width() != side || canvas.height() != side {
        canvas.set_width(side);
        canvas.set_height(side);
    }
    report(match (source, sample) {
        (Source::Strokes(strokes), _) => draw_strokes(canvas, strokes),
        (Source::Sample { .. }, None) => draw_strokes(canvas, &[]),
        (Source::Sample { erasures, .. }, Some(image)) => {
            draw_scaled(canvas, image).and_then(|()| add_strokes(canvas, erasures))
        }
    });
}
