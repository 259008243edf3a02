//! The pad to draw on.

use std::rc::Rc;

use afterimage_imaging::Image;
use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlCanvasElement, ResizeObserver};
use yew::prelude::*;

use super::drag::{Drag, use_drag};
use crate::canvas::{draw_scaled, draw_strokes, report};
use crate::drawing::Source;
use crate::state::Action;
use crate::words;

/// No screen needs more, and a canvas without bounds could take all memory.
const LARGEST: f64 = 4096.0;

/// See [`Pad`].
#[derive(Properties, PartialEq)]
pub struct PadProps {
    /// What is on it.
    pub source: Source,
    /// The picture, where that is a sample.
    pub sample: Option<Rc<Image>>,
    /// Takes the pen's actions.
    pub emit: Callback<Action>,
}

/// The pad: shows strokes as sharp as the screen, or a sample, and follows the pen.
#[component]
pub fn Pad(props: &PadProps) -> Html {
    let node = use_node_ref();
    let side = use_backing_side(&node);
    let content = (props.source.clone(), props.sample.clone(), side);
    let canvas = node.clone();
    use_effect_with(content, move |(source, sample, side)| {
        if let Some(canvas) = canvas.cast::<HtmlCanvasElement>() {
            draw(&canvas, source, sample.as_deref(), *side);
        }
    });
    let emit = props.emit.clone();
    let pen = Callback::from(move |drag| {
        emit.emit(match drag {
            Drag::Start(point) => Action::PenDown(point),
            Drag::Move(points) => Action::PenMove(points),
            Drag::End => Action::PenUp,
        });
    });
    let drag = use_drag(&node, &pen);
    let is_blank = matches!(&props.source, Source::Strokes(strokes) if strokes.is_empty());
    html! {
        <section class="panel drawing">
            <h2>{ words::DRAWING }</h2>
            <p class="hint">{ words::DRAWING_HINT }</p>
            <div class="frame">
                <canvas
                    ref={node}
                    class="pad"
                    role="img"
                    aria-label={words::PAD}
                    onpointerdown={drag.down}
                    onpointermove={drag.moved}
                    onpointerup={drag.up.clone()}
                    onpointercancel={drag.up.clone()}
                    onlostpointercapture={drag.up}
                />
                if is_blank {
                    <p class="overlay">{ words::PAD_EMPTY }</p>
                }
            </div>
        </section>
    }
}

fn draw(canvas: &HtmlCanvasElement, source: &Source, sample: Option<&Image>, side: u32) {
    if canvas.width() != side || canvas.height() != side {
        canvas.set_width(side);
        canvas.set_height(side);
    }
    report(match (source, sample) {
        (Source::Sample(_), Some(image)) => draw_scaled(canvas, image),
        (Source::Sample(_), None) => draw_strokes(canvas, &[]),
        (Source::Strokes(strokes), _) => draw_strokes(canvas, strokes),
    });
}

/// The canvas's side in the screen's own pixels, followed as the layout changes.
#[hook]
fn use_backing_side(node: &NodeRef) -> u32 {
    let side = use_state_eq(|| 1);
    let set = side.setter();
    let node = node.clone();
    use_effect_with((), move |()| {
        let watched = node.cast::<Element>().and_then(|element| {
            let measured = element.clone();
            let measure = Closure::<dyn FnMut()>::new(move || set.set(device_pixels(&measured)));
            let observer = ResizeObserver::new(measure.as_ref().unchecked_ref::<Function>()).ok()?;
            observer.observe(&element);
            Some((observer, measure))
        });
        move || {
            if let Some((observer, _)) = &watched {
                observer.disconnect();
            }
        }
    });
    *side
}

fn device_pixels(element: &Element) -> u32 {
    let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
    (f64::from(element.client_width()) * ratio).round().clamp(1.0, LARGEST) as u32
}
