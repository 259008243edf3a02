//! The weights as plain numbers, and their file.

use std::collections::HashMap;

use afterimage_architecture::Architecture;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::WeightsError;
use crate::file::{check_finite, open, read_tensor, write_tensors};

/// The significant bits of a rounded value, of the 24 that an f32 has. With 13, all pixels of the shipped networks stay
/// within 0.001; with 11, as a half-precision file holds them, some change by 0.0024.
const SIGNIFICANT_BITS: u32 = 13;

/// The nearest value with [`SIGNIFICANT_BITS`].
fn rounded(value: f32) -> f32 {
    let dropped = f32::MANTISSA_DIGITS - SIGNIFICANT_BITS;
    // A carry out of the fraction raises the exponent, as it should.
    f32::from_bits((value.to_bits() + (1 << (dropped - 1))) >> dropped << dropped)
}

/// Every parameter of a network, in the order of [`Architecture::tensors`].
#[derive(Clone, Debug, PartialEq)]
pub struct Weights {
    architecture: Architecture,
    values: Vec<Vec<f32>>,
}

impl Weights {
    /// Random weights to start training from: Glorot-uniform kernels, ±√(6 / (fan in + fan out)), and zero biases
    /// (Glorot and Bengio, 2010; TensorFlow's default). The same seed gives the same weights on every machine.
    pub fn glorot(architecture: Architecture, seed: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let values = architecture
            .tensors()
            .iter()
            .map(|(_, shape)| match shape[..] {
                [a, b, height, width] => {
                    let fans = ((a + b) * height * width) as f32;
                    let limit = (6.0 / fans).sqrt();
                    (0..a * b * height * width).map(|_| rng.random_range(-limit..limit)).collect()
                }
                _ => vec![0.0; shape.iter().product()],
            })
            .collect();
        Self { architecture, values }
    }

    /// Weights from each tensor's values, flattened, in the order of [`Architecture::tensors`].
    ///
    /// # Errors
    /// [`WeightsError`] that names the tensor whose number of values is wrong or that holds a non-finite value.
    pub fn from_values(architecture: Architecture, values: Vec<Vec<f32>>) -> Result<Self, WeightsError> {
        let mut values = values.into_iter();
        let mut checked = Vec::new();
        for (tensor, expected) in architecture.tensors() {
            let values = values.next().ok_or_else(|| WeightsError::Missing(tensor.clone()))?;
            if values.len() != expected.iter().product::<usize>() {
                return Err(WeightsError::Shape { tensor, found: vec![values.len()], expected });
            }
            check_finite(&tensor, &values)?;
            checked.push(values);
        }
        Ok(Self { architecture, values: checked })
    }

