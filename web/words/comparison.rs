//! Words beside the four decoders.

use afterimage_protocol::Decoder;

use crate::format::NONE;

/// Heading.
pub const HEADING: &str = "Four ways to enlarge";
/// Why there are four.
pub const WHY: &str = "A transposed convolution paints a kernel for each pixel; where kernels overlap unevenly, as 3 × 3 ones do two pixels apart, some pixels get more than others, and that leaves a checkerboard, which resizing first and convolving then does not.";
/// Who found that: the text of a link.
pub const PAPER: &str = "Odena, Dumoulin and Olah, 2016";
/// What is to be seen here.
pub const FINDING: &str = "Training can remove it, so an untrained network shows it plainest; there even 2 × 2 kernels, which do not overlap, leave a pattern, because their four weights differ, and the measure counts both.";

/// Switch.
pub const UNTRAINED: &str = "Untrained";
/// Button.
pub const NEW_WEIGHTS: &str = "Other random weights";

/// Caption of a decoder's output.
pub const OUTPUT: &str = "Output";
/// Caption of an output that is too faint to be seen as it is.
pub const STRETCHED: &str = "Contrast stretched";
/// Caption of a spectrum.
pub const SPECTRUM: &str = "Spectrum";
/// Name of the measure.
pub const CHECKERBOARD: &str = "Checkerboard";

/// In place of an output before it comes.
pub const COMING: &str = "On its way";
/// In place of an output whose network did not come.
pub const MISSING: &str = "Did not load";
/// In place of an output that was refused.
pub const REFUSED: &str = "Not restored";
/// In place of an output that nobody can compute.
pub const STOPPED: &str = "No network is running";

/// What the measure says.
pub const CHECKERBOARD_HINT: &str = "Checkerboard: how much of a picture’s energy alternates from pixel to pixel. The bars are logarithmic, from 0.01 % to 100 %.";
/// What a spectrum says.
pub const SPECTRUM_HINT: &str = "Spectrum: coarse shapes in the middle, fine detail at the edges. A checkerboard lights up the upper and the left edge.";
/// What the four have in common.
pub const ALIKE_HINT: &str = "All four get the spoiled picture from above, and differ in the decoder only; trained, they have learned from noise of strength 0.5.";

/// A decoder's name.
pub const fn decoder(decoder: Decoder) -> &'static str {
    match decoder {
        Decoder::Nearest => "Nearest, then convolve",
        Decoder::Bilinear => "Bilinear, then convolve",
        Decoder::Transposed3 => "Transposed 3 × 3",
        Decoder::Transposed2 => "Transposed 2 × 2",
    }
}

/// Name of an output's canvas.
pub fn output_of(which: Decoder) -> String {
    format!("Output of {}", decoder(which))
}

/// Name of a spectrum's canvas.
pub fn spectrum_of(which: Decoder) -> String {
    format!("Spectrum of {}", decoder(which))
}

/// The clean drawing's own measure, to compare with.
pub fn drawing_itself(share: Option<f32>) -> String {
    format!("The drawing itself: {}", percent(share))
}

/// Why a decoder's network is not there.
pub fn missing(which: Decoder, reason: &str) -> String {
    format!("{} did not load: {reason}.", decoder(which))
}

/// Why a decoder's network gave nothing.
pub fn refused(which: Decoder, reason: &str) -> String {
    format!("{} did not restore this picture: {reason}.", decoder(which))
}

/// A share (0 to 1) as per cent, with two significant digits from 0.1 % on.
pub fn percent(share: Option<f32>) -> String {
    let Some(share) = share.filter(|share| share.is_finite()) else {
        return NONE.to_owned();
    };
    let percent = 100.0 * share;
    match percent {
        ..1.0 => format!("{percent:.2} %"),
        ..10.0 => format!("{percent:.1} %"),
        _ => format!("{percent:.0} %"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_keep_two_digits_that_say_something() {
        let all = [0.0012, 0.009, 0.0344, 0.4, 1.0, 0.0].map(|share| percent(Some(share)));
        assert_eq!(all, ["0.12 %", "0.90 %", "3.4 %", "40 %", "100 %", "0.00 %"]);
    }

    #[test]
    fn where_there_is_no_share_there_is_a_dash() {
        assert_eq!(percent(None), NONE);
        assert_eq!(percent(Some(f32::NAN)), NONE);
        assert_eq!(drawing_itself(None), "The drawing itself: –");
    }
}
