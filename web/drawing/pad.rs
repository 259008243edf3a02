//! The pad to draw on.

use std::cell::RefCell;
use std::rc::Rc;

use afterimage_app::drawing::{Cursor, DrawingAction, DrawingSource};
use afterimage_app::pointer::DragEnd;
use afterimage_app::state::Action;
use afterimage_app::texts::drawing as texts;
use afterimage_imaging::Image;
use wasm_bindgen::JsValue;
use web_sys::HtmlCanvasElement;
use yew::prelude::*;

use super::backing::use_backing_side;
use super::brush_ring::use_brush_ring;
use super::keyboard_pen::KeyboardPen;
use super::pad_keys::use_pad_keys;
use super::stroke_cache::StrokeCache;
use crate::browser::canvas::{add_strokes, draw_scaled, draw_strokes, picture_of, report};
use crate::ui::canvas::{use_canvas, use_restorations};
use crate::ui::drag::{Drag, use_drag};

#[derive(Properties, PartialEq)]
pub struct PadProps {
    /// What is on it.
    pub source: DrawingSource,
    /// The picture, where that is a sample: whole, even if something of it was erased.
    pub sample: Option<Rc<Image>>,
    /// The brush's width, as a fraction of the pad's side.
    pub width: f32,
    /// The keyboard's pen.
    pub cursor: Cursor,
    pub dispatch: Callback<Action>,
}

/// The pad: shows strokes as sharp as the screen, or a sample, and follows pointers and keys.
#[component]
pub fn Pad(props: &PadProps) -> Html {
    let node = use_node_ref();
    let side = use_backing_side(&node);
    // What is lost on the pad is lost on the canvases outside of the page too.
    let restorations = use_restorations(&node);
    // Kept, because the pad is drawn anew at every move of an eraser over the sample.
    let sample = use_memo((props.sample.clone(), restorations), |(sample, _)| {
        sample.as_deref().and_then(|image| report(picture_of(image)))
    });
    let stroke_cache = use_memo(restorations, |_| RefCell::new(None));
    use_canvas(&node, (props.source.clone(), sample, side, restorations), move |canvas, (source, sample, side, _)| {
        draw(canvas, &mut stroke_cache.borrow_mut(), source, Option::as_ref(sample), *side)
    });
    let keys = use_pad_keys(&props.dispatch);
    let (dispatch, by_pointer) = (props.dispatch.clone(), keys.is_cursor_visible.clone());
    let pen = Callback::from(move |drag| {
        dispatch.emit(Action::Draw(match drag {
            Drag::Start { contact, is_eraser } => {
                by_pointer.set(false);
                if is_eraser { DrawingAction::EraserDown(contact) } else { DrawingAction::PenDown(contact) }
            }
            Drag::Move(contacts) => DrawingAction::PenMove(contacts),
            Drag::End(DragEnd::Done) => DrawingAction::PenUp,
            Drag::End(DragEnd::TakenBack) => DrawingAction::TakeBackStroke,
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
            <h2>{ texts::text().drawing }</h2>
            <p class="hint">{ texts::text().drawing_hint }</p>
            <div class="frame" ~style={format!("--brush: {}%", 100.0 * props.width)}>
                <canvas
                    ref={node}
                    class="pad"
                    role="application"
                    tabindex="0"
                    aria-label={texts::text().pad}
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
                <p id="pad-keys" hidden=true>{ texts::text().pad_keys }</p>
                if props.source.is_blank() {
                    <p class="overlay">{ texts::text().pad_empty }</p>
                }
                <div class="ring-layer" aria-hidden="true"><span ref={ring.node} class="ring"></span></div>
                <KeyboardPen cursor={keys.is_cursor_visible.then_some(props.cursor)} />
            </div>
        </section>
    }
}

fn draw(
    canvas: &HtmlCanvasElement,
    stroke_cache: &mut Option<StrokeCache>,
    source: &DrawingSource,
    sample: Option<&HtmlCanvasElement>,
    side: u32,
) -> Result<(), JsValue> {
    if side == 0 {
        return Ok(());
    }
    if canvas.width() != side || canvas.height() != side {
        canvas.set_width(side);
        canvas.set_height(side);
    }
    match (source, sample) {
        (DrawingSource::Strokes(strokes), _) => StrokeCache::draw(stroke_cache, canvas, strokes),
        (DrawingSource::Sample { .. }, None) => draw_strokes(canvas, &[]),
        (DrawingSource::Sample { erasures, .. }, Some(sample)) => {
            draw_scaled(canvas, sample)?;
            add_strokes(canvas, erasures)
        }
    }
}
