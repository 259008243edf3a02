//! The golden output: what the trainer's network gave for one picture, kept beside the weights.
//!
//! A shader that fails validation gives wrong numbers without an error, so an engine computes the golden picture once
//! at start and compares.

use std::collections::HashMap;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::file::{open, read_tensor, write_tensors};
use crate::{Architecture, WeightsError};

/// The largest difference from the golden output that an engine may show, per pixel in [0, 1].
///
/// Backends add in different orders; real faults are off by tenths.
pub const SELF_CHECK_TOLERANCE: f32 = 1e-3;

/// One picture, and what the network made of it where it was trained.
#[derive(Clone, Debug, PartialEq)]
pub struct Golden {
    /// The picture given: `[channels, height, width]`, flattened, in [0, 1].
    pub input: Vec<f32>,
    /// The restored picture, of the same shape.
    pub output: Vec<f32>,
}

impl Golden {
    /// A picture to check engines by where a network comes without a golden output: noise of every grey or colour, the
    /// same on every machine. `[channels, height, width]`, flattened, in [0, 1].
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

    /// The bytes of that file.
    ///
    /// # Errors
    /// [`WeightsError::File`] where the lengths do not fit the architecture.
    pub fn to_safetensors(&self, architecture: Architecture) -> Result<Vec<u8>, WeightsError> {
        let shape = &architecture.image[..];
        write_tensors([("input", shape, &*self.input), ("output", shape, &*self.output)].into_iter(), HashMap::new())
    }

    /// The largest difference between `output` and the golden one; NaN where any value is not a number or the lengths
    /// differ, so that "not within the tolerance" is the only safe test.
    pub fn difference(&self, output: &[f32]) -> f32 {
        if output.len() != self.output.len() || output.iter().any(|value| value.is_nan()) {
            return f32::NAN;
        }
        self.output.iter().zip(output).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_survives_its_file() {
        let golden = Golden { input: vec![0.25; 784], output: vec![0.75; 784] };
        let bytes = golden.to_safetensors(Architecture::DIGITS).unwrap();
        assert_eq!(Golden::from_safetensors(Architecture::DIGITS, &bytes), Ok(golden));
    }

    #[test]
    fn the_test_picture_is_always_the_same_and_fits_its_network() {
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
    fn differences_never_hide_what_is_not_a_number() {
        let golden = Golden { input: vec![0.0; 2], output: vec![0.5, 0.5] };
        assert_eq!(golden.difference(&[0.5, 0.75]), 0.25);
        assert!(golden.difference(&[f32::NAN, 0.5]).is_nan());
        assert!(golden.difference(&[0.5]).is_nan());
    }
}
