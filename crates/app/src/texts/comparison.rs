//! Texts of the comparison of decoders.

use afterimage_architecture::Upsampling;

use super::{current, failures, fill, texts};
use crate::engines::FilesError;
use crate::format::NONE;
use crate::glossary::prose::Marked;
use crate::inference::InferenceError;

texts! {
    /// The texts of the comparison.
    Comparison {
        /// Heading.
        heading,
        /// Why there are four.
        why: Marked,
        /// Who found that: the text of a link.
        paper,
        /// What is to be seen here.
        finding: Marked,

        /// Switch.
        untrained,
        /// Button.
        new_weights,

        /// Caption of a decoder's output.
        output,
        /// Caption of an output that is too faint to be seen as it is.
        stretched,
        /// Caption of a spectrum.
        spectrum,
        /// Name of the measure.
        checkerboard,

        /// In place of an output before it comes.
        coming,
        /// In place of an output whose network could not be loaded.
        missing,
        /// In place of an output that was refused.
        refused,
        /// In place of an output while no engine runs.
        stopped,

        /// What the measure says.
        checkerboard_hint: Marked,
        /// What a spectrum says.
        spectrum_hint: Marked,
        /// What the four have in common.
        alike_hint: Marked,

        /// A decoder's name.
        nearest,
        /// Another's.
        bilinear,
        /// Another's.
        transposed_3,
        /// Another's.
        transposed_2,

        /// Name of an output's canvas: of which decoder.
        output_of,
        /// Name of a spectrum's canvas: of which decoder.
        spectrum_of,
        /// The clean drawing's own measure, to compare with.
        drawing_itself,
        /// Which decoder's network is not there, and why.
        decoder_missing,
        /// Which decoder's network gave nothing, and why.
        decoder_refused,
    }
}

/// These texts in the selected language.
pub fn text() -> &'static Comparison {
    &current().comparison
}

/// A decoder's name.
pub fn decoder(decoder: Upsampling) -> &'static str {
    let text = text();
    match decoder {
        Upsampling::Nearest => text.nearest,
        Upsampling::Bilinear => text.bilinear,
        Upsampling::Transposed3 => text.transposed_3,
        Upsampling::Transposed2 => text.transposed_2,
    }
}

/// Name of an output's canvas.
pub fn output_of(which: Upsampling) -> String {
    fill(text().output_of, &[&decoder(which)])
}

/// Name of a spectrum's canvas.
pub fn spectrum_of(which: Upsampling) -> String {
    fill(text().spectrum_of, &[&decoder(which)])
}

/// The clean drawing's own measure, to compare with.
pub fn drawing_itself(share: Option<f32>) -> String {
    fill(text().drawing_itself, &[&percent(share)])
}

/// Why a decoder's network is not there.
pub fn missing(which: Upsampling, error: &FilesError) -> String {
    fill(text().decoder_missing, &[&decoder(which), &failures::files_error(error)])
}

/// Why a decoder's network gave nothing.
pub fn refused(which: Upsampling, error: &InferenceError) -> String {
    fill(text().decoder_refused, &[&decoder(which), &failures::inference_error(error)])
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
