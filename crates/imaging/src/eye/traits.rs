//! The random traits of an eye, which are drawn before it is painted. Lengths are in eye units ([`Frame`]).

use rand::{Rng, RngExt};

use super::camera::Camera;
use super::colour::{Rgb, gradient, linear, mix, multiply};
use super::frame::Frame;
use super::glasses::Glasses;
use super::lids::{Arch, Lids};
use super::sampling::{skewed_low, triangular};
use super::texture::Texture;

/// Colours of human skin in daylight from light to dark, 8-bit sRGB.
const SKIN_COLOURS: [[u8; 3]; 8] = [
    [246, 219, 200],
    [236, 196, 168],
    [220, 172, 138],
    [196, 144, 108],
    [164, 114, 82],
    [126, 84, 60],
    [90, 58, 42],
    [58, 38, 29],
];

/// Colours of irises, 8-bit sRGB: from dark brown through amber, hazel, green and grey to light blue.
const IRIS_COLOURS: [[u8; 3]; 9] = [
    [38, 24, 16],
    [62, 38, 22],
    [92, 58, 32],
    [134, 92, 44],
    [116, 102, 58],
    [96, 112, 80],
    [112, 124, 128],
    [92, 126, 158],
    [146, 174, 194],
];

/// Colours of hair, 8-bit sRGB: black, dark brown, brown, blond, red, grey.
const HAIR_COLOURS: [[u8; 3]; 6] =
    [[14, 12, 12], [36, 24, 17], [74, 50, 33], [148, 116, 78], [118, 62, 34], [134, 130, 126]];

/// All traits of one eye and of its photograph.
#[derive(Clone, Debug)]
pub(super) struct Traits {
    /// The position in the image.
    pub frame: Frame,
    /// The lids.
    pub lids: Lids,
    /// The skin around the eye.
    pub skin: Skin,
    /// The eyeball.
    pub eyeball: Eyeball,
    /// Brow, lashes, and hair of the head.
    pub hair: Hair,
    /// The light of the scene.
    pub light: Light,
    /// Glasses; 7 % of the eyes have them.
    pub glasses: Option<Glasses>,
    /// The camera and its settings.
    pub camera: Camera,
}

/// The skin around the eye.
#[derive(Clone, Debug)]
pub(super) struct Skin {
    /// The base colour.
    pub tone: Rgb,
    /// How uneven the colour is, 0 to 1.
    pub mottling: f32,
    /// How deep the pores are, 0 to 1.
    pub pores: f32,
    /// How deep the wrinkles are, 0 to 1.
    pub wrinkles: f32,
    /// The density of freckles, 0 to 1.
    pub freckles: f32,
    /// How dark the skin around the eye is, 0 to 0.45.
    pub shadow: f32,
    /// How much the bag below the eye protrudes, 0 to 1.
    pub bags: f32,
    /// How deep the eye lies in its socket, 0.1 to 1.
    pub depth: f32,
    /// The height of the bridge of the nose, 0.15 to 0.8.
    pub nose: f32,
    /// The colour of the eyeshadow on the upper lid, and its strength, 0 to 0.7.
    pub eyeshadow: (Rgb, f32),
    /// The strength of the eyeliner, 0 to 1.
    pub eyeliner: f32,
    /// The texture of blotches, wrinkles and pores.
    pub texture: Texture,
}

/// The eyeball.
#[derive(Clone, Debug)]
pub(super) struct Eyeball {
    /// The middle of the iris.
    pub gaze: [f32; 2],
    /// The radius of the iris.
    pub iris: f32,
    /// The radius of the pupil as a fraction of the iris' radius.
    pub pupil: f32,
    /// The colour of the iris at its edge.
    pub outer: Rgb,
    /// The colour of the iris around the pupil.
    pub inner: Rgb,
    /// The radius at which the inner colour ends, as a fraction of the iris' radius.
    pub collar: f32,
    /// How dark the ring at the edge of the iris is, 0 to 1.
    pub limbus: f32,
    /// The contrast of the fibres of the iris, 0 to 1.
    pub fibres: f32,
    /// The colour of the sclera, the white of the eye.
    pub sclera: Rgb,
    /// How visible the veins are, 0 to 1.
    pub veins: f32,
    /// The lights that the cornea reflects.
    pub catchlights: Vec<Catchlight>,
    /// The texture of fibres and veins.
    pub texture: Texture,
}

/// The reflection of a light on the cornea.
#[derive(Clone, Copy, Debug)]
pub(super) struct Catchlight {
    /// The position relative to the middle of the iris, in radii of the iris.
    pub position: [f32; 2],
    /// Half the width and height, in radii of the iris.
    pub size: [f32; 2],
    /// The shape of the light.
    pub shape: LightShape,
    /// The brightness, 0 to 1.
    pub strength: f32,
}

