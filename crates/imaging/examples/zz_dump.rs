use afterimage_imaging::*;
use rand::{RngExt, SeedableRng};
use std::io::Write;
fn main() {
    let mut rng = rand_chacha::ChaCha8Rng::seed_from_u64(7);
    let mut out = std::io::BufWriter::new(std::fs::File::create(std::env::args().nth(1).unwrap()).unwrap());
    for case in 0..6000 {
        let erasers = case % 2 == 1;
        let n = rng.random_range(1..5);
        let strokes: Vec<Stroke> = (0..n)
            .map(|_| {
                let m = rng.random_range(1..60);
                let step = [0.5f32, 0.02, 0.1, 0.005][rng.random_range(0..4)];
                let mut p = Point::new(rng.random_range(0.0..1.0), rng.random_range(0.0..1.0));
                let points = (0..m)
                    .map(|_| {
                        p = Point::new(
                            p.x + step * rng.random_range(-1.0f32..1.0),
                            p.y + step * rng.random_range(-1.0f32..1.0),
                        );
                        p
                    })
                    .collect();
                let pressures =
                    if rng.random_bool(0.5) { (0..m).map(|_| rng.random_range(0.0..1.0)).collect() } else { vec![] };
                let width = [0.09f32, 0.25, 0.03, 0.004, 0.6][rng.random_range(0..5)];
                let tool = if rng.random_bool(0.4) && erasers { Tool::Eraser } else { Tool::Pen };
                Stroke { width, pressures, tool, ..Stroke::new(points) }
            })
            .collect();
        for f in [Framing::Centred, Framing::AsDrawn] {
            for v in rasterise(&strokes, f).pixels() {
                out.write_all(&v.to_le_bytes()).unwrap();
            }
        }
    }
}
