//! Which network a weights file holds: the shapes of its tensors say most of it.

use safetensors::tensor::Metadata;

use crate::architecture::LEVELS;
use crate::file::header;
use crate::{Architecture, Upsampling, WeightsError};

/// The most channels of a level, in a network that comes from a file of anybody's: more would drown a browser.
pub const MOST_CHANNELS: usize = 256;

/// Under this name the metadata of a weights file say how the decoder enlarges; see [`Upsampling::name`].
pub const UPSAMPLING: &str = "upsampling";

impl Architecture {
    /// The network for digits whose weights are in a safetensors file: its widths, and how its decoder enlarges. Whether
    /// all else fits too, [`Weights::from_safetensors`](crate::Weights::from_safetensors) sees.
    ///
    /// Nearest and bilinear resizing have tensors of the same shapes, and so has a transposed convolution 3×3 between
    /// levels of equal widths. There the file's metadata decide; where these say nothing, it is the first of
    /// [`Upsampling::ALL`].
    ///
    /// # Errors
    /// [`WeightsError`] where it is no safetensors file, or names a tensor of the encoder that is missing or makes too
    /// many channels.
    pub fn of_weights(bytes: &[u8]) -> Result<Self, WeightsError> {
        let header = header(bytes)?;
        let mut widths = [0; LEVELS];
        for (level, width) in widths.iter_mut().enumerate() {
            *width = channels(&header, format!("encoder.{level}.weight"))?;
        }
        let with = |upsampling| Self { widths, upsampling, ..Self::DIGITS };
        // Of those that fit equally well, the first is taken.
        let kinds = said(&header).into_iter().chain(Upsampling::ALL);
        let upsampling = kinds.min_by_key(|kind| misfits(&header, with(*kind))).unwrap_or_default();
        Ok(with(upsampling))
    }
}

/// How many channels a convolution of the encoder makes.
fn channels(header: &Metadata, tensor: String) -> Result<usize, WeightsError> {
    let Some(info) = header.info(&tensor) else { return Err(WeightsError::Missing(tensor)) };
    match info.shape.first().copied().unwrap_or_default() {
        found @ 1..=MOST_CHANNELS => Ok(found),
        found => Err(WeightsError::Width { tensor, found, most: MOST_CHANNELS }),
    }
}

/// What the metadata say of the decoder. The files that the page ships are older than [`UPSAMPLING`], and those of the
/// four decoders end their name with it.
fn said(header: &Metadata) -> Option<Upsampling> {
    let metadata = header.metadata().as_ref()?;
    let is_said = |kind: &Upsampling| match (metadata.get(UPSAMPLING), metadata.get("model")) {
        (Some(name), _) => name == kind.name(),
        (None, Some(model)) => model.ends_with(kind.name()),
        (None, None) => false,
    };
    Upsampling::ALL.into_iter().find(is_said)
}

/// How many of the decoder's tensors have another shape than this architecture's.
fn misfits(header: &Metadata, architecture: Architecture) -> usize {
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

    fn recognised(widths: [usize; 3], upsampling: Upsampling, metadata: &[(&str, &str)]) -> Upsampling {
        let architecture = Architecture { widths, upsampling, ..Architecture::DIGITS };
        let found = Architecture::of_weights(&file(architecture, metadata)).unwrap();
        assert_eq!(found.widths, widths);
        found.upsampling
    }

    #[test]
    fn shapes_tell_transposed_decoders_and_metadata_the_others() {
        let [nearest, bilinear, transposed3, transposed2] = Upsampling::ALL;
        assert_eq!(recognised([4, 3, 2], transposed3, &[]), transposed3);
        assert_eq!(recognised([4, 3, 2], transposed2, &[]), transposed2);
        assert_eq!(recognised([4, 3, 2], bilinear, &[]), nearest);
        assert_eq!(recognised([4, 3, 2], bilinear, &[(UPSAMPLING, "bilinear")]), bilinear);
        assert_eq!(recognised([3, 3, 3], transposed3, &[]), nearest);
        assert_eq!(recognised([3, 3, 3], transposed3, &[(UPSAMPLING, "transposed3")]), transposed3);
        // What the shapes rule out is not believed.
        assert_eq!(recognised([4, 3, 2], transposed2, &[(UPSAMPLING, "nearest")]), transposed2);
        assert_eq!(recognised([4, 3, 2], nearest, &[(UPSAMPLING, "cubic"), ("format", "pt")]), nearest);
    }

    #[test]
    fn files_older_than_the_metadata_say_it_in_their_name() {
        let [nearest, bilinear, ..] = Upsampling::ALL;
        assert_eq!(recognised([4, 3, 2], bilinear, &[("model", "denoise-bilinear")]), bilinear);
        assert_eq!(recognised([4, 3, 2], nearest, &[("model", "restore")]), nearest);
        let both = [("model", "denoise-bilinear"), (UPSAMPLING, "nearest")];
        assert_eq!(recognised([4, 3, 2], nearest, &both), nearest);
    }

    #[test]
    fn a_network_that_is_too_wide_is_refused_with_the_limit() {
        let wide = |width| {
            let architecture = Architecture { widths: [1, width, 1], ..Architecture::DIGITS };
            Architecture::of_weights(&file(architecture, &[]))
        };
        assert!(wide(MOST_CHANNELS).is_ok());
        assert_eq!(
            wide(MOST_CHANNELS + 1).unwrap_err().to_string(),
            "tensor `encoder.1.weight` makes 257 channels where 1 to 256 are allowed"
        );
    }

    #[test]
    fn a_file_without_an_encoder_is_refused_by_name() {
        let golden = crate::Golden { input: vec![0.0; 784], output: vec![0.0; 784] };
        let error = Architecture::of_weights(&golden.to_safetensors(Architecture::DIGITS).unwrap()).unwrap_err();
        assert_eq!(error.to_string(), "tensor `encoder.0.weight` is missing");
        let metadata = HashMap::from([(UPSAMPLING.to_owned(), "x".repeat(200_000))]);
        let bloated = Weights::glorot(Architecture::DIGITS, 1).to_safetensors(metadata).unwrap();
        assert!(matches!(Architecture::of_weights(&bloated), Err(WeightsError::File(_))));
    }
}
