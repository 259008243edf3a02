//! Rasterises a long drawing, without and with an eraser, as the page does at every pointer event.
//!
//! `cargo bench -p afterimage-imaging --bench rasterise [-- ROUNDS]`

use std::f32::consts::TAU;
use std::hint::black_box;
use std::time::Instant;

use afterimage_imaging::{Framing, Point, Stroke, Tool, rasterise};

/// The points of about ten seconds of drawing.
const POINTS: u16 = 900;

/// A closed curve over most of the pad that crosses itself, about five pads long.
fn curve(points: u16, width: f32, tool: Tool, has_pressure: bool) -> Stroke {
    let angles = (0..points).map(|index| f32::from(index) / f32::from(points) * TAU);
    let point = |t: f32| Point::new(0.5 + 0.38 * (2.0 * t).sin(), 0.5 + 0.4 * (3.0 * t + 0.4).sin());
    // The pressure varies between 0.33 and 0.99, with a period of thirty points, as in handwriting.
    let pressure = |t: f32| 0.66 + 0.33 * (30.0 * t).sin();
    let pressures = if has_pressure { angles.clone().map(pressure).collect() } else { Vec::new() };
    Stroke { width, tool, pressures, ..Stroke::new(angles.map(point).collect()) }
}

fn main() {
    // The argument `--bench`, which cargo passes, is skipped because it is not a number.
    let rounds: usize = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(200);
    println!("{POINTS} points of the pen, {rounds} rounds       median ms  best");
    for (width, has_pressure) in [(0.09, false), (0.09, true), (0.25, false), (0.25, true)] {
        for (erasing, eraser_width) in [(0, 0.0), (100, 0.09), (POINTS, width)] {
            let pen = curve(POINTS, width, Tool::Pen, has_pressure);
            // Moved, so that it erases only parts of the lines.
            let mut eraser = curve(erasing, eraser_width, Tool::Eraser, has_pressure);
            eraser.points.iter_mut().for_each(|point| point.x = (point.x + 0.3) * 0.7);
            let strokes = [pen, eraser];
            let mut times: Vec<f64> = (0..rounds.max(1))
                .map(|_| {
                    let start = Instant::now();
                    black_box(rasterise(black_box(&strokes), Framing::Centred));
                    1e3 * start.elapsed().as_secs_f64()
                })
                .collect();
            times.sort_by(f64::total_cmp);
            let pressure = if has_pressure { "pressure" } else { "" };
            println!(
                "width {width:.2} {pressure:8}  {erasing:3} of the eraser  {:9.2}  {:.2}",
                times[times.len() / 2],
                times[0],
            );
        }
    }
}