/// The shape of a light that the cornea reflects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LightShape {
    /// A round light or the sun.
    Round,
    /// A window or a soft box; large ones have a cross of bars.
    Window,
    /// A ring light.
    Ring,
}

/// Brow, lashes, and hair of the head.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hair {
    /// The colour of all hair.
    pub colour: Rgb,
    /// The height of the brow's middle above the line between the corners.
    pub brow: f32,
    /// Half the brow's thickness at the nose.
    pub brow_width: f32,
    /// The number of hairs of the brow.
    pub brow_hairs: u16,
    /// How strongly the brow is arched.
    pub brow_arch: f32,
    /// The length of the upper lashes.
    pub lashes: f32,
    /// The number of upper lashes.
    pub lash_count: u16,
    /// The thickness of the upper lashes.
    pub lash_width: f32,
    /// The number of hairs of the head that hang into the image.
    pub strands: u8,
}

impl Hair {
    /// The v of the brow's middle line at `u`: it rises towards the temple and falls beyond its arch.
    pub fn brow_at(&self, u: f32) -> f32 {
        -self.brow - 0.6 * self.brow_arch * (1.0 - ((u - 0.45) / 1.3).powi(2)).max(-1.0) - 0.05 * u
    }

    /// Half the brow's thickness at `u`: thick at the nose, thin at the temple.
    pub fn brow_width_at(&self, u: f32) -> f32 {
        self.brow_width * (1.0 - 0.28 * (u + 1.15)).max(0.15)
    }
}

/// The light of the scene.
#[derive(Clone, Copy, Debug)]
pub(super) struct Light {
    /// The unit vector towards the light; z points towards the camera.
    pub direction: [f32; 3],
    /// The fraction of the light that comes from all directions.
    pub ambient: f32,
}

impl Traits {
    /// Draws the traits of a random eye.
    pub fn random(rng: &mut (impl Rng + ?Sized)) -> Self {
        let darkness: f32 = rng.random();
        let frame = random_frame(rng);
        let lids = random_lids(rng);
        let light = random_light(rng);
        Self {
            frame,
            lids,
            skin: random_skin(darkness, rng),
            eyeball: random_eyeball(darkness, &light, rng),
            hair: random_hair(darkness, rng),
            light,
            glasses: rng.random_bool(0.07).then(|| Glasses::random(rng)),
            camera: Camera::random(rng),
        }
    }
}

fn random_frame(rng: &mut (impl Rng + ?Sized)) -> Frame {
    let half = if rng.random_bool(0.06) { rng.random_range(14.0..20.0) } else { triangular(rng, 20.0, 46.0) };
    // The larger the eye, the less it may be off the middle.
    let room = 14.0 - 0.15 * half;
    let (sin, cos) = triangular(rng, -0.3, 0.3).sin_cos();
    Frame {
        middle: [50.0 + triangular(rng, -room, room), 54.0 + triangular(rng, -room, room)],
        half,
        roll: [sin, cos],
        side: if rng.random() { 1.0 } else { -1.0 },
    }
}

fn random_lids(rng: &mut (impl Rng + ?Sized)) -> Lids {
    let upper = match rng.random_range(0..100) {
        0..3 => rng.random_range(0.0..0.08),
        3..15 => rng.random_range(0.12..0.3),
        15..90 => triangular(rng, 0.28, 0.56),
        _ => rng.random_range(0.5..0.68),
    };
    let peak = triangular(rng, -0.4, 0.25);
    Lids {
        upper,
        lower: triangular(rng, 0.12, 0.32),
        tilt: triangular(rng, -0.16, 0.08),
        crease: rng.random_bool(0.82).then(|| triangular(rng, 0.05, 0.3)),
        arches: [
            Arch::new(peak, triangular(rng, 0.6, 1.1)),
            Arch::new(triangular(rng, -0.15, 0.5), triangular(rng, 0.65, 1.15)),
            Arch::new(peak, 0.48),
        ],
    }
}

fn random_skin(darkness: f32, rng: &mut (impl Rng + ?Sized)) -> Skin {
    let tone = gradient(&SKIN_COLOURS.map(linear), darkness);
    let hue = [rng.random_range(0.92..1.08), rng.random_range(0.95..1.05), rng.random_range(0.88..1.12)];
    let painted = if rng.random_bool(0.25) { rng.random_range(0.15..0.7) } else { 0.0 };
    let paint = [rng.random_range(0.02..0.5), rng.random_range(0.02..0.3), rng.random_range(0.02..0.45)];
    Skin {
        tone: multiply(tone, hue),
        mottling: rng.random(),
        pores: skewed_low(rng, 0.1, 1.0),
        wrinkles: skewed_low(rng, 0.0, 1.0),
        freckles: if rng.random_bool(0.15) { rng.random_range(0.1..1.0) } else { 0.0 },
        shadow: triangular(rng, 0.0, 0.45),
        bags: skewed_low(rng, 0.0, 1.0),
        depth: triangular(rng, 0.1, 1.0),
        nose: triangular(rng, 0.15, 0.8),
        eyeshadow: (paint, painted),
        eyeliner: if rng.random_bool(0.3) { rng.random_range(0.3..1.0) } else { skewed_low(rng, 0.0, 0.4) },
        texture: Texture::random(rng),
    }
}

