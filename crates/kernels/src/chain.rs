//! Blocks in a row, for batches.

use afterimage_architecture::{KERNEL, Upsampling};

use crate::blocks::{Block, Kept, Layer, Scratch, Sums, passed};
use crate::convolution::Packed;
use crate::layout::{Pixel, Plane, ZERO};

/// The pictures that one task takes. The weights' gradients are summed within a portion and then over the portions in
/// order: results depend on this number, but not on how many threads share the portions.
const PORTION: usize = 10;

/// Blocks in a row, with their sizes.
#[derive(Clone, Debug)]
pub struct Chain {
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

/// Why a chain cannot be made or used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChainError {
    /// A chain does something.
    #[error("a chain needs at least one block")]
    Empty,
    /// A head gives pictures for outside only.
    #[error("block {0} is a head, but not the last block")]
    HeadInside(usize),
    /// Of the picture, or of a block.
    #[error("a picture or block has a size of zero")]
    NoSize,
    /// Of a block that cannot enlarge what comes into it to its size.
    #[error("block {0} cannot give the size that it is asked for")]
    Enlargement(usize),
    /// Of what is added where the other end has another shape, or is not a block of the kind that is needed.
    #[error("block {from} has nothing that can be added in block {to}")]
    Skip {
        /// Where the connection would begin.
        from: usize,
        /// Where it would end.
        to: usize,
    },
    /// Not as many numbers as the sizes say.
    #[error("{what} of {found} numbers, where {expected} are needed")]
    Length {
        /// What has the wrong length.
        what: &'static str,
        /// How many numbers it should have.
        expected: usize,
        /// How many it has.
        found: usize,
    },
}

/// What [`Chain::forward`] gives.
#[derive(Clone, Debug)]
pub struct Passed {
    /// The pictures `[batch, channels, height, width]` that came out.
    pub output: Vec<f32>,
    /// What every layer made of every picture, for [`Chain::backward`]; empty where it was not asked for.
    kept: Vec<Vec<Kept>>,
}

/// What [`Chain::backward`] gives.
#[derive(Clone, Debug)]
pub struct Gradients {
    /// Of the pictures that went in; empty where it was not asked for.
    pub input: Vec<f32>,
    /// Of each block's weights and biases.
    pub parameters: Vec<[Vec<f32>; 2]>,
}

/// The weights and the biases of one block.
type Parameters<'a> = [&'a [f32]; 2];

impl Chain {
    /// The chain of `blocks` for pictures `[channels, height, width]`.
    ///
    /// # Errors
    /// Where there is no block, a head that is not the last, a size of zero, or one that cannot be reached.
    pub fn new(input: [usize; 3], blocks: &[Block]) -> Result<Self, ChainError> {
        let [channels, height, width] = input;
        let mut now = (channels, Plane::new([height, width]));
        let (mut layers, mut parameters) = (Vec::new(), Vec::new());
        for (index, block) in blocks.iter().enumerate() {
            let (Block::Encode { channels } | Block::Decode { channels, .. } | Block::Head { channels }) = block;
            let side = match block {
                Block::Decode { upsampling, .. } => upsampling.kernel(),
                Block::Encode { .. } | Block::Head { .. } => KERNEL,
            };
            parameters.push([channels * now.0 * side * side, *channels]);
            if matches!(block, Block::Head { .. }) && index + 1 < blocks.len() {
                return Err(ChainError::HeadInside(index));
            }
            let size = [now.0, *channels, now.1.height, now.1.width];
            if size.contains(&0) || matches!(block, Block::Decode { size, .. } if size.contains(&0)) {
                return Err(ChainError::NoSize);
            }
            if let Block::Decode { size: [height, width], upsampling, .. } = block
                && !(can_enlarge(*upsampling, now.1.height, *height) && can_enlarge(*upsampling, now.1.width, *width))
            {
                return Err(ChainError::Enlargement(index));
            }
            let layer = Layer::new(*block, now.0, now.1, index == 0);
            now = layer.output();
            layers.push(layer);
        }
        if layers.is_empty() {
            return Err(ChainError::Empty);
        }
        Ok(Self { input, output: [now.0, now.1.height, now.1.width], layers, parameters, skips: Vec::new() })
    }

