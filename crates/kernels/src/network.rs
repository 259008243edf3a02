//! Consecutive blocks on batches of pictures: forward and backward.

use std::ops::Range;

use afterimage_architecture::{KERNEL, Upsampling};

use crate::blocks::{Activations, Block, GradientSums, Layer, Scratch, relu_gradient};
use crate::convolution::Packed;
use crate::layout::{Pixel, Plane, ZERO};
use crate::purpose::Purpose;

/// The number of pictures in a chunk, which one thread works on. The gradients of the weights are summed within each
/// chunk, and then over the chunks in order. So results depend on this number, but not on the number of threads.
const CHUNK: usize = 10;

/// Consecutive blocks with their sizes, fused into one operation.
#[derive(Clone, Debug)]
pub struct FusedNetwork {
    input: [usize; 3],
    output: [usize; 3],
    layers: Vec<Layer>,
    /// The lengths of each layer's weights and biases.
    parameters: Vec<[usize; 2]>,
    skips: Vec<Skip>,
}

/// A skip connection from one block to a later one.
#[derive(Clone, Copy, Debug)]
struct Skip {
    from: usize,
    to: usize,
}

/// Why a network cannot be created or run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NetworkError {
    /// There are no blocks.
    #[error("a network needs at least one block")]
    Empty,
    /// A head is not the last block.
    #[error("block {0} is a head, but not the last block")]
    HeadInside(usize),
    /// A picture or a block has a size of zero.
    #[error("a picture or block has a size of zero")]
    NoSize,
    /// A block cannot enlarge its input to its output size.
    #[error("block {0} cannot enlarge its input to its output size")]
    Enlargement(usize),
    /// A skip connection between blocks of the wrong kinds or shapes, or a second one from or to a block.
    #[error("no skip connection is possible from block {from} to block {to}")]
    Skip {
        /// The block where the connection begins.
        from: usize,
        /// The block where it ends.
        to: usize,
    },
    /// There is no such block, or it is of another kind.
    #[error("there is no such block: {0}")]
    NoBlock(usize),
    /// A wrong number of values.
    #[error("{what}: {found} where {expected} are expected")]
    Length {
        /// The values that were counted.
        what: &'static str,
        /// The expected number.
        expected: usize,
        /// The number that was found.
        found: usize,
    },
}

/// The result of [`FusedNetwork::forward`].
#[derive(Clone, Debug)]
pub struct ForwardPass {
    /// The output pictures `[batch, channels, height, width]`.
    pub output: Vec<f32>,
    /// The activations of every layer, for every picture of each chunk, as [`FusedNetwork::backward`] needs them; empty
    /// where they were not to be saved.
    activations: Vec<Vec<Activations>>,
}

/// The result of [`FusedNetwork::backward`].
#[derive(Clone, Debug)]
pub struct Gradients {
    /// The gradient of the input pictures; empty where it was not needed.
    pub input: Vec<f32>,
    /// The gradients of each block's weights and biases.
    pub parameters: Vec<[Vec<f32>; 2]>,
}

/// The weights and the biases of one block.
pub(crate) type Parameters<'a> = [&'a [f32]; 2];

