//! The inspector.

use super::*;
use afterimage::inspector::{InspectorSection, InspectorSectionProps, NetworkDiagram, NetworkDiagramProps};
use afterimage_app::engines::EngineEvent;
use afterimage_app::inference::{InferenceOutput, RequestInput};
use afterimage_app::inspector::{InspectorAction, MorphTarget};
use afterimage_app::state::{Inferred, State};
use afterimage_architecture::ModelId;
use afterimage_imaging::Image;
use afterimage_protocol::{Backend, Layer};
use wasm_bindgen_test::wasm_bindgen_test;

/// The layers of the network that the page opens with.
fn layers() -> Rc<[Layer]> {
    let layer = |name: String, channels, side| Layer { name, shape: [channels, side, side] };
    let encoder =
        [(32, 28, 14), (32, 14, 7), (16, 7, 4)].into_iter().enumerate().flat_map(|(level, (maps, side, half))| {
            [layer(format!("encoder.{level}"), maps, side), layer(format!("pool.{level}"), maps, half)]
        });
    let decoder = [(16, 16, 7), (16, 32, 14), (32, 32, 28)].into_iter().enumerate();
    let decoder = decoder.flat_map(|(level, (input, maps, side))| {
        [layer(format!("resize.{level}"), input, side), layer(format!("decoder.{level}"), maps, side)]
    });
    encoder.chain(decoder).chain([layer("head".into(), 1, 28)]).collect()
}

fn tile(value: f32) -> Image {
    Image::from_pixels(1, 28, 28, vec![value; 784]).unwrap()
}

/// What an engine would answer: every picture is grey, and every value of every layer is 1.
fn find(input: &RequestInput) -> InferenceOutput {
    let image = Rc::new(tile(0.5));
    match input {
        RequestInput::Picture(_) => InferenceOutput::Restored { image, latent: [1.0; 256].into(), mask: [].into() },
        RequestInput::Latent(_) => InferenceOutput::Decoded(Rc::new(tile(1.0))),
        RequestInput::Layer { layer, .. } => {
            InferenceOutput::FeatureMaps(vec![1.0; layers()[*layer].shape.iter().product()].into())
        }
    }
}

/// An engine has answered all that the state asks for after these actions, with the section in view.
fn answered(actions: impl IntoIterator<Item = InspectorAction>) -> State {
    let loaded = EngineEvent::Loaded { model: ModelId::Restore, warm_ms: 1.0, layers: layers(), golden: None };
    let begin = [EngineEvent::Started, EngineEvent::Booted, loaded].map(|event| Action::Engine(Backend::Cpu, event));
    let samples = Action::SamplesArrived(Ok((0..20).map(|digit| tile(digit as f32 / 20.0)).collect()));
    let actions = [InspectorAction::SetVisible(true)].into_iter().chain(actions).map(Action::Inspector);
    let state = begin.into_iter().chain([samples]).chain(actions);
    let mut state = state.fold(State::default(), |state, action| state.reduce(action));
    while let Some(request) = state.next_request(Backend::Cpu) {
        let output = find(&request.input);
        state =
            state.reduce(Action::Inferred(Inferred { backend: Backend::Cpu, request, output, millis: 1.0, now: 0.0 }));
    }
    state
}

async fn diagram(layers: Option<Rc<[Layer]>>, selected_layer: Option<usize>) -> (Page, Dispatched) {
    let (dispatched, dispatch) = recorder();
    (
        Page::mount::<NetworkDiagram>(NetworkDiagramProps { layers, selected_layer, has_failed: false, dispatch })
            .await,
        dispatched,
    )
}

async fn section(state: State) -> (Page, Dispatched) {
    let (dispatched, dispatch) = recorder();
    (Page::mount::<InspectorSection>(InspectorSectionProps { state: state.into(), dispatch }).await, dispatched)
}

/// What was dispatched, without that the section came into view.
fn taken(dispatched: &Dispatched) -> Vec<InspectorAction> {
    let all = dispatched.borrow_mut().drain(..).collect::<Vec<_>>();
    let inspector = all.into_iter().filter_map(|action| match action {
        Action::Inspector(InspectorAction::SetVisible(_)) => None,
        Action::Inspector(action) => Some(action),
        other => panic!("{other:?} is not for the inspector"),
    });
    inspector.collect()
}

fn layer_button(page: &Page, layer: usize) -> HtmlElement {
    page.find(&format!(".hourglass [data-layer='{layer}']"))
}

/// The latent's canvas, 335 pixels wide and high: 5 for each of its own, of which a number has 4 by 4.
fn numbers(page: &Page) -> HtmlCanvasElement {
    let canvas: HtmlCanvasElement = page.find("canvas[aria-label='The 256 numbers']");
    canvas.set_attribute("style", "width: 335px; height: 335px").unwrap();
    canvas
}

