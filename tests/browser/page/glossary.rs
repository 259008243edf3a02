//! Terms that explain themselves, formulae, and the glossary.

use afterimage::glossary::{Glossary, Prose};
use afterimage::result::Metrics;
use afterimage_app::glossary::Term;
use afterimage_app::glossary::prose::Marked;
use afterimage_app::result::quality::{Metric, Quality};
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;

type ProseProps = <Prose as yew::BaseComponent>::Properties;
type MetricsProps = <Metrics as yew::BaseComponent>::Properties;

const MATHML: &str = "http://www.w3.org/1998/Math/MathML";

async fn prose() -> Page {
    Page::mount::<Prose>(ProseProps { text: Marked("An [encoder] makes [latents|latent].") }).await
}

fn is_shown(page: &Page, place: u32) -> bool {
    let meanings = page.root.query_selector_all(".meaning").unwrap();
    let meaning: Element = meanings.item(place).unwrap().dyn_into().unwrap();
    meaning.matches(":popover-open").unwrap()
}

/// A pointer comes or goes; these events do not bubble.
fn point(page: &Page, kind: &str, pointer_type: &str) {
    let init = PointerEventInit::new();
    init.set_pointer_type(pointer_type);
    let word: Element = page.find(".explained");
    word.dispatch_event(&PointerEvent::new_with_event_init_dict(kind, &init).unwrap()).unwrap();
}

#[wasm_bindgen_test]
async fn terms_are_buttons_within_their_sentence_and_marks_are_not_shown() {
    let page = prose().await;
    assert_eq!(page.texts("button.term"), ["encoder", "latents"]);
    let visible = page.root.clone().dyn_into::<HtmlElement>().unwrap().inner_text();
    assert!(!visible.contains(['[', ']', '|']), "{visible}");
}

#[wasm_bindgen_test]
async fn a_term_is_described_by_what_it_means() {
    let page = prose().await;
    for place in 0..2 {
        let words = page.root.query_selector_all("button.term").unwrap();
        let word: Element = words.item(place).unwrap().dyn_into().unwrap();
        let id = word.get_attribute("aria-describedby").unwrap();
        let meaning: Element = page.find(&format!("#{id}"));
        assert_eq!(meaning.get_attribute("role").as_deref(), Some("tooltip"));
        assert!(!meaning.text_content().unwrap().is_empty());
    }
}

#[wasm_bindgen_test]
async fn a_pointer_or_the_focus_shows_the_meaning() {
    let page = prose().await;
    assert!(!is_shown(&page, 0));
    point(&page, "pointerenter", "mouse");
    assert!(is_shown(&page, 0));
    point(&page, "pointerleave", "mouse");
    assert!(!is_shown(&page, 0));
    // A finger passes over words when it scrolls.
    point(&page, "pointerenter", "touch");
    assert!(!is_shown(&page, 0));
    let word: HtmlElement = page.find("button.term");
    word.click();
    assert!(is_shown(&page, 0));
}

#[wasm_bindgen_test]
async fn one_meaning_is_shown_at_a_time() {
    let page = prose().await;
    page.named::<HtmlElement>("button", "encoder").click();
    page.named::<HtmlElement>("button", "latents").click();
    assert!(!is_shown(&page, 0) && is_shown(&page, 1));
}

#[wasm_bindgen_test]
async fn the_glossary_has_every_term_with_its_meaning() {
    let page = Page::mount::<Glossary>(()).await;
    assert!(!page.find::<Element>("details").has_attribute("open"));
    let count = u32::try_from(Term::ALL.len()).unwrap();
    assert_eq!((page.count("dt"), page.count("dd")), (count, count));
    assert!(page.texts("dd").iter().all(|meaning| !meaning.trim().is_empty()));
    for i in 0..page.count("a") {
        let link: Element = page.root.query_selector_all("a").unwrap().item(i).unwrap().dyn_into().unwrap();
        assert_eq!(link.get_attribute("rel").as_deref(), Some("noopener noreferrer"));
    }
}

#[wasm_bindgen_test]
async fn formulae_are_mathml() {
    let page = Page::mount::<Metrics>(MetricsProps {
        metrics: Metric::DIGITS,
        corrupted: Quality::default(),
        restored: Quality::default(),
        unmeasured: None,
    })
    .await;
    assert_eq!(page.count("math"), 5);
    for selector in ["math", "mfrac", "munder mo", "msubsup mi", "msup mn"] {
        assert_eq!(page.find::<Element>(selector).namespace_uri().as_deref(), Some(MATHML), "{selector}");
    }
    assert!(page.texts("math")[0].starts_with("PSNR=10⋅log10"));
}
