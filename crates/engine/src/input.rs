//! Checks the values that come from the page.

use afterimage_architecture::Architecture;
use afterimage_protocol::EngineError;

/// Checks a picture.
///
/// # Errors
/// [`EngineError::Picture`] where the number of values is not the architecture's, or a value is not in [0, 1].
pub(crate) fn check_picture(pixels: &[f32], architecture: Architecture) -> Result<(), EngineError> {
    let in_range = |pixel: f32| (0.0..=1.0).contains(&pixel);
    check(pixels, architecture.image, in_range, "outside of [0, 1]").map_err(EngineError::Picture)
}

/// Checks a latent.
///
/// # Errors
/// [`EngineError::Latent`] where the number of values is not the architecture's, or a value is not finite.
pub(crate) fn check_latent(values: &[f32], architecture: Architecture) -> Result<(), EngineError> {
    check(values, architecture.latent(), f32::is_finite, "not finite").map_err(EngineError::Latent)
}

/// Checks that there are as many values as `shape` has, and that all of them are valid. The error calls a value that
/// is not valid `description`.
fn check(values: &[f32], shape: [usize; 3], is_valid: impl Fn(f32) -> bool, description: &str) -> Result<(), String> {
    let expected: usize = shape.iter().product();
    if values.len() != expected {
        return Err(format!("{} values where {expected} are expected", values.len()));
    }
    match values.iter().position(|value| !is_valid(*value)) {
        Some(index) => Err(format!("value {index} is {}, {description}", values[index])),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(values: &[f32]) -> String {
        check(values, [1, 1, 3], f32::is_finite, "not finite").unwrap_err()
    }

    #[test]
    fn the_error_names_the_number_or_the_value_at_fault() {
        assert_eq!(error(&[0.0; 2]), "2 values where 3 are expected");
        assert_eq!(error(&[]), "0 values where 3 are expected");
        assert_eq!(error(&[0.0, f32::NAN, 1.0]), "value 1 is NaN, not finite");
        assert_eq!(error(&[0.0, 1.0, f32::NEG_INFINITY]), "value 2 is -inf, not finite");
        assert_eq!(check(&[0.0, -1.0, f32::MAX], [1, 1, 3], f32::is_finite, ""), Ok(()));
    }
}