fn random_eyeball(darkness: f32, light: &Light, rng: &mut (impl Rng + ?Sized)) -> Eyeball {
    // Darker skin makes brown eyes more likely.
    let hue = if rng.random_bool((0.25 + darkness).min(0.97).into()) {
        skewed_low(rng, 0.0, 0.4)
    } else {
        rng.random_range(0.2..1.0)
    };
    let outer = gradient(&IRIS_COLOURS.map(linear), hue);
    let amber = linear([150, 100, 48]);
    let inner = match rng.random_range(0..3) {
        0 => mix(outer, amber, rng.random_range(0.2..0.8)),
        1 => outer.map(|value| (1.5 * value).min(0.6)),
        _ => outer,
    };
    let yellow = triangular(rng, 0.0, 0.14) + 0.08 * darkness;
    let white = triangular(rng, 0.42, 0.8);
    Eyeball {
        gaze: [triangular(rng, -0.42, 0.42), triangular(rng, -0.2, 0.1)],
        iris: triangular(rng, 0.36, 0.47),
        pupil: triangular(rng, 0.22, 0.62),
        outer,
        inner,
        collar: rng.random_range(0.35..0.65),
        limbus: rng.random_range(0.1..0.9),
        fibres: rng.random_range(0.1..1.0),
        sclera: [white, white * (0.95 - yellow * 0.5), white * (0.93 - yellow * 1.2)],
        veins: skewed_low(rng, 0.0, 1.0),
        catchlights: random_catchlights(light, rng),
        texture: Texture::random(rng),
    }
}

fn random_catchlights(light: &Light, rng: &mut (impl Rng + ?Sized)) -> Vec<Catchlight> {
    let count = [0, 1, 1, 1, 1, 2, 2, 3][rng.random_range(0..8)];
    (0..count).map(|index| random_catchlight(index == 0, light, rng)).collect()
}

/// The reflection of the main light, or of another one.
fn random_catchlight(is_main: bool, light: &Light, rng: &mut (impl Rng + ?Sized)) -> Catchlight {
    let [x, y, _] = light.direction.map(|coordinate| 0.45 * coordinate);
    let (position, side, strength) = if is_main {
        let position = [x + rng.random_range(-0.2..0.2), y + rng.random_range(-0.2..0.2)];
        (position, rng.random_range(0.07..0.26), rng.random_range(0.55..1.0))
    } else {
        let position = [rng.random_range(-0.7..0.7), rng.random_range(-0.6..0.6)];
        (position, rng.random_range(0.04..0.13), rng.random_range(0.2..0.8))
    };
    let shape = match rng.random_range(0..5) {
        0..2 => LightShape::Round,
        2..4 => LightShape::Window,
        _ => LightShape::Ring,
    };
    Catchlight { position, size: [side, side * rng.random_range(0.6..1.6)], shape, strength }
}

fn random_hair(darkness: f32, rng: &mut (impl Rng + ?Sized)) -> Hair {
    let kind = if rng.random_bool((0.3 + 0.8 * darkness).min(1.0).into()) {
        rng.random_range(0..2)
    } else {
        rng.random_range(0..HAIR_COLOURS.len())
    };
    let density = rng.random::<f32>();
    Hair {
        colour: linear(HAIR_COLOURS[kind]),
        brow: triangular(rng, 0.75, 1.4),
        brow_width: triangular(rng, 0.12, 0.5),
        brow_hairs: (60.0 + 340.0 * density) as u16,
        brow_arch: triangular(rng, 0.0, 0.45),
        lashes: triangular(rng, 0.08, 0.34),
        lash_count: rng.random_range(14..60),
        lash_width: triangular(rng, 0.008, 0.03),
        strands: match rng.random_range(0..100) {
            0..6 => rng.random_range(2..14),
            // A fringe, or long hair beside the face.
            6..11 => rng.random_range(80..240),
            _ => 0,
        },
    }
}

fn random_light(rng: &mut (impl Rng + ?Sized)) -> Light {
    let direction = [triangular(rng, -1.0, 1.0), triangular(rng, -1.0, 0.25), rng.random_range(0.45..1.1f32)];
    let length = direction.iter().map(|value| value * value).sum::<f32>().sqrt();
    Light { direction: direction.map(|value| value / length), ambient: rng.random_range(0.25..0.75) }
}
