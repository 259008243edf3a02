//! A [`FusedNetwork`] as one differentiable operation on burn's tensors.

use std::sync::Arc;

use burn::backend::autodiff::checkpoint::base::Checkpointer;
use burn::backend::autodiff::checkpoint::strategy::CheckpointStrategy;
use burn::backend::autodiff::grads::Gradients;
use burn::backend::autodiff::ops::{Backward, Ops, OpsKind};
use burn::backend::tensor::FloatTensor;
use burn::backend::{Autodiff, Backend, Dispatch, DispatchDevice, Flex, backend_extension};
use burn::tensor::{DType, Device, Tensor, TensorData};

use crate::network::{ForwardPass, FusedNetwork, NetworkError};

/// Whether [`forward`] runs on `device`: on flex, with autodiff or without.
pub fn runs_on(device: &Device) -> bool {
    matches!(device.clone().inner().as_dispatch(), DispatchDevice::Flex(_))
}

/// Runs the network on pictures `[batch, channels, height, width]`, with the weights and biases of each block in the
/// shapes of [`Block`](crate::Block). It is differentiable in the pictures and in all parameters.
///
/// # Errors
/// [`TensorError`] where a tensor does not fit the network, is not of `f32`, or is on a device for which [`runs_on`] is false.
pub fn forward(
    network: Arc<FusedNetwork>,
    pictures: Tensor<4>,
    parameters: Vec<(Tensor<4>, Tensor<1>)>,
) -> Result<Tensor<4>, TensorError> {
    let [_, channels, height, width] = pictures.dims();
    network.check_picture([channels, height, width])?;
    let mut lengths = Vec::new();
    let mut flat = Vec::new();
    for (weight, bias) in parameters {
        lengths.push([weight.shape().num_elements(), bias.shape().num_elements()]);
        flat.extend([weight.flatten(0, 3), bias]);
    }
    network.check_parameters(&lengths)?;
    let f32_on_flex = |dtype: DType, device: &Device| dtype == DType::F32 && runs_on(device);
    if !f32_on_flex(pictures.dtype(), &pictures.device())
        || !flat.iter().all(|tensor| f32_on_flex(tensor.dtype(), &tensor.device()))
    {
        return Err(TensorError::Device);
    }
    // The parameters are concatenated to one tensor, so that one operation serves networks of any length. burn splits the
    // gradient again.
    let flat = Tensor::cat(flat, 0);
    Ok(Tensor::from_dispatch(<Dispatch as FusedBackend>::fused_network(
        pictures.into_dispatch(),
        flat.into_dispatch(),
        network,
    )))
}

/// Fills `pictures` `[batch, channels, height, width]` where the `mask` `[batch, 1, height, width]` is not 0, each by
/// [`fill`](crate::fill). It has no gradient. `None` on devices for which [`runs_on`] is false.
pub fn fill(pictures: &Tensor<4>, mask: &Tensor<4>) -> Option<Tensor<4>> {
    let device = pictures.device();
    if !runs_on(&device) {
        return None;
    }
    let values = |tensor: &Tensor<4>| {
        let tensor = if device.is_autodiff() { tensor.clone().inner() } else { tensor.clone() };
        tensor.into_data().try_into_vec::<f32>().ok()
    };
    let shape @ [_, channels, height, width] = pictures.dims();
    let (mut filled, mask) = (values(pictures)?, values(mask)?);
    let holes = mask.chunks_exact(height * width);
    for (picture, hole) in filled.chunks_exact_mut(channels * height * width).zip(holes) {
        let hole: Vec<bool> = hole.iter().map(|value| *value != 0.0).collect();
        crate::fill(picture, &hole, [channels, height, width]);
    }
    Some(Tensor::from_data(TensorData::new(filled, shape), &device))
}

/// Why [`forward`] refuses its tensors.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TensorError {
    /// A tensor does not fit the network.
    #[error(transparent)]
    Sizes(#[from] NetworkError),
    /// A tensor is on another device or of another type.
    #[error("the fused layers take tensors of f32 on burn's flex device only")]
    Device,
}

/// [`forward`] on the tensors of a backend, with concatenated parameters.
#[backend_extension(Flex, Autodiff)]
pub(crate) trait FusedBackend: Backend {
    /// See [`forward`].
    fn fused_network(
        pictures: FloatTensor<Self>,
        parameters: FloatTensor<Self>,
        network: Arc<FusedNetwork>,
    ) -> FloatTensor<Self>;
}

impl FusedBackend for Flex {
    fn fused_network(
        pictures: FloatTensor<Self>,
        parameters: FloatTensor<Self>,
        network: Arc<FusedNetwork>,
    ) -> FloatTensor<Self> {
        run_forward(&network, &pictures.to_contiguous(), &parameters.to_contiguous(), false).0
    }
}

impl<C: CheckpointStrategy> FusedBackend for Autodiff<Flex, C> {
    fn fused_network(
        pictures: FloatTensor<Self>,
        parameters: FloatTensor<Self>,
        network: Arc<FusedNetwork>,
    ) -> FloatTensor<Self> {
        let (pictures, pictures_node) = pictures.into_parts();
        let (parameters, parameters_node) = parameters.into_parts();
        let (pictures, parameters) = (pictures.to_contiguous(), parameters.to_contiguous());
        match FusedBackward.prepare::<C>([pictures_node, parameters_node]).compute_bound().stateful() {
            OpsKind::UnTracked(prep) => prep.finish(run_forward(&network, &pictures, &parameters, false).0),
            OpsKind::Tracked(prep) => {
                let (output, pass) = run_forward(&network, &pictures, &parameters, true);
                prep.finish(State { network, pictures, parameters, pass: Arc::new(pass) }, output)
            }
        }
    }
}

#[derive(Debug)]
struct FusedBackward;

#[derive(Clone, Debug)]
struct State {
    network: Arc<FusedNetwork>,
    pictures: FloatTensor<Flex>,
    parameters: FloatTensor<Flex>,
    pass: Arc<ForwardPass>,
}

impl Backward<Flex, 2> for FusedBackward {
    type State = State;

    fn backward(self, ops: Ops<State, 2>, gradients: &mut Gradients, _: &mut Checkpointer) {
        let State { network, pictures, parameters, pass } = ops.state;
        let [pictures_node, parameters_node] = ops.parents;
        let gradient = gradients.consume::<Flex>(&ops.node).to_contiguous();
        let found = network.backward_unchecked(
            values(&pictures),
            &network.split(values(&parameters)),
            &pass,
            values(&gradient),
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

fn run_forward(
    network: &FusedNetwork,
    pictures: &FloatTensor<Flex>,
    parameters: &FloatTensor<Flex>,
    save: bool,
) -> (FloatTensor<Flex>, ForwardPass) {
    let mut pass = network.forward_unchecked(values(pictures), &network.split(values(parameters)), save);
    let output = std::mem::take(&mut pass.output);
    let batch = pictures.layout().shape()[0];
    let [channels, height, width] = network.output();
    (tensor(output, vec![batch, channels, height, width]), pass)
}

/// The values of a contiguous tensor. [`forward`] has checked that they are `f32`.
fn values(tensor: &FloatTensor<Flex>) -> &[f32] {
    tensor.as_slice().unwrap_or_default()
}

fn tensor(values: Vec<f32>, shape: Vec<usize>) -> FloatTensor<Flex> {
    FloatTensor::<Flex>::from_data(TensorData::new(values, shape))
}
