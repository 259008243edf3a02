//! Lightness, colour differences and simulated colour blindness, for the tests of the colour maps.

/// A matrix that is applied to linear RGB.
type Matrix = [[f64; 3]; 3];

/// Simulates vision without red cones: Viénot, Brettel and Mollon, "Digital video colourmaps for checking the
/// legibility of displays by dichromats", 1999, with DaltonLens's values for sRGB's primaries.
pub(super) const PROTANOPIA: Matrix =
    [[0.112_38, 0.887_62, 0.0], [0.112_38, 0.887_62, 0.0], [0.004_01, -0.004_01, 1.0]];

/// Simulates vision without green cones, from the same sources.
pub(super) const DEUTERANOPIA: Matrix =
    [[0.292_75, 0.707_25, 0.0], [0.292_75, 0.707_25, 0.0], [-0.022_34, 0.022_34, 1.0]];

/// Maps linear sRGB to CIE XYZ relative to the white point (D65).
const XYZ: Matrix = [
    [0.412_456 / 0.950_47, 0.357_576 / 0.950_47, 0.180_437 / 0.950_47],
    [0.212_673, 0.715_152, 0.072_175],
    [0.019_334 / 1.088_83, 0.119_192 / 1.088_83, 0.950_304 / 1.088_83],
];

/// Relative luminance, 0 (black) to 1 (white).
pub(super) fn luminance(colour: [u8; 3]) -> f64 {
    product(XYZ, linear(colour))[1]
}

/// CIE L*a*b*; L* is lightness, 0 to 100.
pub(super) fn lab(colour: [u8; 3]) -> [f64; 3] {
    let f = |t: f64| if t > 216.0 / 24_389.0 { t.cbrt() } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 };
    let [x, y, z] = product(XYZ, linear(colour)).map(f);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The colour difference ΔE*ab (CIE 1976): the distance in L*a*b*.
pub(super) fn difference(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (lab(a), lab(b));
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// The colour that a user with full colour vision sees as the colour-blind user sees `colour`; `matrix` is
/// [`PROTANOPIA`] or [`DEUTERANOPIA`].
pub(super) fn simulate(matrix: Matrix, colour: [u8; 3]) -> [u8; 3] {
    product(matrix, linear(colour)).map(|level| {
        let level = level.clamp(0.0, 1.0);
        let level = if level <= 0.003_130_8 { 12.92 * level } else { 1.055 * level.powf(1.0 / 2.4) - 0.055 };
        (255.0 * level).round() as u8
    })
}

fn linear(colour: [u8; 3]) -> [f64; 3] {
    colour.map(|level| {
        let level = f64::from(level) / 255.0;
        if level <= 0.040_45 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) }
    })
}

fn product(matrix: Matrix, vector: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(vector).map(|(a, b)| a * b).sum())
}

#[test]
fn known_colours_have_their_published_values() {
    assert!((luminance([255; 3]) - 1.0).abs() < 1e-3);
    // The weights are in https://www.w3.org/TR/WCAG22/#dfn-relative-luminance; the L*a*b* of red is in colour tables.
    let red = lab([255, 0, 0]);
    assert!(red.iter().zip([53.24, 80.09, 67.20]).all(|(a, b)| (a - b).abs() < 0.05), "{red:?}");
    let [r, g, _] = simulate(DEUTERANOPIA, [255, 0, 0]);
    assert_eq!(r, g, "red and green look alike");
    assert_eq!(simulate(PROTANOPIA, [120; 3]), [120; 3], "grey stays grey");
}