impl FusedNetwork {
    /// The network of `blocks` for pictures `[channels, height, width]`.
    ///
    /// # Errors
    /// [`NetworkError`] where there are no blocks, a head is not the last, or a size is zero or cannot be reached.
    pub fn new(input: [usize; 3], blocks: &[Block]) -> Result<Self, NetworkError> {
        let [channels, height, width] = input;
        // The channels and the size of the next block's input.
        let mut shape = (channels, Plane::new([height, width]));
        let (mut layers, mut parameters) = (Vec::new(), Vec::new());
        for (index, block) in blocks.iter().enumerate() {
            let channels = block.channels();
            let side = match block {
                Block::Decode { upsampling, .. } => upsampling.kernel(),
                Block::Encode { .. } | Block::Same { .. } | Block::Head { .. } => KERNEL,
            };
            parameters.push([channels * shape.0 * side * side, channels]);
            if matches!(block, Block::Head { .. }) && index + 1 < blocks.len() {
                return Err(NetworkError::HeadInside(index));
            }
            let size = [shape.0, channels, shape.1.height, shape.1.width];
            if size.contains(&0) || matches!(block, Block::Decode { size, .. } if size.contains(&0)) {
                return Err(NetworkError::NoSize);
            }
            if let Block::Decode { size: [height, width], upsampling, .. } = block
                && !(can_enlarge(*upsampling, shape.1.height, *height)
                    && can_enlarge(*upsampling, shape.1.width, *width))
            {
                return Err(NetworkError::Enlargement(index));
            }
            let layer = Layer::new(*block, shape.0, shape.1, index == 0);
            shape = layer.output();
            layers.push(layer);
        }
        if layers.is_empty() {
            return Err(NetworkError::Empty);
        }
        Ok(Self { input, output: [shape.0, shape.1.height, shape.1.width], layers, parameters, skips: Vec::new() })
    }

    /// Adds a skip connection: the output of encoder block `from` before pooling is added to the output of decoder block
    /// `to` before its ReLU (Mao, Shen and Yang, 2016). It has no parameters.
    ///
    /// # Errors
    /// [`NetworkError::Skip`] where the blocks are of other kinds, or the shapes of the two outputs differ.
    pub fn with_skip(mut self, from: usize, to: usize) -> Result<Self, NetworkError> {
        let unpooled = self.layers.get(from).and_then(Layer::unpooled);
        let added = self.layers.get(to).filter(|layer| matches!(layer, Layer::Decoder(_))).map(Layer::output);
        let is_taken = self.skips.iter().any(|skip| skip.from == from || skip.to == to);
        if from >= to || unpooled.is_none() || unpooled != added || is_taken {
            return Err(NetworkError::Skip { from, to });
        }
        self.skips.push(Skip { from, to });
        Ok(self)
    }

    /// The shape of an output picture: `[channels, height, width]`.
    pub fn output(&self) -> [usize; 3] {
        self.output
    }

    /// The number of blocks.
    pub fn blocks(&self) -> usize {
        self.layers.len()
    }

