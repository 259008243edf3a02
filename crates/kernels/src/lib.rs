#![doc = include_str!("../README.md")]
//!
//! # How it works
//!
//! A [`FusedNetwork`] runs all of its [`Block`]s on one picture of the batch before the next, so that a picture's
//! activations stay in the cache. [`backward`](FusedNetwork::backward) does the same with the gradients. The kernels are
//! pure functions on slices and use no threads. Only [`FusedNetwork`] spreads the batch over threads (feature
//! `parallel`), always in the same chunks and with sums in the same order, so that its results do not depend on the
//! number of threads. [`PreparedNetwork`] packs the weights once and runs one picture after another.
//!
//! Inside, a picture is stored in groups of `LANES` channels with a border of zeros (see `layout`).
//! Every convolution is a sum of matrix products with the shifted picture (see `convolution`). Only pictures of few
//! channels go through `im2col`.
//!
//! With the feature `burn`, `burn::forward` is the network as one differentiable operation on tensors.

mod autoencoder;
mod blocks;
#[cfg(feature = "burn")]
pub mod burn;
mod convolution;
mod correlate;
mod fill;
mod im2col;
mod layout;
mod multiply;
mod network;
mod prepared;
mod purpose;
mod stencil;

pub use blocks::Block;
pub use fill::fill;
pub use network::{ForwardPass, FusedNetwork, Gradients, NetworkError};
pub use prepared::PreparedNetwork;
