//! `wasm-pack test --headless --chrome`: the engines and the page's parts in a real browser.
//!
//! One binary, because linking burn with both devices takes minutes.

#![cfg(target_family = "wasm")]

mod engines;
mod page;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
