//! A network with its weights, for one picture after another.

use std::ops::Range;

use crate::blocks::{Activations, Layer, relu};
use crate::convolution::Packed;
use crate::layout::{Pixel, unpack};
use crate::network::{Buffers, FusedNetwork, NetworkError, Parameters, expect};
use crate::purpose::Purpose;

/// A [`FusedNetwork`] with its weights, packed once, and with buffers for one picture.
#[derive(Clone, Debug)]
pub struct PreparedNetwork {
    network: FusedNetwork,
    packed: Vec<Packed>,
    /// The last block's biases.
    bias: Vec<f32>,
    /// What each block computed last.
    activations: Vec<Activations>,
    buffers: Buffers,
}

impl FusedNetwork {
    /// Packs the weights and the biases of each block, and makes the buffers.
    ///
    /// # Errors
    /// [`NetworkError::Length`] where `parameters` do not fit the network.
    pub fn prepare(self, parameters: &[Parameters<'_>]) -> Result<PreparedNetwork, NetworkError> {
        let lengths: Vec<_> = parameters.iter().map(|block| block.map(<[f32]>::len)).collect();
        self.check_parameters(&lengths)?;
        Ok(PreparedNetwork {
            packed: self.pack(parameters, Purpose::Inference),
            bias: parameters.last().map(|[_, bias]| bias.to_vec()).unwrap_or_default(),
            activations: self.new_activations(Purpose::Inference).collect(),
            buffers: self.buffers(Purpose::Inference),
            network: self,
        })
    }
}

impl PreparedNetwork {
    /// The output for one picture, both `[channels, height, width]`, flattened.
    ///
    /// # Errors
    /// [`NetworkError::Length`] where the picture does not fit the network.
    pub fn run(&mut self, picture: &[f32]) -> Result<Vec<f32>, NetworkError> {
        let blocks = self.network.blocks();
        self.run_blocks(picture, 0..blocks)?;
        self.output(blocks - 1)
    }

    /// Runs consecutive blocks on the input of the first one: `[channels, height, width]`, flattened. Skip connections from
    /// the blocks before them add nothing.
    ///
    /// # Errors
    /// [`NetworkError::NoBlock`] where there are no such blocks, [`NetworkError::Length`] where the input does not fit.
    pub fn run_blocks(&mut self, input: &[f32], blocks: Range<usize>) -> Result<(), NetworkError> {
        let layer = self.layer(blocks.start)?;
        self.layer(blocks.end.saturating_sub(1))?;
        expect("inputs", layer.input_shape().into_iter().product(), input.len())?;
        match blocks.start.checked_sub(1) {
            None => self.network.layers()[0].pack_input(input, &mut self.buffers.input),
            Some(before) => {
                self.network.layers()[blocks.start].pack_input(input, &mut self.activations[before].output);
            }
        }
        self.network.run_layers(blocks, &self.packed, &mut self.activations, &mut self.buffers);
        Ok(())
    }

    /// What a block computed last: `[channels, height, width]`, flattened.
    ///
    /// # Errors
    /// [`NetworkError::NoBlock`] where there is no such block.
    pub fn output(&self, block: usize) -> Result<Vec<f32>, NetworkError> {
        let layer = self.layer(block)?;
        let (channels, plane) = layer.output();
        let mut picture = vec![0.0; channels * plane.area()];
        layer.unpack_output(&self.activations[block], &self.bias, &mut picture);
        Ok(picture)
    }

    /// What an [`Encode`](crate::Block::Encode) block computed last, before pooling: `[channels, height, width]`,
    /// flattened, ≥ 0. It must be the last block that ran.
    ///
    /// # Errors
    /// [`NetworkError::NoBlock`] where there is no such block.
    pub fn unpooled(&self, block: usize) -> Result<Vec<f32>, NetworkError> {
        let (channels, plane) = self.layer(block)?.unpooled().ok_or(NetworkError::NoBlock(block))?;
        let kept = &self.activations[block].unpooled;
        let raw = if kept.is_empty() { &self.buffers.raw } else { kept };
        let rectified: Vec<Pixel> = raw.iter().map(relu).collect();
        let mut picture = vec![0.0; channels * plane.area()];
        unpack(&rectified, plane, &mut picture);
        Ok(picture)
    }

    /// The input of a [`Decode`](crate::Block::Decode) block, from when the block before it ran last, at the size of its
    /// output: `[channels, height, width]`, flattened. Where its convolution is transposed, nearest neighbours.
    ///
    /// # Errors
    /// [`NetworkError::NoBlock`] where there is no such block.
    pub fn resized(&self, block: usize) -> Result<Vec<f32>, NetworkError> {
        let Layer::Decoder(layer) = self.layer(block)? else { return Err(NetworkError::NoBlock(block)) };
        let input = match block.checked_sub(1) {
            None => &self.buffers.input,
            Some(before) => &self.activations[before].output,
        };
        let mut picture = vec![0.0; layer.convolution.input * layer.target.area()];
        unpack(&layer.resized(input), layer.target, &mut picture);
        Ok(picture)
    }

    fn layer(&self, block: usize) -> Result<&Layer, NetworkError> {
        self.network.layers().get(block).ok_or(NetworkError::NoBlock(block))
    }
}
