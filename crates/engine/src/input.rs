//! Transfers values from the page to the device and back.

use afterimage_architecture::Architecture;
use afterimage_protocol::EngineError;
use burn::tensor::{Device, Tensor, TensorData, Transaction};

/// Transfers a picture to the device: `[1, channels, height, width]`.
///
/// # Errors
/// [`EngineError::Picture`] where the number of values is not the architecture's, or a value is not in [0, 1].
pub(crate) fn picture(pixels: &[f32], architecture: Architecture, device: &Device) -> Result<Tensor<4>, EngineError> {
    let in_range = |pixel: f32| (0.0..=1.0).contains(&pixel);
    check(pixels, architecture.image, in_range, "outside of [0, 1]").map_err(EngineError::Picture)?;
    Ok(tensor(pixels, architecture.image, device))
}

/// Transfers a latent to the device: `[1, channels, height, width]`.
///
/// # Errors
/// [`EngineError::Latent`] where the number of values is not the architecture's, or a value is not finite.
pub(crate) fn latent(values: &[f32], architecture: Architecture, device: &Device) -> Result<Tensor<4>, EngineError> {
    check(values, architecture.latent(), f32::is_finite, "not finite").map_err(EngineError::Latent)?;
    Ok(tensor(values, architecture.latent(), device))
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

/// A tensor on the device of values whose number fits the shape.
fn tensor(values: &[f32], [channels, height, width]: [usize; 3], device: &Device) -> Tensor<4> {
    Tensor::from_data(TensorData::new(values.to_vec(), [1, channels, height, width]), device)
}

/// Reads the tensors' values back, flattened; of an absent tensor none. It uses one transaction, because each read-back
/// from a GPU is a round trip.
///
/// # Errors
/// [`EngineError::ReadBack`] where the device fails.
pub(crate) async fn read_back<const N: usize>(tensors: [Option<Tensor<4>>; N]) -> Result<[Vec<f32>; N], EngineError> {
    let is_present = tensors.each_ref().map(Option::is_some);
    let transaction = tensors.into_iter().flatten().fold(Transaction::default(), Transaction::register);
    let data = transaction.execute_async().await.map_err(|error| EngineError::ReadBack(error.to_string()))?;
    let mut data = data.into_iter();
    let mut values = is_present.map(|_| Vec::new());
    for (values, _) in values.iter_mut().zip(is_present).filter(|(_, is_present)| *is_present) {
        let data = data.next().ok_or_else(|| EngineError::ReadBack("a tensor is missing".to_owned()))?;
        *values = data.try_into_vec::<f32>().map_err(|error| EngineError::ReadBack(format!("{error:?}")))?;
    }
    Ok(values)
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
