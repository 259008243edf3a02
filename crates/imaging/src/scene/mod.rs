//! Scenes: clean pictures of nothing in particular, each made from a seed, and variations of any clean picture. The `eyes`
//! network learns from them, besides from synthetic eyes, what in a picture is not a crosshair.

mod jpeg;
mod leaves;
mod lines;
mod resampling;
mod variation;

pub use self::variation::vary;

use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::eye::Texture;
use crate::image::{EYE_SIDE, Image};

/// A colour in sRGB: red, green and blue in [0, 1]; sums may lie outside.
type Colour = [f32; 3];

/// A picture of shapes behind each other, textures, fur, hairs, rims, edges and highlights: `[3, 100, 100]` in sRGB. The
/// same seed gives the same picture on every machine.
pub fn random_scene(seed: u64) -> Image {
    let mut rng = ChaCha8Rng::seed_from_u64(seed);
    let mut canvas = Canvas::new(&mut rng);
    if rng.random_bool(0.75) {
        leaves::paint(&mut canvas, &mut rng);
    }
    if rng.random_bool(0.35) {
        lines::paint_fur(&mut canvas, &mut rng);
    }
    if rng.random_bool(0.3) {
        lines::paint_folds(&mut canvas, &mut rng);
    }
    if rng.random_bool(0.35) {
        lines::paint_hairs(&mut canvas, &mut rng);
    }
    if rng.random_bool(0.3) {
        lines::paint_rims(&mut canvas, &mut rng);
    }
    if rng.random_bool(0.3) {
        lines::paint_highlights(&mut canvas, &mut rng);
    }
    canvas.photograph(&mut rng)
}

/// The scene while it is painted.
struct Canvas {
    /// The pixels, row by row.
    pixels: Vec<Colour>,
    texture: Texture,
    palette: Vec<Colour>,
}

impl Canvas {
    /// A smooth gradient between colours of a random palette, with a texture.
    fn new(rng: &mut (impl Rng + ?Sized)) -> Self {
        let texture = Texture::random(rng);
        let palette: Vec<Colour> = (0..rng.random_range(2..6)).map(|_| random_colour(rng)).collect();
        let (direction, length) = (rng.random_range(0.0..std::f32::consts::TAU), rng.random_range(60.0..300.0));
        let (from, to) = (palette[0], palette[1]);
        let surface = Surface::random(from, rng);
        let middle = EYE_SIDE as f32 / 2.0;
        let pixels = (0..EYE_SIDE * EYE_SIDE).map(|index| {
            let [x, y] = [index % EYE_SIDE, index / EYE_SIDE].map(|at| at as f32);
            let t = 0.5 + ((x - middle) * direction.cos() + (y - middle) * direction.sin()) / length;
            let shade = surface.shade(&texture, [x, y]);
            mix(from, to, t.clamp(0.0, 1.0)).map(|value| value * shade)
        });
        Self { pixels: pixels.collect(), texture, palette }
    }

    /// A colour of the palette, lighter or darker.
    fn colour(&self, rng: &mut (impl Rng + ?Sized)) -> Colour {
        let shade = rng.random_range(0.6..1.4);
        self.palette[rng.random_range(0..self.palette.len())].map(|value| (value * shade).min(1.0))
    }

    /// Mixes a colour into the pixels of a rectangle. `paint` gives the colour and its share (0 to 1) for the centre of a
    /// pixel.
    fn paint(&mut self, low: [f32; 2], high: [f32; 2], paint: impl Fn(&Texture, [f32; 2]) -> (Colour, f32)) {
        let range = |axis: usize| {
            let bound = |value: f32| value.clamp(0.0, EYE_SIDE as f32) as usize;
            bound(low[axis].floor())..bound(high[axis].ceil())
        };
        for y in range(1) {
            for x in range(0) {
                let (colour, share) = paint(&self.texture, [x as f32 + 0.5, y as f32 + 0.5]);
                let pixel = &mut self.pixels[y * EYE_SIDE + x];
                *pixel = mix(*pixel, colour, share);
            }
        }
    }

