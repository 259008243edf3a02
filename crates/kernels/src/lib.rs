//! The fused layers of the convolutional autoencoder for CPUs, forward and backward.
//!
//! A [`Chain`] of [`Block`]s takes a batch of pictures from one end to the other while each picture is in the cache,
//! and its [`backward`](Chain::backward) takes the gradient the same way back. The kernels are pure functions on
//! slices, which know of no threads; [`Chain`] alone spreads the batch (feature `parallel`), always in the same
//! portions and with sums in the same order, so that its results do not depend on the number of threads.
//!
//! Inside, a picture is stored in groups of [`LANES`](layout::LANES) channels with a border of zeros (see
//! [`layout`]), and every convolution is a sum of shifted matrix products (see [`convolution`]): no im2col.
//!
//! With the feature `burn`, [`burn::chain`] is the same as one differentiable operation on tensors.

mod blocks;
#[cfg(feature = "burn")]
pub mod burn;
mod chain;
mod convolution;
mod correlate;
mod layout;
mod multiply;
mod stencil;
mod thin;

pub use blocks::Block;
pub use chain::{Chain, ChainError, Gradients, Passed};
