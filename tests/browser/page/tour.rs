//! The guided tour.

use afterimage_app::texts::tour as texts;
use afterimage_app::tour::Stop;
use wasm_bindgen_test::wasm_bindgen_test;

use super::preferences::LANGUAGE;
use super::*;

fn title(page: &Page) -> String {
    page.find::<Element>("#tour-title").text_content().unwrap()
}

fn focused() -> Element {
    document().active_element().unwrap()
}

#[wasm_bindgen_test]
async fn the_user_can_go_back() {
    let page = Page::open().await;
    page.click("button", "Tour").await;
    let first = title(&page);
    assert!(page.named::<Element>(".tour-card button", "Back").matches(":disabled").unwrap());
    page.click(".tour-card button", "Next").await;
    assert_ne!(title(&page), first);
    page.click(".tour-card button", "Back").await;
    assert_eq!(title(&page), first);
}

#[wasm_bindgen_test]
async fn another_language_changes_the_texts_and_keeps_the_stop() {
    let page = Page::open().await;
    page.choose(LANGUAGE, "en").await;
    page.click("button", "Start").await;
    page.click(".tour-card button", "Next").await;
    page.choose(LANGUAGE, "zh-Hans").await;
    page.is_complete().await;
    let [heading, _] = texts::stop(Stop::Noise);
    assert_eq!((title(&page).as_str(), page.count("[data-toured]")), (heading, 1));
    assert!(page.find::<Element>(Stop::Noise.target()).has_attribute("data-toured"));
    assert!(focused().is_same_node(Some(&page.find::<Element>(LANGUAGE))));
}
