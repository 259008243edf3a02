//! Tests of the engines and of the page's components in a real browser: `wasm-pack test --headless --chrome`, or
//! `--firefox`, whose WebGPU needs a Vulkan driver.
//!
//! They are one binary, because linking burn with both devices takes minutes.

#![cfg(target_family = "wasm")]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a panic is how a test fails")]

mod engines;
mod page;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
