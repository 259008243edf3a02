//! Converts colours to sRGB, which the page shows and the network was trained on.

use std::ops::RangeInclusive;
use std::sync::Arc;

use afterimage_protocol::photo::PhotoError;
use image::{DynamicImage, RgbImage};
use moxcms::{
    CicpProfile, ColorPrimaries, ColorProfile, DataColorSpace, Layout, MatrixCoefficients, ToneReprCurve,
    TransferCharacteristics, Transform16BitExecutor, TransformOptions, XyY, curve_from_gamma,
};

/// The gammas that a file may claim. Others are mistakes, and are ignored.
const GAMMAS: RangeInclusive<f32> = 0.1..=10.0;

/// How much a conversion may change a value for the picture to be left as it is. Most profiles are of sRGB, and their
/// curves are rounded.
const NO_CHANGE: u8 = 1;

/// What the values of a file mean.
#[derive(Clone, Debug, PartialEq)]
pub enum Colours {
    /// sRGB, or nothing is said.
    Srgb,
    /// An ICC profile.
    Icc(Vec<u8>),
    /// Code points of ITU-T H.273: primaries and transfer function.
    CodePoints { primaries: u8, transfer: u8 },
    /// The exponent from values to light, and the chromaticities; without them, those of sRGB.
    Measured { gamma: f32, chromaticities: Option<Chromaticities> },
}

/// Chromaticities `[x, y]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chromaticities {
    pub white: [f32; 2],
    pub red: [f32; 2],
    pub green: [f32; 2],
    pub blue: [f32; 2],
}

/// The picture in sRGB. A profile that cannot be read, or that does not fit the picture, is ignored as browsers do.
///
/// # Errors
/// [`PhotoError::HighDynamicRange`] where the values reach beyond the white of a screen. There is no one way to bring
/// them into sRGB.
pub fn to_srgb(picture: DynamicImage, colours: &Colours) -> Result<DynamicImage, PhotoError> {
    let profile = colours.profile(picture.color().has_color());
    if colours.is_high_dynamic_range(profile.as_ref()) {
        return Err(PhotoError::HighDynamicRange);
    }
    let Some(profile) = profile else { return Ok(picture) };
    let colour = picture.color();
    let layout = if colour.has_alpha() { Layout::Rgba } else { Layout::Rgb };
    let Some(transform) = transform(&profile, layout, layout).filter(|_| !is_srgb(&profile)) else {
        return Ok(picture);
    };
    let row = layout.channels() * picture.width() as usize;
    let has_16_bits = colour.bytes_per_pixel() > colour.channel_count();
    Ok(match (has_16_bits, layout) {
        (true, Layout::Rgba) => {
            let mut picture = picture.into_rgba16();
            convert16(&mut picture, row, &*transform);
            picture.into()
        }
        (true, _) => {
            let mut picture = picture.into_rgb16();
            convert16(&mut picture, row, &*transform);
            picture.into()
        }
        (false, Layout::Rgba) => {
            let mut picture = picture.into_rgba8();
            convert8(&mut picture, row, &*transform);
            picture.into()
        }
        (false, _) => {
            let mut picture = picture.into_rgb8();
            convert8(&mut picture, row, &*transform);
            picture.into()
        }
    })
}

/// A picture of the inks cyan, magenta, yellow and black, of which 255 is all that the paper takes, in sRGB. Without a
/// profile that can be used, each ink absorbs its complement, as in browsers. `None` where the size does not fit.
pub fn inks_to_srgb(width: u32, height: u32, inks: &[u8], profile: Option<&[u8]>) -> Option<RgbImage> {
    if inks.len() != 4 * width as usize * height as usize {
        return None;
    }
    let mut picture = RgbImage::new(width, height);
    let profile = profile.and_then(|profile| ColorProfile::new_from_slice(profile).ok());
    let profile = profile.filter(|profile| profile.color_space == DataColorSpace::Cmyk);
    if let Some(transform) = profile.and_then(|profile| transform(&profile, Layout::Rgba, Layout::Rgb)) {
        let mut converted = vec![0; 3 * width as usize];
        let rows = inks.chunks_exact(4 * width as usize).zip(picture.chunks_exact_mut(3 * width as usize));
        for (inks, pixels) in rows {
            if transform.transform(&wide(inks), &mut converted).is_ok() {
                narrow(&converted, pixels);
            }
        }
        return Some(picture);
    }
    for (target, [inks @ .., black]) in picture.pixels_mut().zip(inks.as_chunks::<4>().0) {
        let paper = 255 - u16::from(*black);
        target.0 = inks.map(|ink| (((255 - u16::from(ink)) * paper + 127) / 255) as u8);
    }
    Some(picture)
}

/// Converts values to sRGB. All are converted with 16 bits: a second program for 8 bits would make the worker larger.
type Transform = Transform16BitExecutor;

/// `None` where the profile lacks something.
fn transform(profile: &ColorProfile, from: Layout, to: Layout) -> Option<Arc<Transform>> {
    profile.create_transform_16bit(from, &ColorProfile::new_srgb(), to, TransformOptions::default()).ok()
}

