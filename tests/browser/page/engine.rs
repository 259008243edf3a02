//! The engine that cannot be had.

use super::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn an_engine_that_cannot_be_fetched_is_named_with_a_way_on() {
    let page = Page::open().await;
    let status: Element = page.find("[role=status]");
    for _ in 0..300 {
        if status.get_attribute("data-state").as_deref() == Some("failed") {
            break;
        }
        rendered().await;
    }
    assert_eq!(status.get_attribute("data-state").as_deref(), Some("failed"));
    assert!(status.text_content().unwrap().contains("CPU"));
    page.click("button", "Try again").await;
    page.draw([0.2, 0.2], [0.8, 0.8]).await;
    assert!(page.pixels("Corrupted input").iter().any(|pixel| *pixel > 0));
}
