//! Draws synthetic eyes side by side in one PNG file:
//! `cargo run --release -p afterimage-imaging --example contact_sheet -- sheet.png [FIRST_SEED] [COLUMNS] [ROWS]`

use std::process::ExitCode;

use afterimage_imaging::{EYE_SIDE, synthetic_eye};
use image::{Rgb, RgbImage};

const USAGE: &str = "usage: contact_sheet <file.png> [first seed, 0] [columns, 8] [rows, 8]";

fn main() -> ExitCode {
    match draw(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn draw(arguments: &[String]) -> Result<(), String> {
    let path = arguments.first().ok_or(USAGE)?;
    let number = |index: usize, default: u64| match arguments.get(index) {
        None => Ok(default),
        Some(text) => text.parse::<u64>().map_err(|_| format!("{text} is not a whole number\n{USAGE}")),
    };
    let (first, columns, rows) = (number(1, 0)?, number(2, 8)?, number(3, 8)?);
    if !(1..=100).contains(&columns) || !(1..=100).contains(&rows) {
        return Err(format!("columns and rows are 1 to 100 each\n{USAGE}"));
    }
    let side = EYE_SIDE as u32;
    let mut sheet = RgbImage::new(columns as u32 * side, rows as u32 * side);
    for index in 0..columns * rows {
        let eye = synthetic_eye(first.wrapping_add(index));
        let (left, top) = ((index % columns) as u32 * side, (index / columns) as u32 * side);
        for y in 0..EYE_SIDE {
            for x in 0..EYE_SIDE {
                let colour = [0, 1, 2].map(|channel| (eye.get(channel, y, x) * 255.0).round() as u8);
                sheet.put_pixel(left + x as u32, top + y as u32, Rgb(colour));
            }
        }
    }
    sheet.save(path).map_err(|error| format!("{path} could not be written: {error}"))
}
