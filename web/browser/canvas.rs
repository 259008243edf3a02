//! Draws on canvases: pictures pixel by pixel, and strokes at the screen's resolution.
//!
//! Digits are everywhere white ink on black, in either theme, because that is what their networks learned to see.

use std::f64::consts::TAU;
use std::ops::Range;
use std::rc::Rc;

use afterimage_imaging::{Image, Stroke, StrokeSample, Tool};
use wasm_bindgen::{Clamped, JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

const PAPER: &str = "#000";
const INK: &str = "#fff";

/// Draws a picture, grey or of three channels, one pixel of the backing store for each of its own. A canvas of another
/// size is resized.
///
/// # Errors
/// Where the browser has no 2D canvas.
pub fn draw_image(canvas: &HtmlCanvasElement, image: &Image) -> Result<(), JsValue> {
    let (width, height) = (image.width(), image.height());
    let byte = |value: &f32| (value * 255.0).round() as u8;
    let planes: Vec<&[f32]> = image.pixels().chunks_exact((width * height).max(1)).collect();
    match planes[..] {
        [red, green, blue] => {
            let pixels = red.iter().zip(green).zip(blue);
            draw_colours(canvas, width, height, pixels.map(|((red, green), blue)| [byte(red), byte(green), byte(blue)]))
        }
        _ => draw_colours(canvas, width, height, image.pixels().iter().map(|value| grey(*value))),
    }
}

/// Draws a coloured picture (sRGB), row by row, one pixel of the backing store for each colour, of which there are
/// `width` × `height`. A canvas of another size is resized.
///
/// # Errors
/// Where the browser has no 2D canvas, or the colours do not fill the rows.
pub fn draw_colours(
    canvas: &HtmlCanvasElement,
    width: usize,
    height: usize,
    colours: impl Iterator<Item = [u8; 3]>,
) -> Result<(), JsValue> {
    let (width, height) = (width as u32, height as u32);
    // Setting a size, even the same one, clears the canvas.
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let rgba = opaque(colours);
    let data = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&rgba), width, height)?;
    context(canvas)?.put_image_data(&data, 0.0, 0.0)
}

/// A canvas of its own for a grey picture, outside of the page.
///
/// # Errors
/// Where the browser has no 2D canvas.
pub fn picture_of(image: &Image) -> Result<HtmlCanvasElement, JsValue> {
    let canvas = blank(0)?;
    draw_image(&canvas, image)?;
    Ok(canvas)
}

/// A square canvas with nothing on it, outside of the page.
///
/// # Errors
/// Where the browser makes none.
pub fn blank(side: u32) -> Result<HtmlCanvasElement, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.dyn_into()?;
    canvas.set_width(side);
    canvas.set_height(side);
    Ok(canvas)
}

/// Draws a picture over the whole canvas, smoothly.
///
/// # Errors
/// Where the browser has no 2D canvas.
pub fn draw_scaled(canvas: &HtmlCanvasElement, picture: &HtmlCanvasElement) -> Result<(), JsValue> {
    let context = context(canvas)?;
    context.set_image_smoothing_enabled(true);
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    context.draw_image_with_html_canvas_element_and_dw_and_dh(picture, 0.0, 0.0, width, height)
}

/// Draws strokes over the whole canvas, along the same lines as `afterimage_imaging::rasterise`.
///
/// # Errors
/// Where the browser has no 2D canvas.
pub fn draw_strokes(canvas: &HtmlCanvasElement, strokes: &[Rc<Stroke>]) -> Result<(), JsValue> {
    let context = context(canvas)?;
    context.set_fill_style_str(PAPER);
    context.fill_rect(0.0, 0.0, f64::from(canvas.width()), f64::from(canvas.height()));
    add_strokes(canvas, strokes)
}

/// Draws strokes over what is on the canvas: the pen's in ink, the eraser's in the colour of the paper.
///
/// # Errors
/// Where the browser has no 2D canvas.
pub fn add_strokes(canvas: &HtmlCanvasElement, strokes: &[Rc<Stroke>]) -> Result<(), JsValue> {
    let side = f64::from(canvas.width());
    let context = context(canvas)?;
    context.set_line_cap("round");
    context.set_line_join("round");
    for stroke in strokes {
        let colour = match stroke.tool {
            Tool::Pen => INK,
            Tool::Eraser => PAPER,
        };
        context.set_stroke_style_str(colour);
        context.set_fill_style_str(colour);
        trace(&context, &stroke.samples(), side)?;
    }
    Ok(())
}

fn trace(context: &CanvasRenderingContext2d, samples: &[StrokeSample], side: f64) -> Result<(), JsValue> {
    let at = |sample: &StrokeSample| (f64::from(sample.point.x) * side, f64::from(sample.point.y) * side);
    if let Some(first) = samples.first() {
        // Browsers draw nothing for a line of no length, so a dot needs its round end drawn for it.
        let (x, y) = at(first);
        context.begin_path();
        context.arc(x, y, f64::from(first.width) * side / 2.0, 0.0, TAU)?;
        context.fill();
    }
    for (run, width) in runs(samples, STEP / side as f32) {
        context.set_line_width(f64::from(width) * side);
        context.begin_path();
        for sample in run {
            let (x, y) = at(sample);
            // The first of a path only begins it.
            context.line_to(x, y);
        }
        context.stroke();
    }
    Ok(())
}

