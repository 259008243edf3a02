//! The four decoders side by side.

use super::*;
use afterimage::comparison::{ComparisonSection, ComparisonSectionProps};
use afterimage_app::comparison::ComparisonAction;
use afterimage_app::engines::{EngineEvent, FilesError};
use afterimage_app::failures::FetchError;
use afterimage_app::inference::{InferenceOutput, InferenceRequest, RequestInput, RequestKind};
use afterimage_app::state::{Inferred, State};
use afterimage_architecture::{ModelId, Upsampling};
use afterimage_imaging::Image;
use afterimage_protocol::Backend;
use wasm_bindgen_test::wasm_bindgen_test;

/// The section in view, with an engine that answers.
fn ready() -> State {
    let loaded = EngineEvent::Loaded { model: ModelId::Restore, warm_ms: 1.0, layers: [].into(), golden: None };
    [EngineEvent::Started, EngineEvent::Booted, loaded]
        .into_iter()
        .map(|event| Action::Engine(Backend::Cpu, event))
        .chain([Action::Compare(ComparisonAction::SetVisible(true))])
        .fold(State::default(), |state, action| state.reduce(action))
}

/// Every decoder has answered with faint stripes, a column wide.
fn answered(state: State) -> State {
    let stripes = (0..784).map(|i| if i % 2 == 0 { 0.5 } else { 0.502 }).collect();
    let image = Rc::new(Image::from_pixels(1, 28, 28, stripes).unwrap());
    Upsampling::ALL.into_iter().fold(state, |state, decoder| {
        let request = InferenceRequest {
            kind: RequestKind::Decoder(decoder),
            network: state.digits.comparison.network(decoder),
            input: RequestInput::Picture(state.digits.picture.clone()),
        };
        let output = InferenceOutput::Restored { image: Rc::clone(&image), latent: [0.0; 256].into(), mask: [].into() };
        state.reduce(Action::Inferred(Inferred { backend: Backend::Cpu, request, output, millis: 1.0, now: 0.0 }))
    })
}

fn untrained(state: &State) -> State {
    state.reduce(Action::Compare(ComparisonAction::SetUntrained(true)))
}

async fn mount(state: State) -> (Page, Dispatched) {
    let (dispatched, dispatch) = recorder();
    (Page::mount::<ComparisonSection>(ComparisonSectionProps { state: state.into(), dispatch }).await, dispatched)
}

#[wasm_bindgen_test]
async fn four_cards_show_picture_spectrum_and_measure() {
    let (page, _) = mount(answered(ready())).await;
    assert_eq!(
        page.texts("article h3"),
        ["Nearest, then convolve", "Bilinear, then convolve", "Transposed 3 × 3", "Transposed 2 × 2"]
    );
    assert_eq!(page.texts("article .checkerboard-share"), ["Checkerboard 100 %"; 4]);
    assert_eq!(page.count("article .overlay"), 0);
    assert_eq!(page.count("article.stale"), 0);
    // As they are: nearly even.
    assert!(page.pixels("Output of Transposed 3 × 3").iter().all(|pixel| *pixel == 128));
    // Stripes a column wide are one frequency: on the left edge, in the middle row.
    let spectrum = page.pixels("Spectrum of Nearest, then convolve");
    assert_eq!(spectrum[14 * 28], 255);
    // The page's picture is blank, and has no measure of its own.
    assert!(page.root.text_content().unwrap().contains("The drawing itself: –"));
}

#[wasm_bindgen_test]
async fn each_card_has_its_name_for_screen_readers() {
    let (page, _) = mount(answered(ready())).await;
    for decoder in Upsampling::ALL {
        let id = format!("decoder-{}", decoder.as_str());
        assert_eq!(page.count(&format!("article[aria-labelledby='{id}'] h3#{id}")), 1);
    }
    assert_eq!(page.count("[aria-live], [role=alert], [role=status]"), 0);
}

#[wasm_bindgen_test]
async fn the_switch_asks_for_untrained_networks_and_the_button_for_others() {
    let (page, dispatched) = mount(answered(ready())).await;
    let button: HtmlElement = page.named("button", "Other random weights");
    assert!(button.has_attribute("hidden"));
    page.click("[role=switch]", "Untrained").await;
    assert!(dispatched.borrow().contains(&Action::Compare(ComparisonAction::SetUntrained(true))));

    let (page, dispatched) = mount(untrained(&answered(ready()))).await;
    // What was there stays, dimmed, until the untrained ones have answered.
    assert_eq!(page.count("article.stale"), 4);
    let switch: Element = page.named("[role=switch]", "Untrained");
    assert_eq!(switch.get_attribute("aria-checked").as_deref(), Some("true"));
    let button: HtmlElement = page.named("button", "Other random weights");
    assert!(!button.has_attribute("hidden"));
    page.click("button", "Other random weights").await;
    assert!(dispatched.borrow().contains(&Action::Compare(ComparisonAction::NewWeights)));
}

#[wasm_bindgen_test]
async fn untrained_outputs_are_stretched_and_say_so() {
    let (page, _) = mount(answered(untrained(&ready()))).await;
    let pixels = page.pixels("Output of Bilinear, then convolve");
    assert_eq!(pixels[..4], [0, 255, 0, 255]);
    assert_eq!(page.texts("article > figure figcaption"), ["Contrast stretched"; 4]);
    assert_eq!(page.texts("article .checkerboard-share"), ["Checkerboard 100 %"; 4]);
}

#[wasm_bindgen_test]
async fn before_the_responses_the_cards_are_there_without_pictures() {
    let (page, _) = mount(ready()).await;
    assert_eq!(page.texts("article .overlay"), ["Loading"; 4]);
    assert_eq!(page.texts("article .checkerboard-share"), ["Checkerboard –"; 4]);
    assert_eq!(page.pixels("Output of Transposed 2 × 2").len(), 784);
}

#[wasm_bindgen_test]
async fn a_missing_file_is_named_with_a_button_to_try_again() {
    let error = FilesError::Fetch(FetchError::Status { url: "a.safetensors".to_owned(), status: 404 });
    let missing = Action::Files(ModelId::Decoder(Upsampling::Transposed3), Err(error));
    let (page, dispatched) = mount(answered(ready()).reduce(missing)).await;
    assert_eq!(page.texts("article .overlay"), ["Did not load"]);
    let reason = "Transposed 3 × 3 did not load: a.safetensors could not be fetched: the server answered 404.";
    assert_eq!(page.texts(".trouble p"), [reason]);
    page.click("button", "Try again").await;
    assert!(dispatched.borrow().contains(&Action::Retry(Backend::Cpu)));
}

#[wasm_bindgen_test]
async fn the_section_reports_when_it_is_in_view() {
    let (page, dispatched) = mount(State::default()).await;
    page.root.scroll_into_view();
    let see = Action::Compare(ComparisonAction::SetVisible(true));
    until("it is seen", || dispatched.borrow().contains(&see)).await;
}