/// A point of the latent's canvas, in its own pixels.
fn at(canvas: &Element, x: f64, y: f64) -> (f64, f64) {
    let frame = canvas.get_bounding_client_rect();
    (frame.left() + 5.0 * x, frame.top() + 5.0 * y)
}

#[wasm_bindgen_test]
async fn the_section_reports_when_it_is_in_view() {
    let (page, dispatched) = section(State::default()).await;
    // The test page grows with every result that it prints.
    page.find::<Element>(".inspector").scroll_into_view();
    let see = Action::Inspector(InspectorAction::SetVisible(true));
    until("it is seen", || dispatched.borrow().contains(&see)).await;
}

#[wasm_bindgen_test]
async fn every_layer_has_a_button_with_a_name() {
    let (page, dispatched) = diagram(Some(layers()), Some(0)).await;
    assert_eq!(page.count(".slab"), 14);
    assert_eq!(page.count(".hourglass button"), 13);
    let name = |layer| layer_button(&page, layer).get_attribute("aria-label").unwrap();
    assert_eq!(name(0), "Convolution 1: 32 maps of 28 × 28");
    assert_eq!(name(5), "Latent: 16 maps of 4 × 4");
    assert_eq!(name(12), "Output: 1 map of 28 × 28");
    let pressed = |layer| layer_button(&page, layer).get_attribute("aria-pressed").unwrap();
    assert_eq!((pressed(0).as_str(), pressed(1).as_str()), ("true", "false"));
    layer_button(&page, 5).click();
    layer_button(&page, 0).click();
    rendered().await;
    assert_eq!(taken(&dispatched), [InspectorAction::ShowLayer(Some(5)), InspectorAction::ShowLayer(None)]);
}

#[wasm_bindgen_test]
async fn arrow_keys_move_the_focus_from_layer_to_layer() {
    let (page, dispatched) = diagram(Some(layers()), Some(4)).await;
    assert_eq!(page.count(".hourglass [tabindex='0']"), 1);
    let first = layer_button(&page, 4);
    assert_eq!(first.tab_index(), 0);
    first.focus().unwrap();
    press(&first, "ArrowRight").await;
    let focused = document().active_element().unwrap();
    assert_eq!(focused.get_attribute("data-layer").as_deref(), Some("5"));
    assert_eq!(layer_button(&page, 5).tab_index(), 0);
    assert!(page.find::<Element>(".layer-note").text_content().unwrap().contains("Latent"));
    assert_eq!(taken(&dispatched), []);
}

#[wasm_bindgen_test]
async fn without_a_network_the_diagram_says_so() {
    let (page, _) = diagram(None, Some(0)).await;
    assert_eq!(page.count(".slab"), 0);
    assert!(page.find::<Element>(".hourglass").text_content().unwrap().contains("is loading"));
}

#[wasm_bindgen_test]
async fn the_chosen_layer_s_maps_are_in_one_canvas() {
    let (page, dispatched) = section(answered([])).await;
    let canvas: HtmlCanvasElement = page.find("canvas[aria-label='Feature maps of Convolution 1']");
    // Eight by four maps of 28 × 28, and lines of 2 pixels between them.
    assert_eq!((canvas.width(), canvas.height()), (8 * 30 - 2, 4 * 30 - 2));
    page.click("button", "Next").await;
    page.click("button", "Hide").await;
    assert!(page.named::<Element>("button", "Previous").matches(":disabled").unwrap());
    assert_eq!(taken(&dispatched), [InspectorAction::ShowLayer(Some(1)), InspectorAction::ShowLayer(None)]);
}

#[wasm_bindgen_test]
async fn the_latent_s_maps_are_four_by_four() {
    let (page, _) = section(answered([InspectorAction::ShowLayer(Some(5))])).await;
    let canvas: HtmlCanvasElement = page.find("canvas[aria-label='Feature maps of Latent']");
    assert_eq!((canvas.width(), canvas.height()), (67, 67));
    let (page, _) = section(answered([InspectorAction::ShowLayer(None)])).await;
    assert_eq!(page.count(".maps canvas"), 0);
}

#[wasm_bindgen_test]
async fn dragging_a_cell_up_selects_it_and_increases_its_value() {
    let (page, dispatched) = section(answered([])).await;
    let canvas = numbers(&page);
    assert_eq!((canvas.width(), canvas.height()), (67, 67));
    // The second map's second row, third column.
    pointer(&canvas, "pointerdown", at(&canvas, 27.0, 6.0));
    pointer(&canvas, "pointermove", at(&canvas, 27.0, 5.8));
    assert_eq!(taken(&dispatched), [InspectorAction::SelectCell(16 + 6)]);
    pointer(&canvas, "pointermove", at(&canvas, 27.0, -6.0));
    pointer(&canvas, "pointerup", at(&canvas, 27.0, -6.0));
    match taken(&dispatched).as_slice() {
        [InspectorAction::SetCell { value, base }] => {
            assert!(*value > 2.0, "{value}");
            assert_eq!(**base, [1.0; 256]);
        }
        other => panic!("{other:?}"),
    }
    pointer(&canvas, "pointermove", at(&canvas, 27.0, -9.0));
    assert_eq!(taken(&dispatched), []);
}