    /// Reads a safetensors file of tensors with exactly the names and shapes of `architecture`, of `F32`, `F16` or `BF16`.
    ///
    /// # Errors
    /// [`WeightsError`] that says what is wrong, and with which tensor.
    pub fn from_safetensors(architecture: Architecture, bytes: &[u8]) -> Result<Self, WeightsError> {
        let file = open(bytes)?;
        let tensors = architecture.tensors();
        if let Some(unknown) = file.names().into_iter().find(|name| tensors.iter().all(|(known, _)| known != name)) {
            return Err(WeightsError::Unknown(unknown.to_owned()));
        }
        let values =
            tensors.iter().map(|(name, shape)| read_tensor(&file, name, shape)).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { architecture, values })
    }

    /// The bytes of a safetensors file of `F32`, with `metadata` in its header.
    ///
    /// # Errors
    /// [`WeightsError::File`] where the metadata cannot be written.
    pub fn to_safetensors(&self, metadata: HashMap<String, String>) -> Result<Vec<u8>, WeightsError> {
        let tensors = self.architecture.tensors();
        write_tensors(
            tensors.iter().zip(&self.values).map(|((name, shape), values)| (&**name, &**shape, &**values)),
            metadata,
        )
    }

    /// Rounds each value to 13 significant bits. The other bits become zero, so that the file compresses to 60 %.
    #[must_use]
    pub fn rounded(mut self) -> Self {
        self.values.iter_mut().flatten().for_each(|value| *value = rounded(*value));
        self
    }

    /// The sizes of the network that these weights fit.
    pub fn architecture(&self) -> Architecture {
        self.architecture
    }

    /// `share · self + (1 − share) · others`; both must be of the same network.
    #[must_use]
    pub fn blend(mut self, others: &Self, share: f32) -> Self {
        let pairs = self.values.iter_mut().flatten().zip(others.values.iter().flatten());
        pairs.for_each(|(value, other)| *value = share * *value + (1.0 - share) * other);
        self
    }

    /// Each tensor's values, flattened, in the order of [`Architecture::tensors`].
    pub fn values(&self) -> &[Vec<f32>] {
        &self.values
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use afterimage_architecture::Widths;
    use half::{bf16, f16};
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::Index;
    use safetensors::Dtype;
    use safetensors::tensor::TensorView;

    const DIGITS: Architecture = Architecture::DIGITS;

    fn bytes() -> Vec<u8> {
        Weights::glorot(DIGITS, 1).to_safetensors(HashMap::new()).unwrap()
    }

    #[test]
    fn weights_read_from_a_file_are_those_that_were_written() {
        let weights = Weights::glorot(DIGITS, 7);
        let bytes = weights.to_safetensors(HashMap::from([("model".to_owned(), "denoise".to_owned())])).unwrap();
        assert_eq!(Weights::from_safetensors(DIGITS, &bytes), Ok(weights));
    }

    #[test]
    fn values_in_half_precision_are_read() {
        let weights = Weights::glorot(DIGITS, 7);
        let file = |dtype: Dtype, bytes: fn(f32) -> [u8; 2]| {
            let named = DIGITS.tensors().into_iter().zip(weights.values());
            let raw: Vec<_> = named
                .map(|((name, shape), values)| {
                    (name, shape, values.iter().flat_map(|v| bytes(*v)).collect::<Vec<u8>>())
                })
                .collect();
            let views =
                raw.iter().map(|(name, shape, raw)| (name, TensorView::new(dtype, shape.clone(), raw).unwrap()));
            safetensors::serialize(views, None).unwrap()
        };
        for (bytes, error) in [
            (file(Dtype::F16, |value| f16::from_f32(value).to_le_bytes()), 2.0f32.powi(-11)),
            (file(Dtype::BF16, |value| bf16::from_f32(value).to_le_bytes()), 2.0f32.powi(-8)),
        ] {
            let read = Weights::from_safetensors(DIGITS, &bytes).unwrap();
            let pairs = read.values().iter().flatten().zip(weights.values().iter().flatten());
            // The smallest numbers of f16 have fewer bits.
            pairs.for_each(|(read, value)| assert!((read - value).abs() <= error * value.abs() + 1e-7));
        }
    }

    proptest! {
        #[test]
        fn rounding_keeps_thirteen_bits(value in -1e30f32..1e30) {
            let found = rounded(value);
            prop_assert!((found - value).abs() <= value.abs() * 2.0f32.powi(-13), "{value} became {found}");
            prop_assert_eq!(found.to_bits() & 0x7ff, 0);
            prop_assert_eq!(rounded(found), found);
        }
    }

    #[test]
    fn glorot_stays_within_its_limit_and_depends_on_the_seed() {
        let weights = Weights::glorot(DIGITS, 1);
        let limit = (6.0f32 / ((1 + 32) * 9) as f32).sqrt();
        let first = &weights.values()[0];
        assert!(first.iter().all(|value| value.abs() <= limit));
        assert!(first.iter().any(|value| value.abs() > 0.9 * limit));
        assert!(weights.values()[1].iter().all(|bias| *bias == 0.0));
        assert_eq!(weights, Weights::glorot(DIGITS, 1));
        assert_ne!(weights, Weights::glorot(DIGITS, 2));
    }

    #[test]
    fn weights_of_another_architecture_are_refused_with_the_tensor() {
        let narrow = Architecture { widths: Widths::new([16, 8, 8]), ..DIGITS };
        let error = Weights::from_safetensors(narrow, &bytes()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "tensor `encoder.0.weight` has shape [32, 1, 3, 3] where [16, 1, 3, 3] is expected"
        );
    }

    #[test]
    fn a_value_that_is_not_finite_is_refused_with_its_tensor() {
        let mut weights = Weights::glorot(DIGITS, 1);
        weights.values[2][5] = f32::NAN;
        let bytes = weights.to_safetensors(HashMap::new()).unwrap();
        let error = Weights::from_safetensors(DIGITS, &bytes).unwrap_err();
        assert_eq!(error.to_string(), "tensor `encoder.1.weight` holds NaN at position 5");
    }

    #[test]
    fn missing_and_unknown_tensors_are_named() {
        let shape = [1];
        let file = write_tensors([("unknown", &shape[..], &[0.0f32][..])].into_iter(), HashMap::new()).unwrap();
        let refused = |bytes: &[u8]| Weights::from_safetensors(DIGITS, bytes).unwrap_err().to_string();
        assert_eq!(refused(&file), "tensor `unknown` does not belong to this network");
        let shape = [32];
        let bias = write_tensors([("encoder.0.bias", &shape[..], &[0.0; 32][..])].into_iter(), HashMap::new()).unwrap();
        assert_eq!(refused(&bias), "tensor `encoder.0.weight` is missing");
    }

    #[test]
    fn a_wrong_number_of_values_is_refused_with_the_tensor() {
        let error = Weights::from_values(DIGITS, vec![vec![0.0; 3]]).unwrap_err();
        assert!(error.to_string().starts_with("tensor `encoder.0.weight` has shape [3]"), "{error}");
    }

    /// How many damaged files are tried, unless the environment's `PROPTEST_CASES` says otherwise.
    const CASES: u32 = 1_000;

    fn config() -> ProptestConfig {
        let config = ProptestConfig::default();
        match std::env::var_os("PROPTEST_CASES") {
            Some(_) => config,
            None => ProptestConfig { cases: CASES, ..config },
        }
    }

    /// A file of a small network. Most of it is the header.
    fn small_file() -> Vec<u8> {
        let architecture = Architecture { widths: Widths::new([2, 1, 1]), ..DIGITS };
        let metadata = HashMap::from([("upsampling".to_owned(), "nearest".to_owned())]);
        Weights::glorot(architecture, 1).to_safetensors(metadata).unwrap()
    }

    proptest! {
        #![proptest_config(config())]

        #[test]
        fn a_damaged_file_is_refused_or_read_without_a_panic(
            damage in vec((any::<Index>(), any::<u8>()), 0..6),
            digits in vec((any::<Index>(), b'0'..=b'9'), 0..4),
            removed in (any::<Index>(), 0..40_usize),
            repeated in (any::<Index>(), 0..40_usize),
            length_fits in any::<bool>(),
        ) {
            let mut file = small_file();
            let data = 4 * Architecture { widths: Widths::new([2, 1, 1]), ..DIGITS }.parameter_count();
            for (at, byte) in &damage {
                *at.get_mut(&mut file) = *byte;
            }
            // Other digits make other shapes and offsets.
            let places: Vec<usize> = (8..file.len()).filter(|at| file[*at].is_ascii_digit()).collect();
            for (at, digit) in digits.iter().filter(|_| !places.is_empty()) {
                file[*at.get(&places)] = *digit;
            }
            let part = |file: &[u8], (at, length): &(Index, usize)| {
                let start = at.index(file.len());
                start..(start + length).min(file.len())
            };
            file.drain(part(&file, &removed));
            let repeated = part(&file, &repeated);
            let copy = file[repeated.clone()].to_vec();
            file.splice(repeated.start..repeated.start, copy);
            // Of what was removed and repeated, most is of the header, whose length may then be right.
            if length_fits && let Some(length) = file.len().checked_sub(8 + data) {
                file[..8].copy_from_slice(&(length as u64).to_le_bytes());
            }
            if let Ok(architecture) = crate::detect_architecture(&file) {
                let _ = Weights::from_safetensors(architecture, &file);
            }
            let _ = Weights::from_safetensors(DIGITS, &file);
            let _ = Weights::from_safetensors(Architecture::EYES, &file);
        }
    }

    proptest! {
        #[test]
        fn a_truncated_file_is_refused(kept in 0.0f64..1.0) {
            let bytes = bytes();
            let kept = (bytes.len() as f64 * kept) as usize;
            let refused = matches!(Weights::from_safetensors(DIGITS, &bytes[..kept]), Err(WeightsError::File(_)));
            prop_assert!(refused);
        }

        #[test]
        fn arbitrary_bytes_are_refused_without_a_panic(bytes: Vec<u8>) {
            prop_assert!(Weights::from_safetensors(DIGITS, &bytes).is_err());
        }
    }
}