    /// The same chain with a skip connection: what encoder block `from` makes before pooling is added to what decoder
    /// block `to` makes, before its ReLU (Mao, Shen and Yang, 2016). It has no parameters.
    ///
    /// # Errors
    /// Where the blocks are of other kinds, or what they make has not one shape.
    pub fn with_skip(mut self, from: usize, to: usize) -> Result<Self, ChainError> {
        let unpooled = self.layers.get(from).and_then(Layer::unpooled);
        let added = self.layers.get(to).filter(|layer| matches!(layer, Layer::Decoder(_))).map(Layer::output);
        let is_taken = self.skips.iter().any(|skip| skip.from == from || skip.to == to);
        if from >= to || unpooled.is_none() || unpooled != added || is_taken {
            return Err(ChainError::Skip { from, to });
        }
        self.skips.push(Skip { from, to });
        Ok(self)
    }

    /// The pictures that come out: `[channels, height, width]`.
    pub fn output(&self) -> [usize; 3] {
        self.output
    }

    /// How many blocks there are.
    pub fn blocks(&self) -> usize {
        self.layers.len()
    }

    /// Pictures `[batch, channels, height, width]` → pictures; `keep` what [`Self::backward`] needs.
    ///
    /// # Errors
    /// [`ChainError::Length`] where the pictures or `parameters` do not fit the chain.
    pub fn forward(&self, pictures: &[f32], parameters: &[Parameters<'_>], keep: bool) -> Result<Passed, ChainError> {
        self.check(pictures, parameters)?;
        Ok(self.forward_fitting(pictures, parameters, keep))
    }

    /// [`Self::forward`] of numbers that are known to fit.
    pub(crate) fn forward_fitting(&self, pictures: &[f32], parameters: &[Parameters<'_>], keep: bool) -> Passed {
        let [from, to] = self.lengths();
        let packed = self.pack(parameters);
        let bias = parameters.last().map_or(&[][..], |[_, bias]| bias);
        let room = || self.room();
        let mut output = vec![0.0; pictures.len() / from * to];
        let kept = portions(&mut output, to, room, |room, portion, output| {
            let mut kept = Vec::new();
            for (index, output) in output.chunks_exact_mut(to).enumerate() {
                let picture = &pictures[(portion * PORTION + index) * from..][..from];
                if keep || kept.is_empty() {
                    kept.extend(self.kept());
                }
                let start = kept.len() - self.layers.len();
                self.forward_one(&packed, bias, picture, output, &mut kept[start..], room);
            }
            if keep { kept } else { Vec::new() }
        });
        Passed { output, kept }
    }

    fn forward_one(
        &self,
        packed: &[Packed],
        bias: &[f32],
        picture: &[f32],
        output: &mut [f32],
        kept: &mut [Kept],
        room: &mut Room,
    ) {
        self.layers[0].enter(picture, &mut room.input);
        for (index, layer) in self.layers.iter().enumerate() {
            let (before, from) = kept.split_at_mut(index);
            let input = before.last().map_or(&room.input, |kept| &kept.output);
            let skip =
                self.skips.iter().find(|skip| skip.to == index).map(|skip| before[skip.from].unpooled.as_slice());
            layer.forward(&packed[index], (input, skip), &mut from[0], &mut room.scratch[index]);
        }
        let last = self.layers.len() - 1;
        self.layers[last].leave(&kept[last], bias, output);
    }

    /// The gradient of the pictures that came out → the gradients of the parameters, and where it is `wanted`, of the
    /// pictures that went in.
    ///
    /// # Errors
    /// [`ChainError::Length`] where the pictures, `parameters`, `passed` or `gradient` do not fit the chain.
    pub fn backward(
        &self,
        pictures: &[f32],
        parameters: &[Parameters<'_>],
        passed: &Passed,
        gradient: &[f32],
        wanted: bool,
    ) -> Result<Gradients, ChainError> {
        let batch = self.check(pictures, parameters)?;
        expect("gradient", batch * self.lengths()[1], gradient.len())?;
        let kept = passed.kept.iter().map(Vec::len).sum();
        expect("kept layers", batch * self.layers.len(), kept)?;
        Ok(self.backward_fitting(pictures, parameters, passed, gradient, wanted))
    }

    /// [`Self::backward`] of numbers that are known to fit.
    pub(crate) fn backward_fitting(
        &self,
        pictures: &[f32],
        parameters: &[Parameters<'_>],
        passed: &Passed,
        gradient: &[f32],
        wanted: bool,
    ) -> Gradients {
        let [from, to] = self.lengths();
        let batch = pictures.len() / from;
        let packed = self.pack(parameters);
        let mut input = vec![0.0; if wanted { batch * from } else { 0 }];
        let room = || self.room();
        let one = |room: &mut Room, portion: usize, input: &mut [f32]| {
            let mut sums: Vec<Sums> = self.layers.iter().map(Layer::sums).collect();
            for (index, kept) in passed.kept[portion].chunks_exact(self.layers.len()).enumerate() {
                let place = portion * PORTION + index;
                let picture = &pictures[place * from..][..from];
                let target = input.get_mut(index * from..(index + 1) * from);
                self.backward_one(&packed, picture, &gradient[place * to..][..to], kept, &mut sums, target, room);
            }
            sums
        };
        let sums = if wanted {
            portions(&mut input, from, room, one)
        } else {
            // The portions alone, with nothing to fill.
            portions(&mut vec![0.0; batch], 1, room, |room, portion, _| one(room, portion, &mut []))
        };
        let mut sums = sums.into_iter();
        let mut total = sums.next().unwrap_or_else(|| self.layers.iter().map(Layer::sums).collect());
        for portion in sums {
            total.iter_mut().zip(&portion).for_each(|(total, sums)| total.add(sums));
        }
        let parameters = self.layers.iter().zip(&total).map(|(layer, sums)| layer.gradients(sums)).collect();
        Gradients { input, parameters }
    }

    #[expect(clippy::too_many_arguments, reason = "each is a different part of one picture's way back")]
    fn backward_one(
        &self,
        packed: &[Packed],
        picture: &[f32],
        gradient: &[f32],
        kept: &[Kept],
        sums: &mut [Sums],
        input_gradient: Option<&mut [f32]>,
        room: &mut Room,
    ) {
        self.layers[0].enter(picture, &mut room.input);
        let last = self.layers.len() - 1;
        self.layers[last].leave_gradient(gradient, &mut room.gradient);
        let mut gradient: &[Pixel] = &room.gradient;
        for ((index, layer), scratch) in self.layers.iter().enumerate().zip(&mut room.scratch).rev() {
            let input: &[Pixel] = if index == 0 { &room.input } else { &kept[index - 1].output };
            let wanted = index > 0 || input_gradient.is_some();
            let mut skipped = None;
            for (skip, place) in self.skips.iter().zip(&mut room.skipped) {
                if skip.to == index {
                    skip_gradient(gradient, &kept[index].output, &kept[skip.from].unpooled, place);
                } else if skip.from == index {
                    skipped = Some(place.as_slice());
                }
            }
            let passed = (input, &kept[index], skipped);
            gradient = layer.backward(&packed[index], passed, gradient, &mut sums[index], wanted, scratch);
        }
        if let Some(picture) = input_gradient {
            self.layers[0].enter_gradient(gradient, picture);
        }
    }

    /// The numbers of one picture that goes in, and of one that comes out.
    fn lengths(&self) -> [usize; 2] {
        [self.input, self.output].map(|shape| shape.iter().product())
    }

    /// The batch's size, where everything fits.
    fn check(&self, pictures: &[f32], parameters: &[Parameters<'_>]) -> Result<usize, ChainError> {
        let [one, _] = self.lengths();
        let batch = pictures.len().div_ceil(one);
        expect("pictures", batch * one, pictures.len())?;
        let lengths: Vec<_> = parameters.iter().map(|block| block.map(<[f32]>::len)).collect();
        self.check_parameters(&lengths)?;
        Ok(batch)
    }

    /// Whether pictures `[channels, height, width]` fit.
    #[cfg(feature = "burn")]
    pub(crate) fn check_picture(&self, shape: [usize; 3]) -> Result<(), ChainError> {
        let pairs = ["channels", "rows", "columns"].into_iter().zip(self.input.into_iter().zip(shape));
        pairs.into_iter().try_for_each(|(what, (expected, found))| expect(what, expected, found))
    }

    /// Whether parameters of these lengths fit.
    pub(crate) fn check_parameters(&self, lengths: &[[usize; 2]]) -> Result<(), ChainError> {
        expect("blocks' parameters", self.layers.len(), lengths.len())?;
        self.parameters.iter().zip(lengths).try_for_each(|([weights, biases], [weight, bias])| {
            expect("weights", *weights, *weight)?;
            expect("biases", *biases, *bias)
        })
    }

    /// All blocks' parameters in one row → each block's.
    #[cfg(feature = "burn")]
    pub(crate) fn split<'a>(&self, mut flat: &'a [f32]) -> Vec<Parameters<'a>> {
        let mut take = |length: usize| {
            let (these, rest) = flat.split_at(length);
            flat = rest;
            these
        };
        self.parameters.iter().map(|lengths| lengths.map(&mut take)).collect()
    }

    /// Room for what the layers keep of one picture.
    fn kept(&self) -> impl Iterator<Item = Kept> {
        self.layers.iter().enumerate().map(|(index, layer)| Kept {
            unpooled: vec![ZERO; if self.skips.iter().any(|skip| skip.from == index) { layer.raw_len() } else { 0 }],
            ..layer.kept()
        })
    }

    fn room(&self) -> Room {
        let input = self.layers.first().map_or(0, Layer::input_len);
        let gradient = self.layers.last().map_or(0, |layer| layer.kept().output.len());
        Room {
            input: vec![ZERO; input],
            gradient: vec![ZERO; gradient],
            skipped: self.skips.iter().map(|skip| vec![ZERO; self.layers[skip.from].raw_len()]).collect(),
            scratch: self.layers.iter().map(Layer::scratch).collect(),
        }
    }

    fn pack(&self, parameters: &[Parameters<'_>]) -> Vec<Packed> {
        self.layers.iter().zip(parameters).map(|(layer, [weight, bias])| layer.pack(weight, bias)).collect()
    }
}

fn expect(what: &'static str, expected: usize, found: usize) -> Result<(), ChainError> {
    if expected == found { Ok(()) } else { Err(ChainError::Length { what, expected, found }) }
}

/// Whether a side of length `from` can become one of length `to`. A transposed convolution doubles it, and at most one
/// row or column is cropped.
fn can_enlarge(upsampling: Upsampling, from: usize, to: usize) -> bool {
    !upsampling.is_transposed() || to.div_ceil(2) == from
}

/// Room for one picture at a time.
struct Room {
    /// The picture as the first layer takes it.
    input: Vec<Pixel>,
    /// The gradient of what the last layer keeps.
    gradient: Vec<Pixel>,
    /// The gradient that each skip connection brings back.
    skipped: Vec<Vec<Pixel>>,
    scratch: Vec<Scratch>,
}

/// The gradient that a skip connection brings back: of what came out where ReLU let it pass at both ends, and zero
/// elsewhere.
fn skip_gradient(gradient: &[Pixel], output: &[Pixel], unpooled: &[Pixel], skipped: &mut [Pixel]) {
    for (((skipped, gradient), output), unpooled) in skipped.iter_mut().zip(gradient).zip(output).zip(unpooled) {
        *skipped = passed(&passed(gradient, output), unpooled);
    }
}

/// Calls `f` with some room, the number of each portion and its part of `values`, of which each picture has `one`; the
/// results are in the portions' order.
fn portions<T: Send>(
    values: &mut [f32],
    one: usize,
    room: impl Fn() -> Room + Sync + Send,
    f: impl Fn(&mut Room, usize, &mut [f32]) -> T + Sync + Send,
) -> Vec<T> {
    #[cfg(feature = "parallel")]
    {
        use rayon::iter::{IndexedParallelIterator, ParallelIterator};
        use rayon::slice::ParallelSliceMut;
        let portions = values.par_chunks_mut(PORTION * one).enumerate();
        portions.map_init(room, |room, (portion, values)| f(room, portion, values)).collect()
    }
    #[cfg(not(feature = "parallel"))]
    {
        let mut room = room();
        let portions = values.chunks_mut(PORTION * one).enumerate();
        portions.map(|(portion, values)| f(&mut room, portion, values)).collect()
    }
}
