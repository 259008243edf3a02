//! A chain as one differentiable operation on burn's tensors.

use std::sync::Arc;

use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::CheckpointStrategy;
use burn::backend::autodiff::grads::Gradients;
use burn::backend::autodiff::ops::{Backward, Ops, OpsKind};
use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, Backend, Dispatch, DispatchDevice, Flex, backend_extension};
use burn::tensor::{DType, Device, Tensor, TensorData};

use crate::chain::{Chain, ChainError, Passed};

/// Whether [`chain`] runs on `device`: on flex, with autodiff or without.
pub fn runs_on(device: &Device) -> bool {
    matches!(device.clone().inner().as_dispatch(), DispatchDevice::Flex(_))
}

/// Pictures `[batch, channels, height, width]` → pictures that `chain` makes of them, with each block's weights and
/// biases as [`Block`](crate::Block) says; differentiable in all of them.
///
/// # Errors
/// Where a tensor does not fit the chain, is not of `f32`, or is not on a device that [`runs_on`] names.
pub fn chain(
    chain: Arc<Chain>,
    pictures: Tensor<4>,
    parameters: Vec<(Tensor<4>, Tensor<1>)>,
) -> Result<Tensor<4>, UnfitError> {
    let [_, channels, height, width] = pictures.dims();
    chain.check_picture([channels, height, width])?;
    let mut lengths = Vec::new();
    let mut flat = Vec::new();
    for (weight, bias) in parameters {
        lengths.push([weight.shape().num_elements(), bias.shape().num_elements()]);
        flat.extend([weight.flatten(0, 3), bias]);
    }
    chain.check_parameters(&lengths)?;
    let f32_on_flex = |dtype: DType, device: &Device| dtype == DType::F32 && runs_on(device);
    if !f32_on_flex(pictures.dtype(), &pictures.device())
        || !flat.iter().all(|tensor| f32_on_flex(tensor.dtype(), &tensor.device()))
    {
        return Err(UnfitError::Device);
    }
    // One tensor of all parameters: one operation then serves chains of any length, and burn takes the gradient apart.
    let flat = Tensor::cat(flat, 0);
    Ok(Tensor::from_dispatch(<Dispatch as ChainBackend>::chain(pictures.into_dispatch(), flat.into_dispatch(), chain)))
}

/// Why [`chain`] cannot take its tensors.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnfitError {
    /// Sizes.
    #[error(transparent)]
    Sizes(#[from] ChainError),
    /// Device or type.
    #[error("the fused layers take tensors of f32 on burn's flex device only")]
    Device,
}

/// [`chain`] on the backends' own tensors; the parameters in one row.
#[backend_extension(Flex, Autodiff)]
pub(crate) trait ChainBackend: Backend {
    /// See [`chain`].
    fn chain(pictures: FloatTensor<Self>, parameters: FloatTensor<Self>, chain: Arc<Chain>) -> FloatTensor<Self>;
}

impl ChainBackend for Flex {
    fn chain(pictures: FloatTensor<Self>, parameters: FloatTensor<Self>, chain: Arc<Chain>) -> FloatTensor<Self> {
        forward(&chain, &pictures.to_contiguous(), &parameters.to_contiguous(), false).0
    }
}

impl<C: CheckpointStrategy> ChainBackend for Autodiff<Flex, C> {
    fn chain(pictures: FloatTensor<Self>, parameters: FloatTensor<Self>, chain: Arc<Chain>) -> FloatTensor<Self> {
        let (pictures, pictures_node) = pictures.into_parts();
        let (parameters, parameters_node) = parameters.into_parts();
        let (pictures, parameters) = (pictures.to_contiguous(), parameters.to_contiguous());
        match ChainBackward.prepare::<C>([pictures_node, parameters_node]).compute_bound().stateful() {
            OpsKind::UnTracked(prep) => prep.finish(forward(&chain, &pictures, &parameters, false).0),
            OpsKind::Tracked(prep) => {
                let (output, passed) = forward(&chain, &pictures, &parameters, true);
                prep.finish(State { chain, pictures, parameters, passed: Arc::new(passed) }, output)
            }
        }
    }
}

#[derive(Debug)]
struct ChainBackward;

#[derive(Clone, Debug)]
struct State {
    chain: Arc<Chain>,
    pictures: FloatTensor<Flex>,
    parameters: FloatTensor<Flex>,
    passed: Arc<Passed>,
}

impl Backward<Flex, 2> for ChainBackward {
    type State = State;

    fn backward(self, ops: Ops<State, 2>, gradients: &mut Gradients, _: &mut Checkpointer) {
        let State { chain, pictures, parameters, passed } = ops.state;
        let [pictures_node, parameters_node] = ops.parents;
        let gradient = gradients.consume::<Flex>(&ops.node).to_contiguous();
        let found = chain.backward_fitting(
            numbers(&pictures),
            &chain.split(numbers(&parameters)),
            &passed,
            numbers(&gradient),
            pictures_node.is_some(),
        );
        if let Some(node) = pictures_node {
            gradients.register::<Flex>(node.id, tensor(found.input, pictures.layout().shape().to_vec()));
        }
        if let Some(node) = parameters_node {
            let flat = found.parameters.into_iter().flatten().collect::<Vec<_>>().concat();
            let shape = vec![flat.len()];
            gradients.register::<Flex>(node.id, tensor(flat, shape));
        }
    }
}

fn forward(
    chain: &Chain,
    pictures: &FloatTensor<Flex>,
    parameters: &FloatTensor<Flex>,
    keep: bool,
) -> (FloatTensor<Flex>, Passed) {
    let mut passed = chain.forward_fitting(numbers(pictures), &chain.split(numbers(parameters)), keep);
    let output = std::mem::take(&mut passed.output);
    let batch = pictures.layout().shape()[0];
    let [channels, height, width] = chain.output();
    (tensor(output, vec![batch, channels, height, width]), passed)
}

/// A contiguous tensor's numbers. [`chain`] has seen to it that they are `f32`.
fn numbers(tensor: &FloatTensor<Flex>) -> &[f32] {
    tensor.as_slice().unwrap_or_default()
}

fn tensor(values: Vec<f32>, shape: Vec<usize>) -> FloatTensor<Flex> {
    FloatTensor::<Flex>::from_data(TensorData::new(values, shape))
}
