//! Language and theme.

use afterimage::preferences::PreferenceSwitches;
use afterimage_app::preferences::Theme;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;

type SwitchesProps = <PreferenceSwitches as yew::BaseComponent>::Properties;

pub(super) const LANGUAGE: &str = ".preference:first-child select";
const THEME: &str = ".preference:last-child select";

#[wasm_bindgen_test]
async fn choices_are_dispatched() {
    let (dispatched, dispatch) = recorder();
    let props = SwitchesProps { language: Language::English, theme: Theme::System, dispatch };
    let page = Page::mount::<PreferenceSwitches>(props).await;
    page.choose(LANGUAGE, "zh-Hans").await;
    page.choose(THEME, "dark").await;
    assert_eq!(*dispatched.borrow(), [Action::SetLanguage(Language::Chinese), Action::SetTheme(Theme::Dark)]);
}

/// Beside the tests lie no files of a network.
#[wasm_bindgen_test]
async fn another_language_changes_a_refusal_that_is_shown() {
    const REFUSAL: &str = ".engine-bar [role=alert]";
    let page = Page::open().await;
    page.choose(LANGUAGE, "en").await;
    let is_english = || page.texts(REFUSAL).iter().any(|text| text.starts_with("The network did not load: assets/"));
    until("the network is missing", is_english).await;
    page.choose(LANGUAGE, "zh-Hans").await;
    page.is_complete().await;
    let chinese = page.texts(REFUSAL);
    assert!(chinese[0].starts_with("网络未能加载：无法获取 assets/"), "{chinese:?}");
    page.choose(LANGUAGE, "en").await;
    page.is_complete().await;
    assert!(is_english());
}
