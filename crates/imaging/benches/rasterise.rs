//! What the page does at every pointer event: a long drawing as a digit, without and with an eraser.
//!
//! `cargo bench -p afterimage-imaging --bench rasterise [-- ROUNDS]`

use std::f32::consts::TAU;
use std::hint::black_box;
use std::time::Instant;

use afterimage_imaging::{Framing, Point, Stroke, Tool, rasterise};

/// As many as some ten seconds of drawing give.
const POINTS: u16 = 900;

/// A closed figure over most of the pad, about five pads long, in which lines cross each other.
fn figure(points: u16, width: f32, tool: Tool, is_pressed: bool) -> Stroke {
    let turns = (0..points).map(|index| f32::from(index) / f32::from(points) * TAU);
    let place = |t: f32| Point::new(0.5 + 0.38 * (2.0 * t).sin(), 0.5 + 0.4 * (3.0 * t + 0.4).sin());
    // From a third to all of what a pen can feel, up and down every thirty points, as handwriting does.
    let pressure = |t: f32| 0.66 + 0.33 * (30.0 * t).sin();
    let pressures = if is_pressed { turns.clone().map(pressure).collect() } else { Vec::new() };
    Stroke { width, tool, pressures, ..Stroke::new(turns.map(place).collect()) }
}

fn main() {
    // cargo itself passes `--bench`.
    let rounds: usize = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(200);
    println!("{POINTS} points of the pen, {rounds} rounds       median ms  best");
    for (width, is_pressed) in [(0.09, false), (0.09, true), (0.25, false), (0.25, true)] {
        for (erasing, eraser_width) in [(0, 0.0), (100, 0.09), (POINTS, width)] {
            let pen = figure(POINTS, width, Tool::Pen, is_pressed);
            // Aside, so that it cuts into the lines and leaves something of them.
            let mut eraser = figure(erasing, eraser_width, Tool::Eraser, is_pressed);
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
            let pressure = if is_pressed { "pressure" } else { "" };
            println!(
                "width {width:.2} {pressure:8}  {erasing:3} of the eraser  {:9.2}  {:.2}",
                times[times.len() / 2],
                times[0],
            );
        }
    }
}
