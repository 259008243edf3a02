//! The buttons that copy and save.

use wasm_bindgen_test::wasm_bindgen_test;

use super::*;

#[wasm_bindgen_test]
async fn before_the_first_reconstruction_only_a_link_can_be_copied() {
    let page = Page::open().await;
    let is_disabled = |name| page.named::<HtmlElement>("button", name).has_attribute("disabled");
    assert_eq!(
        ["Copy link", "Copy picture", "Save picture", "Save all three"].map(is_disabled),
        [false, true, true, true]
    );
}
