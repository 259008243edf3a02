//! The networks of an architecture.

use afterimage_architecture::{Architecture, Restoration};

use crate::blocks::Block;
use crate::network::{FusedNetwork, NetworkError};

/// The blocks take the parameters of [`Architecture::convolutions`], in that order.
impl FusedNetwork {
    /// From pictures to the head's output, with the skip connections of the architecture.
    ///
    /// # Errors
    /// [`NetworkError`] where a size is zero.
    pub fn autoencoder(architecture: &Architecture) -> Result<Self, NetworkError> {
        let levels = architecture.levels();
        let blocks = [encoder_blocks(architecture), decoder_blocks(architecture)].concat();
        let mut network = Self::new(architecture.image, &blocks)?;
        for level in (0..levels).filter(|_| architecture.skips) {
            network = network.with_skip(level, 2 * levels - 1 - level)?;
        }
        Ok(network)
    }

    /// From pictures to latents.
    ///
    /// # Errors
    /// [`NetworkError`] where a size is zero.
    pub fn encoder(architecture: &Architecture) -> Result<Self, NetworkError> {
        Self::new(architecture.image, &encoder_blocks(architecture))
    }

    /// From latents to the head's output, without skip connections.
    ///
    /// # Errors
    /// [`NetworkError`] where a size is zero.
    pub fn decoder(architecture: &Architecture) -> Result<Self, NetworkError> {
        Self::new(architecture.latent(), &decoder_blocks(architecture))
    }

    /// From what the refinement reads to what it adds to the filled picture.
    ///
    /// # Errors
    /// [`NetworkError`] where the architecture has no refinement, or a size is zero.
    pub fn refinement(architecture: &Architecture) -> Result<Self, NetworkError> {
        let [image, height, width] = architecture.image;
        let [[input, refined], _] = architecture.restoration.refinement(image).ok_or(NetworkError::Empty)?;
        let blocks = [Block::Same { channels: refined, relu: true }, Block::Head { channels: image }];
        Self::new([input, height, width], &blocks)
    }
}

fn encoder_blocks(architecture: &Architecture) -> Vec<Block> {
    architecture.widths.iter().map(|channels| Block::Encode { channels: *channels }).collect()
}

fn decoder_blocks(architecture: &Architecture) -> Vec<Block> {
    let convolutions = architecture.convolutions();
    let sizes = architecture.sizes();
    let decoders = convolutions.iter().skip(architecture.levels()).zip(sizes.iter().rev().skip(1));
    let upsampling = architecture.upsampling;
    let blocks =
        decoders.map(|(convolution, size)| Block::Decode { channels: convolution.output, size: *size, upsampling });
    let [channels, ..] = architecture.head();
    let head = match architecture.restoration {
        Restoration::Generated => Block::Head { channels },
        // It has too many channels for a `Block::Head`.
        Restoration::Filled => Block::Same { channels, relu: false },
    };
    blocks.chain([head]).collect()
}
