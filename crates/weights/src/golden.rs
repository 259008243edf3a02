//! The golden output: one picture and the trainer's output for it, in a file beside the weights.
//!
//! A shader that fails validation gives wrong numbers without an error. So an engine restores the golden picture when
//! it loads a network, and compares.

use std::collections::HashMap;

use afterimage_architecture::{Architecture, Restoration};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::WeightsError;
use crate::file::{open, read_tensor, write_tensors};

/// The largest difference from the golden output that passes, per pixel in [0, 1].
///
/// Backends sum in different orders, which changes the last digits; a real fault differs by tenths.
pub const SELF_CHECK_TOLERANCE: f32 = 1e-3;

/// The share of values that may differ where a network decides of each pixel whether it fills it: where the logit is close
/// to the threshold, two devices may decide differently, which changes the pixel and those around it. A real fault changes
/// the whole picture.
const IGNORED: f32 = 0.01;

/// One picture, and the output of the network for it on the machine where it was trained.
#[derive(Clone, Debug, PartialEq)]
pub struct Golden {
    /// The picture: `[channels, height, width]`, flattened, in [0, 1].
    pub input: Vec<f32>,
    /// The restored picture, of the same shape.
    pub output: Vec<f32>,
}

impl Golden {
    /// A picture to check engines with where a network comes without a golden output: uniform noise, the same on every
    /// machine. `[channels, height, width]`, flattened, in [0, 1].
    pub fn test_picture(architecture: Architecture) -> Vec<f32> {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        (0..architecture.image.iter().product()).map(|_| rng.random_range(0.0..=1.0)).collect()
    }

    /// Reads the safetensors file with the tensors `input` and `output`.
    ///
    /// # Errors
    /// [`WeightsError`] that names the tensor at fault.
    pub fn from_safetensors(architecture: Architecture, bytes: &[u8]) -> Result<Self, WeightsError> {
        let file = open(bytes)?;
        let read = |name| read_tensor(&file, name, &architecture.image);
        Ok(Self { input: read("input")?, output: read("output")? })
    }

    /// The bytes of a safetensors file with the tensors `input` and `output`.
    ///
    /// # Errors
    /// [`WeightsError::File`] where the lengths do not fit the architecture.
    pub fn to_safetensors(&self, architecture: Architecture) -> Result<Vec<u8>, WeightsError> {
        let shape = &architecture.image[..];
        let tensors = [("input", shape, &*self.input), ("output", shape, &*self.output)];
        write_tensors(tensors.into_iter(), HashMap::new())
    }

    /// The largest difference between `output` and the golden output. Of a network that decides ([`Restoration::Filled`])
    /// the largest hundredth of the differences does not count. It is NaN where a value of `output` is NaN or the lengths
    /// differ, so a caller must test `difference <= tolerance`, which is false for NaN.
    pub fn difference(&self, output: &[f32], restoration: Restoration) -> f32 {
        if output.len() != self.output.len() || output.iter().any(|value| value.is_nan()) {
            return f32::NAN;
        }
        let mut differences: Vec<f32> = self.output.iter().zip(output).map(|(a, b)| (a - b).abs()).collect();
        differences.sort_by(f32::total_cmp);
        let ignored = match restoration {
            Restoration::Generated => 0.0,
            Restoration::Filled => IGNORED * differences.len() as f32,
        };
        differences.len().checked_sub(1 + ignored as usize).map_or(0.0, |last| differences[last])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_golden_output_read_from_a_file_is_the_one_that_was_written() {
        let golden = Golden { input: vec![0.25; 784], output: vec![0.75; 784] };
        let bytes = golden.to_safetensors(Architecture::DIGITS).unwrap();
        assert_eq!(Golden::from_safetensors(Architecture::DIGITS, &bytes), Ok(golden));
    }

    #[test]
    fn the_test_picture_never_changes_and_fits_its_network() {
        for architecture in [Architecture::DIGITS, Architecture::EYES] {
            let picture = Golden::test_picture(architecture);
            assert_eq!(picture, Golden::test_picture(architecture));
            assert!(picture.iter().all(|pixel| (0.0..=1.0).contains(pixel)));
            let golden = Golden { input: picture.clone(), output: picture };
            assert!(golden.to_safetensors(architecture).is_ok());
        }
    }

    #[test]
    fn wrong_lengths_are_refused() {
        let golden = Golden { input: vec![0.25; 3], output: vec![] };
        assert!(golden.to_safetensors(Architecture::DIGITS).is_err());
    }

    #[test]
    fn the_difference_to_nan_is_nan() {
        let golden = Golden { input: vec![0.0; 2], output: vec![0.5, 0.5] };
        let difference = |output: &[f32]| golden.difference(output, Restoration::Generated);
        assert_eq!(difference(&[0.5, 0.75]), 0.25);
        assert!(difference(&[f32::NAN, 0.5]).is_nan());
        assert!(difference(&[0.5]).is_nan());
    }

    #[test]
    fn a_few_pixels_on_which_two_devices_decide_differently_do_not_count() {
        let golden = Golden { input: vec![0.0; 300], output: vec![0.5; 300] };
        let wrong = |count: usize| [vec![0.9; count], vec![0.5; 300 - count]].concat();
        assert_eq!(golden.difference(&wrong(3), Restoration::Filled), 0.0);
        assert!(golden.difference(&wrong(4), Restoration::Filled) > 0.3);
        assert!(golden.difference(&wrong(1), Restoration::Generated) > 0.3);
    }
}