    /// Blurs the scene a little, as a lens does.
    fn photograph(self, rng: &mut (impl Rng + ?Sized)) -> Image {
        let blur = if rng.random_bool(0.15) { rng.random_range(0.8..2.5) } else { rng.random_range(0.3..0.8) };
        let mut image = Image::new(3, EYE_SIDE, EYE_SIDE);
        for (channel, plane) in image.pixels_mut().chunks_exact_mut(EYE_SIDE * EYE_SIDE).enumerate() {
            let sharp: Vec<f32> = self.pixels.iter().map(|pixel| pixel[channel]).collect();
            for (pixel, value) in plane.iter_mut().zip(crate::eye::blurred(&sharp, blur)) {
                *pixel = value.clamp(0.0, 1.0);
            }
        }
        image
    }
}

/// The texture of a surface.
#[derive(Clone, Copy)]
struct Surface {
    /// Where in the texture it lies.
    offset: [f32; 2],
    /// Bumps per pixel, along two axes turned by an angle.
    frequency: [f32; 2],
    sin_cos: [f32; 2],
    octaves: u8,
    /// The strength of the bumps and of the stripes: the standard share of the brightness.
    bumps: f32,
    stripes: f32,
    /// The colour, for surfaces of one colour.
    colour: Colour,
}

impl Surface {
    fn random(colour: Colour, rng: &mut (impl Rng + ?Sized)) -> Self {
        let frequency = 0.02 * 25.0f32.powf(rng.random());
        let stretch = if rng.random_bool(0.5) { 1.0 } else { rng.random_range(1.0..8.0) };
        let angle: f32 = rng.random_range(0.0..std::f32::consts::TAU);
        Self {
            offset: [rng.random_range(0.0..64.0), rng.random_range(0.0..64.0)],
            frequency: [frequency, frequency * stretch],
            sin_cos: [angle.sin(), angle.cos()],
            octaves: rng.random_range(1..6),
            bumps: if rng.random_bool(0.3) { 0.0 } else { rng.random_range(0.05..1.0) },
            stripes: if rng.random_bool(0.8) { 0.0 } else { rng.random_range(0.05..0.5) },
            colour,
        }
    }

    /// The factor of the brightness at a point.
    fn shade(&self, texture: &Texture, [x, y]: [f32; 2]) -> f32 {
        let [sin, cos] = self.sin_cos;
        let [u, v] = [(cos * x + sin * y) * self.frequency[0], (cos * y - sin * x) * self.frequency[1]];
        let mut shade = 1.0;
        if self.bumps > 0.0 {
            shade += self.bumps * texture.octaves(u + self.offset[0], v + self.offset[1], self.octaves);
        }
        if self.stripes > 0.0 {
            shade += self.stripes * (v * 8.0).sin();
        }
        shade.max(0.0)
    }
}

fn random_colour(rng: &mut (impl Rng + ?Sized)) -> Colour {
    let grey: f32 = rng.random_range(0.03..0.97);
    let tint = if rng.random_bool(0.6) { 0.15 } else { 0.6 };
    [(); 3].map(|()| (grey + tint * rng.random_range(-1.0..1.0f32) * grey.max(0.3)).clamp(0.0, 1.0))
}

fn mix(from: Colour, to: Colour, share: f32) -> Colour {
    [0, 1, 2].map(|channel| from[channel] + share * (to[channel] - from[channel]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scenes_depend_only_on_their_seed_and_are_not_flat() {
        assert_eq!(random_scene(3), random_scene(3));
        assert_ne!(random_scene(3), random_scene(4));
        let spread = |image: &Image| {
            let mean = image.pixels().iter().sum::<f32>() / 30_000.0;
            image.pixels().iter().map(|value| (value - mean).powi(2)).sum::<f32>() / 30_000.0
        };
        assert!((0..30).filter(|seed| spread(&random_scene(*seed)) > 1e-3).count() > 25);
    }
}