/// By how many of the canvas's pixels the width may be off within a run. A path for each sample would cost many times
/// as much, and nobody sees a quarter of a pixel on either side.
const STEP: f32 = 0.5;

/// A path takes a browser longer than in proportion to its length where it crosses itself: a scribble of a thousand
/// points as one path took five frames.
const LONGEST_RUN: usize = 48;

/// A line in runs that are about as wide from end to end, with their widths. Each begins with the last sample of the
/// one before it.
fn runs(samples: &[StrokeSample], tolerance: f32) -> Vec<(&[StrokeSample], f32)> {
    let widths = samples.windows(2).map(|two| (two[0].width + two[1].width) / 2.0);
    let mut runs: Vec<(Range<usize>, f32)> = Vec::new();
    for (index, width) in widths.enumerate() {
        match runs.last_mut() {
            Some((run, common)) if (width - *common).abs() <= tolerance && run.len() < LONGEST_RUN => {
                run.end = index + 2;
            }
            _ => runs.push((index..index + 2, width)),
        }
    }
    runs.into_iter().map(|(run, width)| (&samples[run], width)).collect()
}

pub(crate) fn context(canvas: &HtmlCanvasElement) -> Result<CanvasRenderingContext2d, JsValue> {
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    Ok(context.dyn_into()?)
}

/// Where the errors of this module go: a page without a canvas is of no use, and there is nothing to try.
pub fn report<T>(result: Result<T, JsValue>) -> Option<T> {
    result.map_err(|error| web_sys::console::error_1(&error)).ok()
}

/// The grey (sRGB) of a value in [0, 1]; values outside are clamped, NaN is black.
pub fn grey(value: f32) -> [u8; 3] {
    [(value.clamp(0.0, 1.0) * 255.0).round() as u8; 3]
}

/// Colours as RGBA that nothing shines through.
fn opaque(colours: impl Iterator<Item = [u8; 3]>) -> Vec<u8> {
    colours.flat_map(|[red, green, blue]| [red, green, blue, 255]).collect()
}

#[cfg(test)]
mod tests {
    use afterimage_imaging::Point;

    use super::*;

    #[test]
    fn grey_values_fill_the_whole_range() {
        assert_eq!([0.0, 0.5, 1.0, 1.5, -0.5, f32::NAN].map(grey), [0, 128, 255, 255, 0, 0].map(|level| [level; 3]));
    }

    #[test]
    fn colours_become_opaque_pixels() {
        assert_eq!(opaque([[1, 2, 3], [4, 5, 6]].into_iter()), [1, 2, 3, 255, 4, 5, 6, 255]);
    }

    fn stroke(pressures: &[f32]) -> Stroke {
        let points = (0..pressures.len().max(5)).map(|i| Point::new(0.1 * i as f32, 0.5)).collect();
        Stroke { pressures: pressures.to_vec(), ..Stroke::new(points) }
    }

    #[test]
    fn a_line_of_even_width_is_one_run() {
        let samples = stroke(&[]).samples();
        assert_eq!(runs(&samples, 0.001), [(&samples[..], stroke(&[]).width)]);
        assert_eq!(runs(&samples[..1], 0.001), []);
        assert_eq!(runs(&[], 0.001), []);
    }

    #[test]
    fn a_long_line_is_several_runs_that_join() {
        let samples = vec![StrokeSample { point: Point::new(0.5, 0.5), width: 0.1 }; 1000];
        let runs = runs(&samples, 0.001);
        assert!(runs.iter().all(|(run, _)| run.len() <= LONGEST_RUN));
        // Each run but the first begins where the one before it ends.
        assert_eq!(runs.iter().map(|(run, _)| run.len() - 1).sum::<usize>(), samples.len() - 1);
    }

    #[test]
    fn a_line_of_changing_width_is_runs_that_join() {
        let samples = stroke(&[0.0, 0.4, 1.0, 1.0, 0.2, 0.2]).samples();
        let tolerance = 0.004;
        let runs = runs(&samples, tolerance);
        assert!(runs.len() > 5 && runs.len() < samples.len() / 2, "{} of {}", runs.len(), samples.len());
        assert_eq!((runs[0].0.first(), runs[runs.len() - 1].0.last()), (samples.first(), samples.last()));
        for two in runs.windows(2) {
            assert_eq!(two[0].0.last(), two[1].0.first());
        }
        for (run, width) in runs {
            assert!(run.windows(2).all(|two| ((two[0].width + two[1].width) / 2.0 - width).abs() <= tolerance));
        }
    }
}
