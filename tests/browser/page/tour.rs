//! The guided tour.

use afterimage_app::texts::tour as texts;
use afterimage_app::tour::Stop;
use wasm_bindgen_test::wasm_bindgen_test;

use super::preferences::{LANGUAGE, choose};
use super::*;

const CARD: &str = ".tour-card";
const OFFER: &str = ".tour-offer";

fn title(page: &Page) -> String {
    page.find::<Element>("#tour-title").text_content().unwrap()
}

fn focused() -> Element {
    document().active_element().unwrap()
}

#[wasm_bindgen_test]
async fn the_tour_is_offered_until_the_user_answers() {
    let page = Page::open().await;
    assert_eq!((page.count(OFFER), page.count(CARD)), (1, 0));
    assert!(!page.find::<Element>(OFFER).contains(Some(&focused())));
    drop(page);
    let page = Page::reopen().await;
    page.click("button", "No, thanks").await;
    assert_eq!((page.count(OFFER), page.count(CARD)), (0, 0));
    drop(page);
    assert_eq!(Page::reopen().await.count(OFFER), 0);
}

#[wasm_bindgen_test]
async fn each_stop_marks_its_target_and_focuses_its_heading() {
    let page = Page::open().await;
    page.click("button", "Start").await;
    assert_eq!(page.count(OFFER), 0);
    for (step, stop) in Stop::ALL.into_iter().enumerate() {
        let [heading, _] = texts::stop(stop);
        assert_eq!(title(&page), heading);
        assert_eq!(focused().id(), "tour-title");
        assert_eq!(page.texts("#tour-progress"), [texts::progress(step)]);
        let target: Element = page.find(stop.target());
        assert!(target.has_attribute("data-toured"), "{stop:?}");
        assert_eq!(page.count("[data-toured]"), 1);
        page.click("button", if step + 1 < Stop::ALL.len() { "Next" } else { "Done" }).await;
    }
    assert_eq!((page.count(CARD), page.count("[data-toured]")), (0, 0));
    let has_returned = || focused().id() == "tour";
    until("the focus is where the tour starts", has_returned).await;
}

#[wasm_bindgen_test]
async fn the_user_can_go_back_and_draw_during_the_tour() {
    let page = Page::open().await;
    page.click("button", "Tour").await;
    let first = title(&page);
    assert!(page.named::<Element>(".tour-card button", "Back").matches(":disabled").unwrap());
    page.click(".tour-card button", "Next").await;
    assert_ne!(title(&page), first);
    page.click(".tour-card button", "Back").await;
    assert_eq!(title(&page), first);
    page.draw([0.2, 0.2], [0.8, 0.8]).await;
    assert!(!page.named::<Element>("button", "Undo").matches(":disabled").unwrap());
    assert_eq!(title(&page), first);
}

#[wasm_bindgen_test]
async fn another_language_changes_the_texts_and_keeps_the_stop() {
    let page = Page::open().await;
    choose(&page, LANGUAGE, "en").await;
    page.click("button", "Start").await;
    page.click(".tour-card button", "Next").await;
    choose(&page, LANGUAGE, "zh-Hans").await;
    page.is_complete().await;
    let [heading, _] = texts::stop(Stop::Noise);
    assert_eq!((title(&page).as_str(), page.count("[data-toured]")), (heading, 1));
    assert!(page.find::<Element>(Stop::Noise.target()).has_attribute("data-toured"));
    assert!(focused().is_same_node(Some(&page.find::<Element>(LANGUAGE))));
}

#[wasm_bindgen_test]
async fn escape_ends_the_tour_and_arrow_keys_do_nothing() {
    let page = Page::open().await;
    page.click("button", "Tour").await;
    let first = title(&page);
    for key in ["ArrowRight", "ArrowDown"] {
        press(&focused(), key).await;
        assert_eq!(title(&page), first);
    }
    press(&focused(), "Escape").await;
    assert_eq!(page.count(CARD), 0);
}

#[wasm_bindgen_test]
async fn starting_the_tour_from_the_eyes_shows_the_digits() {
    let page = Page::open().await;
    let location = web_sys::window().unwrap().location();
    location.set_hash("#eyes").unwrap();
    until("the eyes are shown", || page.count(".eyes-stage") == 1).await;
    page.click("button", "Tour").await;
    assert_eq!(location.hash().unwrap(), "#digits");
    assert_eq!((page.count(".eyes-stage"), page.count(CARD)), (0, 1));
    assert!(page.find::<Element>(Stop::Pad.target()).has_attribute("data-toured"));
    location.set_hash("#eyes").unwrap();
    until("the tour is over", || page.count(CARD) == 0).await;
}
