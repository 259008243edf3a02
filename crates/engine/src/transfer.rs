//! Numbers from the page to the device and back.

use afterimage_architecture::Architecture;
use afterimage_protocol::EngineError;
use burn::tensor::{Device, Tensor, TensorData, Transaction};

/// A picture on the device: `[1, channels, height, width]`.
///
/// # Errors
/// [`EngineError::Picture`] where it has not the architecture's number of values, or one that is not in [0, 1].
pub(crate) fn picture(pixels: &[f32], architecture: Architecture, device: &Device) -> Result<Tensor<4>, EngineError> {
    let in_range = |pixel: f32| (0.0..=1.0).contains(&pixel);
    check(pixels, architecture.image, in_range, "outside of [0, 1]").map_err(EngineError::Picture)?;
    Ok(tensor(pixels, architecture.image, device))
}

/// A latent on the device: `[1, channels, height, width]`.
///
/// # Errors
/// [`EngineError::Latent`] where it has not the architecture's number of values, or one that is not finite.
pub(crate) fn latent(values: &[f32], architecture: Architecture, device: &Device) -> Result<Tensor<4>, EngineError> {
    check(values, architecture.latent(), f32::is_finite, "not finite").map_err(EngineError::Latent)?;
    Ok(tensor(values, architecture.latent(), device))
}

/// What is wrong with values that should be as many as `shape` has, all of them `good`.
fn check(values: &[f32], shape: [usize; 3], good: impl Fn(f32) -> bool, otherwise: &str) -> Result<(), String> {
    let expected: usize = shape.iter().product();
    if values.len() != expected {
        return Err(format!("{} values where {expected} are expected", values.len()));
    }
    match values.iter().position(|value| !good(*value)) {
        Some(index) => Err(format!("value {index} is {}, {otherwise}", values[index])),
        None => Ok(()),
    }
}

/// The values must be as many as `shape` has.
fn tensor(values: &[f32], [channels, height, width]: [usize; 3], device: &Device) -> Tensor<4> {
    Tensor::from_data(TensorData::new(values.to_vec(), [1, channels, height, width]), device)
}

/// The tensors' values, flattened; in one transaction, because each read-back from a GPU is a round trip.
///
/// # Errors
/// [`EngineError::ReadBack`] where the device fails.
pub(crate) async fn read_back<const N: usize>(tensors: [Tensor<4>; N]) -> Result<[Vec<f32>; N], EngineError> {
    let transaction = tensors.into_iter().fold(Transaction::default(), Transaction::register);
    let data = transaction.execute_async().await.map_err(|error| EngineError::ReadBack(error.to_string()))?;
    let values = data.into_iter().map(TensorData::try_into_vec::<f32>).collect::<Result<Vec<_>, _>>();
    let values = values.map_err(|error| EngineError::ReadBack(format!("{error:?}")))?;
    values.try_into().map_err(|_| EngineError::ReadBack("a tensor is missing".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(values: &[f32]) -> String {
        check(values, [1, 1, 3], f32::is_finite, "not finite").unwrap_err()
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(refused(&[0.0; 2]), "2 values where 3 are expected");
        assert_eq!(refused(&[]), "0 values where 3 are expected");
        assert_eq!(refused(&[0.0, f32::NAN, 1.0]), "value 1 is NaN, not finite");
        assert_eq!(refused(&[0.0, 1.0, f32::NEG_INFINITY]), "value 2 is -inf, not finite");
        assert_eq!(check(&[0.0, -1.0, f32::MAX], [1, 1, 3], f32::is_finite, ""), Ok(()));
    }
}
