//! Language and theme.

use afterimage::preferences::PreferenceSwitches;
use afterimage_app::preferences::Theme;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlSelectElement;

use super::*;

type SwitchesProps = <PreferenceSwitches as yew::BaseComponent>::Properties;

pub(super) const LANGUAGE: &str = ".preference:first-child select";
const THEME: &str = ".preference:last-child select";

/// Chooses an option as a user does, with the focus on the select.
pub(super) async fn choose(page: &Page, selector: &str, value: &str) {
    let select: HtmlSelectElement = page.find(selector);
    select.focus().unwrap();
    select.set_value(value);
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    select.dispatch_event(&Event::new_with_event_init_dict("change", &bubbles).unwrap()).unwrap();
    rendered().await;
}

fn value(page: &Page, selector: &str) -> String {
    page.find::<HtmlSelectElement>(selector).value()
}

fn root() -> Element {
    document().document_element().unwrap()
}

#[wasm_bindgen_test]
async fn choices_are_emitted() {
    let (emitted, emit) = recorder();
    let props = SwitchesProps { language: Language::English, theme: Theme::System, emit };
    let page = Page::mount::<PreferenceSwitches>(props).await;
    choose(&page, LANGUAGE, "zh-Hans").await;
    choose(&page, THEME, "dark").await;
    assert_eq!(*emitted.borrow(), [Action::SetLanguage(Language::Chinese), Action::SetTheme(Theme::Dark)]);
}

#[wasm_bindgen_test]
async fn another_language_changes_every_text_and_keeps_focus_and_drawing() {
    let page = Page::open().await;
    choose(&page, LANGUAGE, "en").await;
    page.draw([0.2, 0.2], [0.8, 0.8]).await;
    let english = [page.texts("h2"), page.texts("nav a"), page.texts("button")];
    let drawn = page.pixels(texts::corruption::text().corrupted);
    choose(&page, LANGUAGE, "zh-Hans").await;
    page.is_complete().await;
    let chinese = [page.texts("h2"), page.texts("nav a"), page.texts("button")];
    for (chinese, english) in chinese.iter().zip(&english) {
        assert_eq!(chinese.len(), english.len());
        assert!(chinese.iter().zip(english).all(|(chinese, english)| chinese != english || english.is_empty()));
    }
    assert_eq!(page.pixels(texts::corruption::text().corrupted), drawn);
    assert_eq!(root().get_attribute("lang").as_deref(), Some("zh-Hans"));
    assert_eq!(document().title(), texts::page::text().document_title);
    let focused = document().active_element().unwrap();
    assert!(focused.is_same_node(Some(&page.find::<Element>(LANGUAGE))));
    choose(&page, LANGUAGE, "en").await;
    page.is_complete().await;
    assert_eq!([page.texts("h2"), page.texts("nav a"), page.texts("button")], english);
    assert_eq!(root().get_attribute("lang").as_deref(), Some("en"));
}

#[wasm_bindgen_test]
async fn a_chosen_theme_is_set_on_the_document_until_the_systems_is_chosen() {
    let page = Page::open().await;
    assert_eq!(root().get_attribute("data-theme"), None);
    choose(&page, THEME, "dark").await;
    assert_eq!(root().get_attribute("data-theme").as_deref(), Some("dark"));
    choose(&page, THEME, "system").await;
    assert_eq!(root().get_attribute("data-theme"), None);
}

#[wasm_bindgen_test]
async fn choices_are_restored_on_the_next_visit() {
    let page = Page::open().await;
    choose(&page, LANGUAGE, "zh-Hans").await;
    choose(&page, THEME, "light").await;
    drop(page);
    let page = Page::reopen().await;
    assert_eq!([value(&page, LANGUAGE), value(&page, THEME)], ["zh-Hans", "light"]);
    assert_eq!(page.texts("nav a")[0], texts::for_language(Language::Chinese).page.digits);
    assert_eq!(root().get_attribute("data-theme").as_deref(), Some("light"));
    choose(&page, THEME, "system").await;
}

/// Beside the tests lie no files of a network.
#[wasm_bindgen_test]
async fn another_language_changes_a_refusal_that_is_shown() {
    const REFUSAL: &str = ".engine-bar [role=alert]";
    let page = Page::open().await;
    choose(&page, LANGUAGE, "en").await;
    let is_english = || page.texts(REFUSAL).iter().any(|text| text.starts_with("The network did not load: assets/"));
    until("the network is missing", is_english).await;
    choose(&page, LANGUAGE, "zh-Hans").await;
    page.is_complete().await;
    let chinese = page.texts(REFUSAL);
    assert!(chinese[0].starts_with("网络未能加载：无法获取 assets/"), "{chinese:?}");
    choose(&page, LANGUAGE, "en").await;
    page.is_complete().await;
    assert!(is_english());
}
