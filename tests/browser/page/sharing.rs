//! Links and the buttons that copy and save.

use afterimage_app::corruption::CorruptionAction;
use afterimage_app::drawing::DrawingAction;
use afterimage_app::sharing::link::Link;
use afterimage_app::state::State;
use afterimage_app::workspace::Workspace;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;

const NOTICE: &str = ".link-notice p";

fn noisy(noise: f32) -> String {
    let actions = [Action::Draw(DrawingAction::Pick(5)), Action::Corrupt(CorruptionAction::SetNoise(noise))];
    let state = actions.into_iter().fold(State::default(), |state, action| state.reduce(action));
    Link::new(&state.snapshot()).to_hash().unwrap()
}

async fn go_to(hash: &str) {
    web_sys::window().unwrap().location().set_hash(hash).unwrap();
    rendered().await;
}

fn hash() -> String {
    web_sys::window().unwrap().location().hash().unwrap()
}

impl Page {
    fn noise(&self) -> String {
        self.find::<HtmlInputElement>("#noise").value()
    }
}

#[wasm_bindgen_test]
async fn a_link_is_opened_and_back_restores_the_users_page() {
    let page = Page::open().await;
    page.draw([0.2, 0.2], [0.8, 0.8]).await;
    page.set_noise("0.1").await;
    go_to(&noisy(0.75)).await;
    until("the link is opened", || page.noise() == "0.75").await;
    assert_eq!(page.texts(NOTICE), ["This page was opened from a link."]);
    page.click("button", "Back to what I had").await;
    until("the page before is back", || page.noise() == "0.1").await;
    assert_eq!((page.count(NOTICE), hash().as_str()), (0, Workspace::Digits.hash()));
}

#[wasm_bindgen_test]
async fn a_damaged_link_does_not_change_the_page_and_says_so() {
    let page = Page::open().await;
    page.set_noise("0.1").await;
    let whole = noisy(0.75);
    go_to(&whole[..whole.len() - 4]).await;
    until("the link is refused", || page.count(NOTICE) == 1).await;
    assert!(page.texts(NOTICE)[0].contains("damaged or incomplete"));
    assert_eq!(page.noise(), "0.1");
    page.click("button", "Close").await;
    assert_eq!((page.count(NOTICE), hash().as_str()), (0, Workspace::Digits.hash()));
}

#[wasm_bindgen_test]
async fn before_the_first_reconstruction_only_a_link_can_be_copied() {
    let page = Page::open().await;
    let is_disabled = |name| page.named::<HtmlElement>("button", name).has_attribute("disabled");
    assert_eq!(
        ["Copy link", "Copy picture", "Save picture", "Save all three"].map(is_disabled),
        [false, true, true, true]
    );
}
