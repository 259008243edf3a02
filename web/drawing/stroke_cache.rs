//! The finished strokes as a picture, so that a move of the pen draws only one stroke, however many there are.

use std::rc::Rc;

use afterimage_imaging::Stroke;
use wasm_bindgen::JsValue;
use web_sys::HtmlCanvasElement;

use crate::browser::canvas::{add_strokes, blank, draw_scaled, draw_strokes};

/// An off-screen canvas, and the strokes on it.
pub struct StrokeCache {
    canvas: HtmlCanvasElement,
    strokes: Vec<Rc<Stroke>>,
}

impl StrokeCache {
    /// Draws all strokes on the pad's canvas: the last one directly, and those before it from the cache, to which only new
    /// strokes are added.
    ///
    /// # Errors
    /// Where the browser has no 2D canvas.
    pub fn draw(cache: &mut Option<Self>, pad: &HtmlCanvasElement, strokes: &[Rc<Stroke>]) -> Result<(), JsValue> {
        let Some((last, finished)) = strokes.split_last().filter(|(_, finished)| !finished.is_empty()) else {
            return draw_strokes(pad, strokes);
        };
        let side = pad.width();
        let picture = match cache.take().filter(|cache| cache.canvas.width() == side) {
            Some(cache) => cache.updated_to(finished)?,
            None => Self { canvas: blank(side)?, strokes: Vec::new() }.updated_to(finished)?,
        };
        draw_scaled(pad, &picture.canvas)?;
        *cache = Some(picture);
        add_strokes(pad, std::slice::from_ref(last))
    }

    fn updated_to(mut self, finished: &[Rc<Stroke>]) -> Result<Self, JsValue> {
        let is_kept = |(cache, stroke): (&Rc<Stroke>, &Rc<Stroke>)| Rc::ptr_eq(cache, stroke);
        let grows = self.strokes.len() <= finished.len() && self.strokes.iter().zip(finished).all(is_kept);
        if grows && !self.strokes.is_empty() {
            add_strokes(&self.canvas, &finished[self.strokes.len()..])?;
        } else {
            draw_strokes(&self.canvas, finished)?;
        }
        self.strokes = finished.to_vec();
        Ok(self)
    }
}
