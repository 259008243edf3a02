//! The page's formulae, in a short notation that the view writes as MathML.
//!
//! The symbols of a line are separated by spaces. `x_i` has an index, `x^2` an exponent, `x_i^2` both. A word is one name.
//! In an index or an exponent every letter is a name, because products are written without a symbol.

/// A formula: its parts from left to right.
pub type Formula = &'static [FormulaPart];

/// A part of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormulaPart {
    /// Symbols in a line.
    Line(&'static str),
    /// A fraction: numerator and denominator.
    Fraction(&'static str, &'static str),
}

use FormulaPart::{Fraction, Line};

/// The mean squared error on a logarithmic scale, and what that error is.
pub const PSNR: &[Formula] = &[
    &[Line("PSNR = 10 ⋅ log_10"), Fraction("1", "MSE")],
    &[Line("MSE ="), Fraction("1", "n"), Line("∑_i ( x_i − y_i )^2")],
];

/// Structural similarity within a window, and its constants.
pub const SSIM: &[Formula] = &[
    &[
        Line("SSIM ="),
        Fraction("( 2 μ_x μ_y + C_1 ) ( 2 σ_xy + C_2 )", "( μ_x^2 + μ_y^2 + C_1 ) ( σ_x^2 + σ_y^2 + C_2 )"),
    ],
    &[Line("C_1 = 0.01^2 , C_2 = 0.03^2")],
];

/// The mean binary cross-entropy.
pub const CROSS_ENTROPY: &[Formula] =
    &[&[Line("L = −"), Fraction("1", "n"), Line("∑_i ( x_i ln y_i + ( 1 − x_i ) ln ( 1 − y_i ) )")]];

/// One value of a convolution's output.
pub const CONVOLUTION: Formula = &[Line("y_i,j = b + ∑_c,u,v w_c,u,v x_c,i+u,j+v")];

/// The rectified linear unit.
pub const RELU: Formula = &[Line("ReLU ( x ) = max ( 0 , x )")];

/// From a logit to a grey value.
pub const SIGMOID: Formula = &[Line("y ="), Fraction("1", "1 + e^−z")];

/// A value under Gaussian noise.
pub const GAUSSIAN_NOISE: Formula = &[Line("y = min ( 1 , max ( 0 , x + s z ) )")];

/// A value after masking.
pub const MASK: Formula = &[Line("y = m g + ( 1 − m ) x")];

/// A symbol with its index and exponent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbol<'a> {
    /// The symbol itself.
    pub base: &'a str,
    /// Its index.
    pub index: Option<&'a str>,
    /// Its exponent.
    pub exponent: Option<&'a str>,
}

/// The symbols of a line.
pub fn symbols(line: &str) -> impl Iterator<Item = Symbol<'_>> {
    line.split_whitespace().map(|word| {
        let (rest, exponent) = cut(word, '^');
        let (base, index) = cut(rest, '_');
        Symbol { base, index, exponent }
    })
}

fn cut(word: &str, at: char) -> (&str, Option<&str>) {
    word.split_once(at).map_or((word, None), |(before, behind)| (before, Some(behind)))
}

/// The MathML element of a symbol: a number, an identifier or an operator.
pub fn mathml_element(sign: &str) -> &'static str {
    match sign.chars().next() {
        Some(first) if first.is_ascii_digit() => "mn",
        Some(first) if first.is_alphabetic() => "mi",
        _ => "mo",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_split_into_symbols() {
        let expected = [
            Symbol { base: "(", index: None, exponent: None },
            Symbol { base: "σ", index: Some("xy"), exponent: Some("2") },
            Symbol { base: "+", index: None, exponent: None },
            Symbol { base: "0.03", index: None, exponent: Some("2") },
            Symbol { base: ")", index: None, exponent: Some("−z") },
        ];
        assert!(symbols("( σ_xy^2 + 0.03^2 )^−z").eq(expected));
    }

    #[test]
    fn symbols_are_numbers_names_or_operators() {
        for (sign, expected) in [("0.01", "mn"), ("log", "mi"), ("μ", "mi"), ("∑", "mo"), ("−", "mo"), ("(", "mo")]
        {
            assert_eq!(mathml_element(sign), expected, "{sign}");
        }
    }
}
