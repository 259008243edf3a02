//! What is drawn at random about an eye before it is painted.

use rand::{Rng, RngExt};

use super::camera::Camera;
use super::colour::{Rgb, along, linear, mix, times};
use super::frame::Frame;
use super::glasses::Glasses;
use super::lids::{Arch, Lids};
use super::sampling::{skewed_low, triangular};
use super::texture::Texture;

/// From the lightest to the darkest human skin in even daylight, 8-bit sRGB.
const SKINS: [[u8; 3]; 8] = [
    [246, 219, 200],
    [236, 196, 168],
    [220, 172, 138],
    [196, 144, 108],
    [164, 114, 82],
    [126, 84, 60],
    [90, 58, 42],
    [58, 38, 29],
];

/// Irises from the darkest brown over amber, hazel, green and grey to light blue.
const IRISES: [[u8; 3]; 9] = [
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

/// Hair: black, dark brown, brown, blond, red, grey.
const HAIRS: [[u8; 3]; 6] = [[14, 12, 12], [36, 24, 17], [74, 50, 33], [148, 116, 78], [118, 62, 34], [134, 130, 126]];

/// All about one eye.
#[derive(Clone, Debug)]
pub(super) struct Traits {
    /// Where it is.
    pub frame: Frame,
    /// How it is opened.
    pub lids: Lids,
    /// The skin around it.
    pub skin: Skin,
    /// The eyeball.
    pub globe: Globe,
    /// Brow and lashes.
    pub hair: Hair,
    /// Where the light comes from.
    pub light: Light,
    /// A rarity.
    pub glasses: Option<Glasses>,
    /// What takes the picture.
    pub camera: Camera,
}

/// The skin.
#[derive(Clone, Debug)]
pub(super) struct Skin {
    /// Its colour.
    pub tone: Rgb,
    /// 0 (even) to 1 (blotched).
    pub mottling: f32,
    /// How rough it is, 0 to 1.
    pub pores: f32,
    /// 0 (young) to 1.
    pub wrinkles: f32,
    /// Freckles for each unit of area, 0 to 1.
    pub freckles: f32,
    /// How dark the ring around the eye is, 0 to 0.5.
    pub shadow: f32,
    /// How far bags below the eye stand out, 0 to 1.
    pub bags: f32,
    /// How deep the eye lies in its socket, 0 to 1.
    pub depth: f32,
    /// How high the bridge of the nose stands beside it, 0.2 to 0.8.
    pub nose: f32,
    /// Paint on the upper lid, and how much.
    pub eyeshadow: (Rgb, f32),
    /// Of the lids' edges, 0 to 1.
    pub eyeliner: f32,
    /// Blotches and pores.
    pub texture: Texture,
}

/// The eyeball.
#[derive(Clone, Debug)]
pub(super) struct Globe {
    /// The middle of the iris, in the eye's units.
    pub gaze: [f32; 2],
    /// The radius of the iris.
    pub iris: f32,
    /// The radius of the pupil as a share of the iris'.
    pub pupil: f32,
    /// The iris towards its edge.
    pub outer: Rgb,
    /// The iris around the pupil.
    pub inner: Rgb,
    /// Where the inner colour ends, as a share of the radius.
    pub collar: f32,
    /// How dark the ring at its edge is, 0 to 1.
    pub limbus: f32,
    /// How strong its fibres are, 0 to 1.
    pub fibres: f32,
    /// The white.
    pub sclera: Rgb,
    /// How many veins are seen, 0 to 1.
    pub veins: f32,
    /// What the cornea mirrors: lamps and windows.
    pub catchlights: Vec<Catchlight>,
    /// Fibres and veins.
    pub texture: Texture,
}

/// A lamp or a window that the cornea mirrors.
#[derive(Clone, Copy, Debug)]
pub(super) struct Catchlight {
    /// From the middle of the iris, in radii of the iris.
    pub place: [f32; 2],
    /// Half its width and height, in radii of the iris.
    pub size: [f32; 2],
    /// What it looks like.
    pub kind: LampKind,
    /// How bright it is, 0 to 1.
    pub strength: f32,
}

/// What a cornea mirrors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LampKind {
    /// A round lamp or the sun.
    Round,
    /// A window or a soft box, with bars where it is large.
    Window,
    /// A ring light.
    Ring,
}

/// Hair.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hair {
    /// Of brow and lashes.
    pub colour: Rgb,
    /// The height of the brow's middle above the line between the corners.
    pub brow: f32,
    /// Its thickness.
    pub brow_width: f32,
    /// Its hairs.
    pub brow_hairs: u16,
    /// How much it bends.
    pub brow_arch: f32,
    /// The upper lashes' length.
    pub lashes: f32,
    /// How many there are above.
    pub lash_count: u16,
    /// Their thickness in eye units.
    pub lash_width: f32,
    /// Hairs of the head that hang into the picture.
    pub strands: u8,
}

impl Hair {
    /// The height of the brow's middle line at `u`: it rises towards the temple and falls behind its arch.
    pub fn brow_at(&self, u: f32) -> f32 {
        -self.brow - 0.6 * self.brow_arch * (1.0 - ((u - 0.45) / 1.3).powi(2)).max(-1.0) - 0.05 * u
    }

    /// Half the brow's thickness at `u`: broad at the nose, thin at the temple.
    pub fn brow_width_at(&self, u: f32) -> f32 {
        self.brow_width * (1.0 - 0.28 * (u + 1.15)).max(0.15)
    }
}

/// The light.
#[derive(Clone, Copy, Debug)]
pub(super) struct Light {
    /// Towards it, in the eye's units; z towards the camera.
    pub direction: [f32; 3],
    /// What comes from everywhere, as a share of all.
    pub ambient: f32,
}

