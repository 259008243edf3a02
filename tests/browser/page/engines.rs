//! The engine that cannot be had.

use super::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn an_engine_that_cannot_be_fetched_is_named_with_a_way_on() {
    let page = Page::open().await;
    let status: Element = page.find("[role=status][data-backend]");
    let is_failed = || status.get_attribute("data-state").as_deref() == Some("failed");
    until("the engine has failed", is_failed).await;
    assert!(status.text_content().unwrap().contains("CPU"));
    page.named::<HtmlElement>("button", "Try again").click();
    // It may fail again as soon as the browser has a turn; what the page does first is done in microtasks.
    let mut is_tried = false;
    for _ in 0..100 {
        is_tried |= !is_failed();
        JsFuture::from(js_sys::Promise::resolve(&wasm_bindgen::JsValue::NULL)).await.unwrap();
    }
    assert!(is_tried);
    until("the engine has failed again", is_failed).await;
    page.draw([0.2, 0.2], [0.8, 0.8]).await;
    assert!(page.pixels("Corrupted input").iter().any(|pixel| *pixel > 0));
}
