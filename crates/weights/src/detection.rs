//! Detects the architecture of a weights file, mostly from the shapes of its tensors.

use afterimage_architecture::{Architecture, Upsampling, Widths};
use safetensors::tensor::Metadata;

use crate::WeightsError;
use crate::file::header;

/// The most channels that a level may have in a file from anywhere. A wider network would take too much of the
/// browser's memory and time.
pub const MAX_CHANNELS: usize = 256;

/// The levels of a network for digits.
const LEVELS: usize = 3;

/// The key in a weights file's metadata that holds the [`Upsampling`]'s name.
pub const UPSAMPLING: &str = "upsampling";

/// Detects the architecture of the network for digits in a safetensors file: the widths of its levels, and how its
/// decoder enlarges. [`Weights::from_safetensors`](crate::Weights::from_safetensors) then checks all tensors.
///
/// Nearest and bilinear resizing have tensors of the same shapes, and so has a transposed convolution 3×3 between
/// levels of equal widths. There the file's metadata decide; without metadata, the first of [`Upsampling::ALL`] that
/// fits is taken.
///
/// # Errors
/// [`WeightsError`] where the bytes are not a safetensors file, or a tensor of the encoder is missing or has too many
/// channels.
pub fn detect_architecture(bytes: &[u8]) -> Result<Architecture, WeightsError> {
    let header = header(bytes)?;
    let mut widths = [0; LEVELS];
    for (level, width) in widths.iter_mut().enumerate() {
        *width = output_channels(&header, format!("encoder.{level}.weight"))?;
    }
    let widths = Widths::new(widths);
    let with = |upsampling| Architecture { widths, upsampling, ..Architecture::DIGITS };
    // `min_by_key` takes the first of those that fit equally well.
    let candidates = from_metadata(&header).into_iter().chain(Upsampling::ALL);
    let upsampling = candidates.min_by_key(|upsampling| mismatches(&header, with(*upsampling))).unwrap_or_default();
    Ok(with(upsampling))
}

/// The output channels of a convolution of the encoder.
fn output_channels(header: &Metadata, tensor: String) -> Result<usize, WeightsError> {
    let Some(info) = header.info(&tensor) else { return Err(WeightsError::Missing(tensor)) };
    match info.shape.first().copied().unwrap_or_default() {
        found @ 1..=MAX_CHANNELS => Ok(found),
        found => Err(WeightsError::Width { tensor, found, most: MAX_CHANNELS }),
    }
}

/// The [`Upsampling`] that the metadata name. Some shipped files are older than the key [`UPSAMPLING`]; in those of the
/// four decoders, the model's name ends with the name of the upsampling.
fn from_metadata(header: &Metadata) -> Option<Upsampling> {
    let metadata = header.metadata().as_ref()?;
    let is_named = |upsampling: &Upsampling| match (metadata.get(UPSAMPLING), metadata.get("model")) {
        (Some(name), _) => name == upsampling.as_str(),
        (None, Some(model)) => model.ends_with(upsampling.as_str()),
        (None, None) => false,
    };
    Upsampling::ALL.into_iter().find(is_named)
}

/// How many of the decoder's tensors in the file have another shape than in this architecture.
fn mismatches(header: &Metadata, architecture: Architecture) -> usize {
    let has_other_shape = |(name, shape): &(String, Vec<usize>)| {
        name.starts_with("decoder.") && header.info(name).is_some_and(|info| info.shape != *shape)
    };
    architecture.tensors().iter().filter(|tensor| has_other_shape(tensor)).count()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::Weights;

    fn file(architecture: Architecture, metadata: &[(&str, &str)]) -> Vec<u8> {
        let metadata = metadata.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        Weights::glorot(architecture, 1).to_safetensors(metadata.collect()).unwrap()
    }

    fn detected(widths: [usize; 3], upsampling: Upsampling, metadata: &[(&str, &str)]) -> Upsampling {
        let widths = Widths::new(widths);
        let architecture = Architecture { widths, upsampling, ..Architecture::DIGITS };
        let found = detect_architecture(&file(architecture, metadata)).unwrap();
        assert_eq!(found.widths, widths);
        found.upsampling
    }

    #[test]
    fn shapes_distinguish_transposed_decoders_and_metadata_the_others() {
        let [nearest, bilinear, transposed3, transposed2] = Upsampling::ALL;
        assert_eq!(detected([4, 3, 2], transposed3, &[]), transposed3);
        assert_eq!(detected([4, 3, 2], transposed2, &[]), transposed2);
        assert_eq!(detected([4, 3, 2], bilinear, &[]), nearest);
        assert_eq!(detected([4, 3, 2], bilinear, &[(UPSAMPLING, "bilinear")]), bilinear);
        assert_eq!(detected([3, 3, 3], transposed3, &[]), nearest);
        assert_eq!(detected([3, 3, 3], transposed3, &[(UPSAMPLING, "transposed3")]), transposed3);
        // Metadata that contradict the shapes are ignored.
        assert_eq!(detected([4, 3, 2], transposed2, &[(UPSAMPLING, "nearest")]), transposed2);
        assert_eq!(detected([4, 3, 2], nearest, &[(UPSAMPLING, "cubic"), ("format", "pt")]), nearest);
    }

    #[test]
    fn files_without_the_metadata_key_are_detected_by_the_model_s_name() {
        let [nearest, bilinear, ..] = Upsampling::ALL;
        assert_eq!(detected([4, 3, 2], bilinear, &[("model", "denoise-bilinear")]), bilinear);
        assert_eq!(detected([4, 3, 2], nearest, &[("model", "restore")]), nearest);
        let both = [("model", "denoise-bilinear"), (UPSAMPLING, "nearest")];
        assert_eq!(detected([4, 3, 2], nearest, &both), nearest);
    }

    #[test]
    fn a_network_with_too_many_channels_is_refused_with_the_limit() {
        let wide = |width| {
            let architecture = Architecture { widths: Widths::new([1, width, 1]), ..Architecture::DIGITS };
            detect_architecture(&file(architecture, &[]))
        };
        assert!(wide(MAX_CHANNELS).is_ok());
        assert_eq!(
            wide(MAX_CHANNELS + 1).unwrap_err().to_string(),
            "tensor `encoder.1.weight` makes 257 channels where 1 to 256 are allowed"
        );
    }

    #[test]
    fn a_file_without_an_encoder_is_refused_with_the_missing_tensor() {
        let golden = crate::Golden { input: vec![0.0; 784], output: vec![0.0; 784] };
        let error = detect_architecture(&golden.to_safetensors(Architecture::DIGITS).unwrap()).unwrap_err();
        assert_eq!(error.to_string(), "tensor `encoder.0.weight` is missing");
        let metadata = HashMap::from([(UPSAMPLING.to_owned(), "x".repeat(200_000))]);
        let bloated = Weights::glorot(Architecture::DIGITS, 1).to_safetensors(metadata).unwrap();
        assert!(matches!(detect_architecture(&bloated), Err(WeightsError::File(_))));
    }
}
