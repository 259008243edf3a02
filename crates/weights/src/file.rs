//! Reading and writing safetensors files.

use std::collections::HashMap;

use half::{bf16, f16};
use safetensors::tensor::{Metadata, TensorView};
use safetensors::{Dtype, SafeTensorError, SafeTensors};

use crate::WeightsError;

/// The longest header that is parsed, in bytes. Ours have less than two thousand. The limit is needed because parsing
/// takes many times a header's length in memory, and a file may come from anywhere.
const MAX_HEADER_LENGTH: u64 = 100_000;

/// Parses a file whose header is short enough and whose data are complete.
pub(crate) fn open(bytes: &[u8]) -> Result<SafeTensors<'_>, WeightsError> {
    header(bytes)?;
    Ok(SafeTensors::deserialize(bytes)?)
}

/// The header of a file whose data are complete: names, shapes, metadata.
pub(crate) fn header(bytes: &[u8]) -> Result<Metadata, WeightsError> {
    if let Some(length) = bytes.first_chunk().map(|length| u64::from_le_bytes(*length))
        && length > MAX_HEADER_LENGTH
    {
        return Err(WeightsError::File(format!("it claims a header of {length} bytes, more than {MAX_HEADER_LENGTH}")));
    }
    let (length, header) = SafeTensors::read_metadata(bytes)?;
    // In a browser `usize` has 32 bits, and the sum of lengths that `read_metadata` compared with the file's length may
    // have overflowed. So the ends of all tensors are checked once more.
    let data = bytes.len().saturating_sub(8 + length);
    match header.tensors().into_values().all(|info| info.data_offsets.1 <= data) {
        true => Ok(header),
        false => Err(SafeTensorError::MetadataIncompleteBuffer.into()),
    }
}

/// The values of one tensor, flattened, from numbers of 32 or 16 bits.
pub(crate) fn read_tensor(file: &SafeTensors, name: &str, expected: &[usize]) -> Result<Vec<f32>, WeightsError> {
    let tensor = name.to_owned();
    let view = match file.tensor(name) {
        Ok(view) => view,
        Err(SafeTensorError::TensorNotFound(_)) => return Err(WeightsError::Missing(tensor)),
        Err(error) => return Err(error.into()),
    };
    let half = |number: fn([u8; 2]) -> f32| view.data().as_chunks().0.iter().map(|bytes| number(*bytes)).collect();
    let values: Vec<f32> = match view.dtype() {
        Dtype::F32 => view.data().as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect(),
        Dtype::F16 => half(|bytes| f16::from_le_bytes(bytes).to_f32()),
        Dtype::BF16 => half(|bytes| bf16::from_le_bytes(bytes).to_f32()),
        other => return Err(WeightsError::Type { tensor, found: other.to_string() }),
    };
    if view.shape() != expected {
        return Err(WeightsError::Shape { tensor, found: view.shape().to_vec(), expected: expected.to_vec() });
    }
    check_finite(name, &values)?;
    Ok(values)
}

/// A safetensors file of f32 tensors: name, shape, values.
pub(crate) fn write_tensors<'a>(
    tensors: impl Iterator<Item = (&'a str, &'a [usize], &'a [f32])>,
    metadata: HashMap<String, String>,
) -> Result<Vec<u8>, WeightsError> {
    let raw: Vec<(&str, &[usize], Vec<u8>)> = tensors
        .map(|(name, shape, values)| (name, shape, values.iter().flat_map(|value| value.to_le_bytes()).collect()))
        .collect();
    let views = raw
        .iter()
        .map(|(name, shape, bytes)| Ok((*name, TensorView::new(Dtype::F32, shape.to_vec(), bytes)?)))
        .collect::<Result<Vec<_>, SafeTensorError>>()?;
    Ok(safetensors::serialize(views, Some(metadata))?)
}

/// Checks that all values are finite.
pub(crate) fn check_finite(tensor: &str, values: &[f32]) -> Result<(), WeightsError> {
    match values.iter().position(|value| !value.is_finite()) {
        Some(index) => Err(WeightsError::NotFinite { tensor: tensor.to_owned(), index, value: values[index] }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_header_longer_than_the_limit_is_not_parsed(length in MAX_HEADER_LENGTH + 1.., bytes: Vec<u8>) {
            let file = [&length.to_le_bytes()[..], &bytes].concat();
            let refused = open(&file).unwrap_err().to_string();
            prop_assert!(refused.contains("claims a header"), "{refused}");
        }
    }
}
