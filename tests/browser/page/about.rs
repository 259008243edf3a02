//! About: the list that is committed, its dialog, and what is said where the list does not come.

use afterimage::about::{Foot, FootProps, read};
use afterimage_app::about::{About, AboutAction, Licences, LoadError};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlDialogElement;

use super::*;

/// The file that the page fetches.
const FILE: &str = include_str!("../../../web/assets/licences.json");

const ASK: Action = Action::About(AboutAction::Ask);

fn licences() -> Licences {
    read(FILE.as_bytes()).unwrap()
}

async fn mount(about: About) -> (Page, Dispatched) {
    let (dispatched, dispatch) = recorder();
    (Page::mount::<Foot>(FootProps { about, dispatch, children: yew::Html::default() }).await, dispatched)
}

fn dialog(page: &Page) -> HtmlDialogElement {
    page.find("dialog[aria-labelledby='about']")
}

#[wasm_bindgen_test]
async fn every_library_is_under_a_licence_whose_text_is_there() {
    let licences = licences();
    for name in ["yew", "burn", "wgpu", "image", "std"] {
        assert!(licences.libraries.iter().any(|library| &*library.name == name), "{name} is listed");
    }
    for library in &licences.libraries {
        let id = format!("{} {}", library.name, library.version);
        let mut texts = licences.texts.iter().filter(|text| text.libraries.iter().any(|named| **named == *id));
        assert!(texts.any(|text| !text.words.is_empty()), "{id} has a text");
        assert!(!library.licence.is_empty(), "{id} has a licence");
        assert!(library.repository.is_empty() || library.repository.starts_with("http"), "{id}");
    }
}

#[wasm_bindgen_test]
async fn what_is_no_list_is_refused() {
    for file in ["", "{", "null", "[]", r#"{"crates":[]}"#, r#"{"crates":[{"name":"yew"}],"texts":[]}"#] {
        assert_eq!(read(file.as_bytes()), None, "{file}");
    }
    assert_eq!(read(&[0xff, 0xfe]), None);
}

#[wasm_bindgen_test]
async fn the_button_opens_the_dialog_and_closing_it_gives_the_focus_back() {
    let (page, dispatched) = mount(About::NotAsked).await;
    let button: HtmlElement = page.named("button", "About");
    button.focus().unwrap();
    page.click("button", "About").await;
    assert!(dialog(&page).matches(":modal").unwrap());
    assert_eq!(*dispatched.borrow(), [ASK]);
    assert!(dialog(&page).contains(document().active_element().as_deref()));
    page.click("button", "Close").await;
    assert!(!dialog(&page).open());
    assert_eq!(document().active_element(), Some(button.into()));
}

#[wasm_bindgen_test]
async fn libraries_and_texts_are_listed() {
    let licences = licences();
    let (libraries, texts) = (licences.libraries.len(), licences.texts.len());
    let (page, _) = mount(About::Here(Rc::new(licences))).await;
    assert_eq!(page.count(".libraries li") as usize, libraries);
    assert_eq!(page.count("details pre") as usize, texts);
    let yew = page.texts(".libraries li").into_iter().find(|text| text.starts_with("yew ")).unwrap();
    assert!(yew.ends_with("MIT OR Apache-2.0"), "{yew}");
    let link: Element = page.named(".libraries a", "yew");
    assert_eq!(link.get_attribute("href").as_deref(), Some("https://github.com/yewstack/yew"));
    assert_eq!(link.get_attribute("rel").as_deref(), Some("noopener noreferrer"));
    assert_eq!(page.count("a[target=_blank]:not([rel='noopener noreferrer'])"), 0);
    let summaries = page.texts("summary");
    assert!(summaries.iter().any(|text| text.starts_with("Apache-2.0, ")), "{summaries:?}");
}

#[wasm_bindgen_test]
async fn a_list_that_does_not_come_is_asked_for_again() {
    let (page, dispatched) = mount(About::Failed(LoadError::Format)).await;
    assert_eq!(page.texts(".about .trouble p"), ["The list did not load: it is damaged."]);
    page.click("button", "Try again").await;
    assert_eq!(*dispatched.borrow(), [ASK]);
}

#[wasm_bindgen_test]
async fn keys_in_the_dialog_are_not_the_pad_s() {
    let page = Page::open().await;
    page.click("button", "Clear").await;
    page.set_noise("0").await;
    page.draw([0.2, 0.5], [0.8, 0.5]).await;
    let drawn = page.pixels("Corrupted input");
    page.click("button", "About").await;
    press(&dialog(&page), "Ctrl+z").await;
    assert_eq!(page.pixels("Corrupted input"), drawn);
    page.click("button", "Close").await;
    press(&page.find::<Element>("main"), "Ctrl+z").await;
    assert_ne!(page.pixels("Corrupted input"), drawn);
}