#[wasm_bindgen_test]
async fn keys_select_and_change_a_cell() {
    let (page, dispatched) = section(answered([InspectorAction::SelectCell(3)])).await;
    let canvas = numbers(&page);
    press(&canvas, "ArrowRight").await;
    assert_eq!(taken(&dispatched), [InspectorAction::SelectCell(16)]);
    // The browser's own: it makes the page smaller.
    press(&canvas, "Ctrl+-").await;
    assert_eq!(taken(&dispatched), []);
    let announced: Element = page.find(".latent-pad [aria-live]");
    let expected = "Map 2, row 1, column 1: 1.00";
    until(expected, || announced.text_content().as_deref() == Some(expected)).await;
    press(&canvas, "-").await;
    assert_eq!(taken(&dispatched), [InspectorAction::SetCell { value: 0.75, base: [1.0; 256].into() }]);
}

#[wasm_bindgen_test]
async fn a_slider_has_the_selected_number_and_reset_the_edits() {
    let (page, _) = section(answered([])).await;
    assert!(page.find::<HtmlInputElement>("#cell").matches(":disabled").unwrap());
    assert!(page.named::<Element>("button", "Reset").matches(":disabled").unwrap());

    let edit = InspectorAction::SetCell { value: 3.0, base: [1.0; 256].into() };
    let (page, dispatched) = section(answered([InspectorAction::SelectCell(37), edit])).await;
    let slider: HtmlInputElement = page.find("#cell");
    assert!(!slider.matches(":disabled").unwrap());
    assert_eq!(slider.value_as_number(), 3.0);
    assert_eq!(page.find::<Element>("label[for=cell]").text_content().unwrap(), "Map 3, row 2, column 2");
    assert_eq!((page.count(".marks .edited"), page.count(".marks .selected")), (1, 1));
    assert!(page.pixels("Decoded latent").iter().all(|pixel| *pixel == 255));
    page.set_slider("#cell", "4.5").await;
    page.click("button", "Reset").await;
    let expected = [InspectorAction::SetCell { value: 4.5, base: [1.0; 256].into() }, InspectorAction::ResetLatent];
    assert_eq!(taken(&dispatched), expected);
}

#[wasm_bindgen_test]
async fn without_a_target_the_morph_is_disabled() {
    let (page, dispatched) = section(answered([])).await;
    assert!(page.find::<HtmlInputElement>("#morph").matches(":disabled").unwrap());
    assert!(page.named::<Element>("button", "Play").matches(":disabled").unwrap());
    page.find::<HtmlElement>("button[aria-label='Morph into 7']").click();
    assert_eq!(taken(&dispatched), [InspectorAction::SetMorphTarget(MorphTarget::Sample(7))]);
    page.click("button", "Keep this drawing").await;
    assert!(dispatched.borrow().contains(&Action::KeepDrawing));
}

#[wasm_bindgen_test]
async fn the_morph_is_moved_by_the_slider_or_played() {
    let (page, dispatched) = section(answered([InspectorAction::SetMorphTarget(MorphTarget::Sample(7))])).await;
    let picked: HtmlElement = page.find("button[aria-label='Morph into 7']");
    assert_eq!(picked.get_attribute("aria-pressed").as_deref(), Some("true"));
    let slider: HtmlInputElement = page.find("#morph");
    assert_eq!((slider.value_as_number(), slider.matches(":disabled").unwrap()), (0.5, false));
    page.set_slider("#morph", "0.75").await;
    page.click("button", "Play").await;
    picked.click();
    let expected = [
        InspectorAction::SetMorphT(0.75),
        InspectorAction::PlayMorph(true),
        InspectorAction::SetMorphTarget(MorphTarget::None),
    ];
    assert_eq!(taken(&dispatched), expected);
}

#[wasm_bindgen_test]
async fn a_playing_morph_asks_for_its_next_step_once() {
    let target = InspectorAction::SetMorphTarget(MorphTarget::Sample(7));
    let (page, dispatched) = section(answered([target, InspectorAction::PlayMorph(true)])).await;
    let steps = || {
        let dispatched = dispatched.borrow();
        dispatched.iter().filter(|action| matches!(action, Action::Inspector(InspectorAction::AdvanceMorph(_)))).count()
    };
    until("a step is asked for", || steps() > 0).await;
    // The state here does not follow, so neither does another step.
    for _ in 0..5 {
        rendered().await;
    }
    assert_eq!(steps(), 1);
    page.click("button", "Stop").await;
    assert_eq!(taken(&dispatched).last(), Some(&InspectorAction::PlayMorph(false)));
}