/// Converts row by row, so that little memory is needed besides the picture.
fn convert8(pixels: &mut [u8], row: usize, transform: &Transform) {
    let mut converted = vec![0; row];
    for pixels in pixels.chunks_exact_mut(row) {
        // It fails only where the lengths do not fit.
        if transform.transform(&wide(pixels), &mut converted).is_ok() {
            narrow(&converted, pixels);
        }
    }
}

/// The same for 16 bits.
fn convert16(pixels: &mut [u16], row: usize, transform: &Transform) {
    let mut converted = vec![0; row];
    for pixels in pixels.chunks_exact_mut(row) {
        if transform.transform(pixels, &mut converted).is_ok() {
            pixels.copy_from_slice(&converted);
        }
    }
}

/// 8 bits as 16: 255 becomes 65,535.
fn wide(values: &[u8]) -> Vec<u16> {
    values.iter().map(|value| 257 * u16::from(*value)).collect()
}

/// 16 bits as 8, rounded.
fn narrow(values: &[u16], target: &mut [u8]) {
    for (target, value) in target.iter_mut().zip(values) {
        *target = ((u32::from(*value) + 128) / 257) as u8;
    }
}

/// Whether the profile hardly changes any of 6³ colours, or cannot be used.
fn is_srgb(profile: &ColorProfile) -> bool {
    let Some(transform) = transform(profile, Layout::Rgb, Layout::Rgb) else { return true };
    let colours: Vec<u8> =
        (0..216).flat_map(|index| [index / 36, index / 6 % 6, index % 6]).map(|value: u8| 51 * value).collect();
    let mut converted = colours.clone();
    convert8(&mut converted, colours.len(), &*transform);
    colours.iter().zip(&converted).all(|(a, b)| a.abs_diff(*b) <= NO_CHANGE)
}

impl Colours {
    /// Whether the transfer function is one of ITU-R BT.2100: PQ or HLG.
    fn is_high_dynamic_range(&self, profile: Option<&ColorProfile>) -> bool {
        use TransferCharacteristics::{Hlg, Smpte2084};
        let transfer = match self {
            Self::CodePoints { transfer, .. } => (*transfer).try_into().ok(),
            _ => profile.and_then(|profile| profile.cicp).map(|points| points.transfer_characteristics),
        };
        matches!(transfer, Some(Hlg | Smpte2084))
    }

    /// The profile for pictures in red, green and blue; `None` for sRGB, and where it cannot be used.
    fn profile(&self, has_colour: bool) -> Option<ColorProfile> {
        match self {
            Self::Srgb => None,
            Self::Icc(profile) => {
                let profile = ColorProfile::new_from_slice(profile).ok()?;
                match profile.color_space {
                    DataColorSpace::Rgb => Some(profile),
                    // A profile of greys is a curve, and nothing else.
                    DataColorSpace::Gray if !has_colour => {
                        Some(with_curve(ColorProfile::new_srgb(), profile.gray_trc?))
                    }
                    _ => None,
                }
            }
            Self::CodePoints { primaries, transfer } => {
                let profile = ColorProfile::new_from_cicp(CicpProfile {
                    color_primaries: (*primaries).try_into().ok()?,
                    transfer_characteristics: (*transfer).try_into().ok()?,
                    matrix_coefficients: MatrixCoefficients::Identity,
                    full_range: true,
                });
                // Of reserved code points it has no curve.
                profile.red_trc.is_some().then_some(profile)
            }
            Self::Measured { gamma, .. } if !GAMMAS.contains(gamma) => None,
            Self::Measured { gamma, chromaticities } => {
                let mut profile = ColorProfile::new_srgb();
                if let Some(chromaticities) = chromaticities.filter(Chromaticities::are_apart) {
                    let Chromaticities { white: [x, y], red, green, blue } = chromaticities;
                    let white = XyY { x: x.into(), y: y.into(), yb: 1.0 };
                    let [red, green, blue] = [red, green, blue].map(|[x, y]| moxcms::Chromaticity { x, y });
                    profile.update_rgb_colorimetry(white, ColorPrimaries { red, green, blue });
                }
                Some(with_curve(profile, curve_from_gamma(*gamma)))
            }
        }
    }
}

/// The profile with this curve for red, green and blue.
fn with_curve(mut profile: ColorProfile, curve: ToneReprCurve) -> ColorProfile {
    // Code points would be used instead of the curve.
    profile.cicp = None;
    profile.red_trc = Some(curve.clone());
    profile.green_trc = Some(curve.clone());
    profile.blue_trc = Some(curve);
    profile
}

impl Chromaticities {
    /// Whether the primaries are not on one line, and each has a luminance, so that colours can be mixed of them.
    fn are_apart(&self) -> bool {
        let [[rx, ry], [gx, gy], [bx, by]] = [self.red, self.green, self.blue];
        let area = (gx - rx) * (by - ry) - (bx - rx) * (gy - ry);
        area.abs() > 1e-3 && [self.white[1], ry, gy, by].iter().all(|y| *y > 1e-3)
    }
}
