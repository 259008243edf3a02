//! Draws on canvases: pictures pixel by pixel, and strokes at the screen's resolution.
//!
//! Everywhere white ink on black, in either theme, because that is what the networks learned to see.

use std::f64::consts::TAU;

use afterimage_imaging::{Image, Stroke};
use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

const PAPER: &str = "#000";
const INK: &str = "#fff";

/// Draws a grey picture, one pixel of the backing store for each of its own. A canvas of another size is resized.
///
/// # Errors
/// Where the browser has no 2D canvas.
pub fn draw_image(canvas: &HtmlCanvasElement, image: &Image) -> Result<(), JsValue> {
    let (width, height) = (image.width() as u32, image.height() as u32);
    // Setting a size, even the same one, clears the canvas.
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let rgba = opaque(image.pixels());
    let data = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&rgba), width, height)?;
    context(canvas)?.put_image_data(&data, 0.0, 0.0)
}

/// Draws a picture over the whole canvas, smoothly.
///
/// # Errors
/// Where the browser has no 2D canvas.
pub fn draw_scaled(canvas: &HtmlCanvasElement, image: &Image) -> Result<(), JsValue> {
    let document = canvas.owner_document().ok_or(JsValue::NULL)?;
    let small: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    draw_image(&small, image)?;
    let context = context(canvas)?;
    context.set_image_smoothing_enabled(true);
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.draw_image_with_html_canvas_element_and_dw_and_dh(&small, 0.0, 0.0, width, height)
}

/// Draws strokes over the whole canvas, along the same curves as `afterimage_imaging::rasterise`.
///
/// # Errors
/// Where the browser has no 2D canvas.
pub fn draw_strokes(canvas: &HtmlCanvasElement, strokes: &[Stroke]) -> Result<(), JsValue> {
    let side = f64::from(canvas.width());
    let context = context(canvas)?;
    context.set_fill_style_str(PAPER);
    context.fill_rect(0.0, 0.0, side, f64::from(canvas.height()));
    context.set_stroke_style_str(INK);
    context.set_line_cap("round");
    context.set_line_join("round");
    context.set_fill_style_str(INK);
    strokes.iter().try_for_each(|stroke| trace(&context, stroke, side))
}

/// From midpoint to midpoint, with the point between as the curve's control: smooth, and never behind the pen
/// by more than half a step.
fn trace(context: &CanvasRenderingContext2d, stroke: &Stroke, side: f64) -> Result<(), JsValue> {
    let mut points = stroke.points.iter().map(|point| (f64::from(point.x) * side, f64::from(point.y) * side));
    let Some(first) = points.next() else {
        return Ok(());
    };
    context.set_line_width(f64::from(stroke.width) * side);
    context.begin_path();
    context.move_to(first.0, first.1);
    let mut control = first;
    for point in points {
        let middle = ((control.0 + point.0) / 2.0, (control.1 + point.1) / 2.0);
        context.quadratic_curve_to(control.0, control.1, middle.0, middle.1);
        control = point;
    }
    context.line_to(control.0, control.1);
    context.stroke();
    // Browsers draw nothing for a line of no length, so a dot needs its round end drawn for it.
    context.begin_path();
    context.arc(first.0, first.1, context.line_width() / 2.0, 0.0, TAU)?;
    context.fill();
    Ok(())
}

fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsValue> {
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    Ok(context.dyn_into()?)
}

/// Where the errors of this module go: a page without a canvas is of no use, and there is nothing to try.
pub fn report(result: Result<(), JsValue>) {
    if let Err(error) = result {
        web_sys::console::error_1(&error);
    }
}

/// Grey in [0, 1] as opaque RGBA.
fn opaque(pixels: &[f32]) -> Vec<u8> {
    let grey = |value: &f32| (value.clamp(0.0, 1.0) * 255.0).round() as u8;
    pixels.iter().map(grey).flat_map(|grey| [grey, grey, grey, 255]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grey_values_fill_the_whole_range() {
        assert_eq!(opaque(&[0.0, 0.5, 1.0]), [0, 0, 0, 255, 128, 128, 128, 255, 255, 255, 255, 255]);
    }
}