impl Traits {
    /// Someone.
    pub fn random(rng: &mut (impl Rng + ?Sized)) -> Self {
        let darkness: f32 = rng.random();
        let frame = frame(rng);
        let lids = lids(rng);
        let light = light(rng);
        Self {
            frame,
            lids,
            skin: skin(darkness, rng),
            globe: globe(darkness, &light, rng),
            hair: hair(darkness, rng),
            light,
            glasses: rng.random_bool(0.07).then(|| Glasses::random(rng)),
            camera: Camera::random(rng),
        }
    }
}

fn frame(rng: &mut (impl Rng + ?Sized)) -> Frame {
    let half = if rng.random_bool(0.06) { rng.random_range(14.0..20.0) } else { triangular(rng, 20.0, 46.0) };
    // The nearer, the less there is room to be off the middle.
    let room = 14.0 - 0.15 * half;
    let (sin, cos) = triangular(rng, -0.3, 0.3).sin_cos();
    Frame {
        middle: [50.0 + triangular(rng, -room, room), 54.0 + triangular(rng, -room, room)],
        half,
        roll: [sin, cos],
        side: if rng.random() { 1.0 } else { -1.0 },
    }
}

fn lids(rng: &mut (impl Rng + ?Sized)) -> Lids {
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

fn skin(darkness: f32, rng: &mut (impl Rng + ?Sized)) -> Skin {
    let tone = along(&SKINS.map(linear), darkness);
    let hue = [rng.random_range(0.92..1.08), rng.random_range(0.95..1.05), rng.random_range(0.88..1.12)];
    let painted = if rng.random_bool(0.25) { rng.random_range(0.15..0.7) } else { 0.0 };
    let paint = [rng.random_range(0.02..0.5), rng.random_range(0.02..0.3), rng.random_range(0.02..0.45)];
    Skin {
        tone: times(tone, hue),
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

fn globe(darkness: f32, light: &Light, rng: &mut (impl Rng + ?Sized)) -> Globe {
    // Dark skin mostly comes with brown eyes.
    let hue = if rng.random_bool((0.25 + darkness).min(0.97).into()) {
        skewed_low(rng, 0.0, 0.4)
    } else {
        rng.random_range(0.2..1.0)
    };
    let outer = along(&IRISES.map(linear), hue);
    let amber = linear([150, 100, 48]);
    let inner = match rng.random_range(0..3) {
        0 => mix(outer, amber, rng.random_range(0.2..0.8)),
        1 => outer.map(|value| (1.5 * value).min(0.6)),
        _ => outer,
    };
    let yellow = triangular(rng, 0.0, 0.14) + 0.08 * darkness;
    let white = triangular(rng, 0.42, 0.8);
    Globe {
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
        catchlights: catchlights(light, rng),
        texture: Texture::random(rng),
    }
}

fn catchlights(light: &Light, rng: &mut (impl Rng + ?Sized)) -> Vec<Catchlight> {
    let count = [0, 1, 1, 1, 1, 2, 2, 3][rng.random_range(0..8)];
    (0..count).map(|index| catchlight(index == 0, light, rng)).collect()
}

/// The main light's reflection, or another one's.
fn catchlight(is_main: bool, light: &Light, rng: &mut (impl Rng + ?Sized)) -> Catchlight {
    let [x, y, _] = light.direction.map(|toward| 0.45 * toward);
    let (place, side, strength) = if is_main {
        let place = [x + rng.random_range(-0.2..0.2), y + rng.random_range(-0.2..0.2)];
        (place, rng.random_range(0.07..0.26), rng.random_range(0.55..1.0))
    } else {
        let place = [rng.random_range(-0.7..0.7), rng.random_range(-0.6..0.6)];
        (place, rng.random_range(0.04..0.13), rng.random_range(0.2..0.8))
    };
    let kind = match rng.random_range(0..5) {
        0..2 => LampKind::Round,
        2..4 => LampKind::Window,
        _ => LampKind::Ring,
    };
    Catchlight { place, size: [side, side * rng.random_range(0.6..1.6)], kind, strength }
}

fn hair(darkness: f32, rng: &mut (impl Rng + ?Sized)) -> Hair {
    let kind = if rng.random_bool((0.3 + 0.8 * darkness).min(1.0).into()) {
        rng.random_range(0..2)
    } else {
        rng.random_range(0..HAIRS.len())
    };
    let full = rng.random::<f32>();
    Hair {
        colour: linear(HAIRS[kind]),
        brow: triangular(rng, 0.75, 1.4),
        brow_width: triangular(rng, 0.12, 0.5),
        brow_hairs: (60.0 + 340.0 * full) as u16,
        brow_arch: triangular(rng, 0.0, 0.45),
        lashes: triangular(rng, 0.08, 0.34),
        lash_count: rng.random_range(14..60),
        lash_width: triangular(rng, 0.008, 0.03),
        strands: match rng.random_range(0..100) {
            0..6 => rng.random_range(2..14),
            // A fringe, or hair that frames the face.
            6..11 => rng.random_range(80..240),
            _ => 0,
        },
    }
}

fn light(rng: &mut (impl Rng + ?Sized)) -> Light {
    let direction = [triangular(rng, -1.0, 1.0), triangular(rng, -1.0, 0.25), rng.random_range(0.45..1.1f32)];
    let length = direction.iter().map(|value| value * value).sum::<f32>().sqrt();
    Light { direction: direction.map(|value| value / length), ambient: rng.random_range(0.25..0.75) }
}