    /// Runs the network on pictures `[batch, channels, height, width]`. `save` says whether to save the activations that
    /// [`Self::backward`] needs.
    ///
    /// # Errors
    /// [`NetworkError::Length`] where the pictures or `parameters` do not fit the network.
    pub fn forward(
        &self,
        pictures: &[f32],
        parameters: &[Parameters<'_>],
        save: bool,
    ) -> Result<ForwardPass, NetworkError> {
        self.check(pictures, parameters)?;
        Ok(self.forward_unchecked(pictures, parameters, save))
    }

    /// [`Self::forward`] without the checks.
    pub(crate) fn forward_unchecked(&self, pictures: &[f32], parameters: &[Parameters<'_>], save: bool) -> ForwardPass {
        let [input_len, output_len] = self.lengths();
        let packed = self.pack(parameters, Purpose::Inference);
        let bias = parameters.last().map_or(&[][..], |[_, bias]| bias);
        let activations_for = if save { Purpose::Training } else { Purpose::Inference };
        let buffers = || self.buffers(Purpose::Inference);
        let mut output = vec![0.0; pictures.len() / input_len * output_len];
        let activations = for_each_chunk(&mut output, output_len, buffers, |buffers, chunk, output| {
            let mut activations = Vec::new();
            for (index, output) in output.chunks_exact_mut(output_len).enumerate() {
                let picture = &pictures[(chunk * CHUNK + index) * input_len..][..input_len];
                if save || activations.is_empty() {
                    activations.extend(self.new_activations(activations_for));
                }
                let start = activations.len() - self.layers.len();
                self.forward_one(&packed, bias, picture, output, &mut activations[start..], buffers);
            }
            if save { activations } else { Vec::new() }
        });
        ForwardPass { output, activations }
    }

    fn forward_one(
        &self,
        packed: &[Packed],
        bias: &[f32],
        picture: &[f32],
        output: &mut [f32],
        activations: &mut [Activations],
        buffers: &mut Buffers,
    ) {
        self.layers[0].pack_input(picture, &mut buffers.input);
        self.run_layers(0..self.layers.len(), packed, activations, buffers);
        let last = self.layers.len() - 1;
        self.layers[last].unpack_output(&activations[last], bias, output);
    }

    /// Runs consecutive layers. The input of the first one is in the activations of the one before it, or in `buffers`.
    /// Skip connections that begin before them add nothing.
    pub(crate) fn run_layers(
        &self,
        layers: Range<usize>,
        packed: &[Packed],
        activations: &mut [Activations],
        buffers: &mut Buffers,
    ) {
        for index in layers.clone() {
            let (before, rest) = activations.split_at_mut(index);
            let input = before.last().map_or(&buffers.input, |previous| &previous.output);
            let skip = self.skips.iter().find(|skip| skip.to == index && skip.from >= layers.start);
            let skip = skip.map(|skip| before[skip.from].unpooled.as_slice());
            let scratch = &mut buffers.scratch[index];
            self.layers[index].forward(&packed[index], (input, skip), &mut rest[0], scratch, &mut buffers.raw);
        }
    }

    /// The gradient of the output pictures → the gradients of the parameters and, where it is needed, of the input
    /// pictures.
    ///
    /// # Errors
    /// [`NetworkError::Length`] where the pictures, `parameters`, `pass` or `gradient` do not fit the network.
    pub fn backward(
        &self,
        pictures: &[f32],
        parameters: &[Parameters<'_>],
        pass: &ForwardPass,
        gradient: &[f32],
        needs_input_gradient: bool,
    ) -> Result<Gradients, NetworkError> {
        let batch = self.check(pictures, parameters)?;
        expect("gradient", batch * self.lengths()[1], gradient.len())?;
        let activations = pass.activations.iter().map(Vec::len).sum();
        expect("saved activations", batch * self.layers.len(), activations)?;
        Ok(self.backward_unchecked(pictures, parameters, pass, gradient, needs_input_gradient))
    }

    /// [`Self::backward`] without the checks.
    pub(crate) fn backward_unchecked(
        &self,
        pictures: &[f32],
        parameters: &[Parameters<'_>],
        pass: &ForwardPass,
        gradient: &[f32],
        needs_input_gradient: bool,
    ) -> Gradients {
        let [input_len, output_len] = self.lengths();
        let batch = pictures.len() / input_len;
        let packed = self.pack(parameters, Purpose::Training);
        let mut input = vec![0.0; if needs_input_gradient { batch * input_len } else { 0 }];
        let buffers = || self.buffers(Purpose::Training);
        let backward_chunk = |buffers: &mut Buffers, chunk: usize, input: &mut [f32]| {
            let mut sums: Vec<GradientSums> = self.layers.iter().map(Layer::sums).collect();
            for (index, activations) in pass.activations[chunk].chunks_exact(self.layers.len()).enumerate() {
                let picture_index = chunk * CHUNK + index;
                let picture = &pictures[picture_index * input_len..][..input_len];
                let target = input.get_mut(index * input_len..(index + 1) * input_len);
                self.backward_one(
                    &packed,
                    picture,
                    &gradient[picture_index * output_len..][..output_len],
                    activations,
                    &mut sums,
                    target,
                    buffers,
                );
            }
            sums
        };
        let sums = if needs_input_gradient {
            for_each_chunk(&mut input, input_len, buffers, backward_chunk)
        } else {
            // There is no gradient to write; one value a picture only divides the batch into chunks.
            for_each_chunk(&mut vec![0.0; batch], 1, buffers, |buffers, chunk, _| {
                backward_chunk(buffers, chunk, &mut [])
            })
        };
        let mut sums = sums.into_iter();
        let mut total = sums.next().unwrap_or_else(|| self.layers.iter().map(Layer::sums).collect());
        for chunk in sums {
            total.iter_mut().zip(&chunk).for_each(|(total, sums)| total.add(sums));
        }
        let parameters = self.layers.iter().zip(&total).map(|(layer, sums)| layer.gradients(sums)).collect();
        Gradients { input, parameters }
    }

    #[expect(clippy::too_many_arguments, reason = "each is a different part of the backward pass of one picture")]
    fn backward_one(
        &self,
        packed: &[Packed],
        picture: &[f32],
        gradient: &[f32],
        activations: &[Activations],
        sums: &mut [GradientSums],
        input_gradient: Option<&mut [f32]>,
        buffers: &mut Buffers,
    ) {
        self.layers[0].pack_input(picture, &mut buffers.input);
        let last = self.layers.len() - 1;
        self.layers[last].pack_output_gradient(gradient, &mut buffers.gradient);
        let mut gradient: &[Pixel] = &buffers.gradient;
        for ((index, layer), scratch) in self.layers.iter().enumerate().zip(&mut buffers.scratch).rev() {
            let input: &[Pixel] = if index == 0 { &buffers.input } else { &activations[index - 1].output };
            let needs_input_gradient = index > 0 || input_gradient.is_some();
            let mut skip_gradient = None;
            for (skip, buffer) in self.skips.iter().zip(&mut buffers.skip_gradients) {
                if skip.to == index {
                    write_skip_gradient(gradient, &activations[index].output, &activations[skip.from].unpooled, buffer);
                } else if skip.from == index {
                    skip_gradient = Some(buffer.as_slice());
                }
            }
            let pass = (input, &activations[index], skip_gradient);
            gradient = layer.backward(&packed[index], pass, gradient, &mut sums[index], needs_input_gradient, scratch);
        }
        if let Some(picture) = input_gradient {
            self.layers[0].unpack_input_gradient(gradient, picture);
        }
    }

    /// The number of values of an input picture and of an output picture.
    fn lengths(&self) -> [usize; 2] {
        [self.input, self.output].map(|shape| shape.iter().product())
    }

    /// Checks that everything fits, and returns the batch size.
    fn check(&self, pictures: &[f32], parameters: &[Parameters<'_>]) -> Result<usize, NetworkError> {
        let [input_len, _] = self.lengths();
        let batch = pictures.len().div_ceil(input_len);
        expect("pictures", batch * input_len, pictures.len())?;
        let lengths: Vec<_> = parameters.iter().map(|block| block.map(<[f32]>::len)).collect();
        self.check_parameters(&lengths)?;
        Ok(batch)
    }

    /// Checks the shape `[channels, height, width]` of the pictures.
    #[cfg(feature = "burn")]
    pub(crate) fn check_picture(&self, shape: [usize; 3]) -> Result<(), NetworkError> {
        let pairs = ["channels", "rows", "columns"].into_iter().zip(self.input.into_iter().zip(shape));
        pairs.into_iter().try_for_each(|(what, (expected, found))| expect(what, expected, found))
    }

    /// Checks the lengths of the parameters.
    pub(crate) fn check_parameters(&self, lengths: &[[usize; 2]]) -> Result<(), NetworkError> {
        expect("blocks' parameters", self.layers.len(), lengths.len())?;
        self.parameters.iter().zip(lengths).try_for_each(|([weights, biases], [weight, bias])| {
            expect("weights", *weights, *weight)?;
            expect("biases", *biases, *bias)
        })
    }

    /// Splits the parameters of all blocks, concatenated, into those of each block.
    #[cfg(feature = "burn")]
    pub(crate) fn split<'a>(&self, mut flat: &'a [f32]) -> Vec<Parameters<'a>> {
        let mut take = |length: usize| {
            let (these, rest) = flat.split_at(length);
            flat = rest;
            these
        };
        self.parameters.iter().map(|lengths| lengths.map(&mut take)).collect()
    }

    /// The activations of each layer for one picture, still empty.
    pub(crate) fn new_activations(&self, purpose: Purpose) -> impl Iterator<Item = Activations> {
        self.layers.iter().enumerate().map(move |(index, layer)| Activations {
            unpooled: vec![ZERO; if self.skips.iter().any(|skip| skip.from == index) { layer.raw_len() } else { 0 }],
            ..layer.new_activations(purpose)
        })
    }

    pub(crate) fn buffers(&self, purpose: Purpose) -> Buffers {
        let input = self.layers.first().map_or(0, Layer::input_len);
        let gradient = self.layers.last().map_or(0, Layer::activations_len);
        let skip_gradient = |skip: &Skip| vec![ZERO; purpose.for_gradients(self.layers[skip.from].raw_len())];
        Buffers {
            input: vec![ZERO; input],
            raw: vec![ZERO; self.layers.iter().map(Layer::raw_len).max().unwrap_or_default()],
            gradient: vec![ZERO; purpose.for_gradients(gradient)],
            skip_gradients: self.skips.iter().map(skip_gradient).collect(),
            scratch: self.layers.iter().map(|layer| layer.scratch(purpose)).collect(),
        }
    }

    pub(crate) fn pack(&self, parameters: &[Parameters<'_>], purpose: Purpose) -> Vec<Packed> {
        self.layers.iter().zip(parameters).map(|(layer, [weight, bias])| layer.pack(weight, bias, purpose)).collect()
    }

    pub(crate) fn layers(&self) -> &[Layer] {
        &self.layers
    }
}

pub(crate) fn expect(what: &'static str, expected: usize, found: usize) -> Result<(), NetworkError> {
    if expected == found { Ok(()) } else { Err(NetworkError::Length { what, expected, found }) }
}

/// Whether a side of length `from` can become one of length `to`. A transposed convolution doubles it, and at most one
/// row or column is cropped.
fn can_enlarge(upsampling: Upsampling, from: usize, to: usize) -> bool {
    !upsampling.is_transposed() || to.div_ceil(2) == from
}

/// Buffers for one picture. A thread uses them for one picture after another.
#[derive(Clone, Debug)]
pub(crate) struct Buffers {
    /// The first layer's input.
    pub input: Vec<Pixel>,
    /// The output of the convolution that ran last.
    pub raw: Vec<Pixel>,
    /// The gradient of the last layer's output.
    gradient: Vec<Pixel>,
    /// The gradient through each skip connection.
    skip_gradients: Vec<Vec<Pixel>>,
    scratch: Vec<Scratch>,
}

/// Writes the gradient through a skip connection: the gradient of the output where both ReLUs are active, and zero elsewhere.
fn write_skip_gradient(gradient: &[Pixel], output: &[Pixel], unpooled: &[Pixel], skip_gradient: &mut [Pixel]) {
    for (((skip_gradient, gradient), output), unpooled) in
        skip_gradient.iter_mut().zip(gradient).zip(output).zip(unpooled)
    {
        *skip_gradient = relu_gradient(&relu_gradient(gradient, output), unpooled);
    }
}

/// Calls `f` for each chunk with buffers, the chunk's index and the chunk's `values`, of which there are `per_picture`
/// for each picture. The results are in the order of the chunks.
fn for_each_chunk<T: Send>(
    values: &mut [f32],
    per_picture: usize,
    buffers: impl Fn() -> Buffers + Sync + Send,
    f: impl Fn(&mut Buffers, usize, &mut [f32]) -> T + Sync + Send,
) -> Vec<T> {
    #[cfg(feature = "parallel")]
    {
        use rayon::iter::{IndexedParallelIterator, ParallelIterator};
        use rayon::slice::ParallelSliceMut;
        let chunks = values.par_chunks_mut(CHUNK * per_picture).enumerate();
        chunks.map_init(buffers, |buffers, (chunk, values)| f(buffers, chunk, values)).collect()
    }
    #[cfg(not(feature = "parallel"))]
    {
        let mut buffers = buffers();
        let chunks = values.chunks_mut(CHUNK * per_picture).enumerate();
        chunks.map(|(chunk, values)| f(&mut buffers, chunk, values)).collect()
    }
}
