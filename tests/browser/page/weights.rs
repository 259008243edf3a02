//! The weights as a file: the page's to be saved, and the user's own in their place.

use afterimage::engines::EngineBar;
use afterimage::store::Store;
use afterimage::weights::{WeightsFiles, WeightsFilesProps};
use afterimage_app::engines::EngineEvent;
use afterimage_app::state::State;
use afterimage_app::weights::{MAX_BYTES, WeightsAction, WeightsRefusal};
use afterimage_app::workspace::Workspace;
use afterimage_architecture::{Dataset, ModelId};
use afterimage_protocol::{Backend, EngineError, WeightsFault};
use js_sys::{Array, Uint8Array};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlAnchorElement, Response};

use super::*;

type BarProps = <EngineBar as yew::BaseComponent>::Properties;

const OWN: ModelId = ModelId::Custom { dataset: Dataset::Digits, number: 1 };

fn chosen(dataset: Dataset) -> Action {
    let name = "a-run-of-a-hundred-epochs-with-wide-layers.safetensors".into();
    Action::Weights(dataset, WeightsAction::Chosen { name, bytes: [1, 2, 3].into() })
}

fn loaded(model: ModelId) -> Action {
    Action::Engine(Backend::Cpu, EngineEvent::Loaded { model, warm_ms: 1.0, layers: [].into(), golden: None })
}

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(State::default(), |state, action| state.reduce(action))
}

async fn files(state: &State) -> (Page, Dispatched) {
    let (dispatched, dispatch) = recorder();
    let own = state.weights.for_dataset(state.workspace.dataset()).clone();
    (Page::mount::<WeightsFiles>(WeightsFilesProps { model: state.model(), own, dispatch }).await, dispatched)
}

async fn bar(state: State) -> (Page, Dispatched) {
    let (dispatched, dispatch) = recorder();
    (Page::mount::<EngineBar>(BarProps { state: Store::from(state), dispatch }).await, dispatched)
}

/// Chooses a file, and waits for what becomes of it.
async fn choose(page: &Page, dispatched: &Dispatched, name: &str, bytes: &Uint8Array) -> Action {
    let before = dispatched.borrow().len();
    page.choose_file(&File::new_with_u8_array_sequence(&Array::of1(bytes), name).unwrap()).await;
    until("the file is read", || dispatched.borrow().len() > before).await;
    dispatched.borrow().last().cloned().unwrap()
}

/// Where the link leads, and the name under which its file is saved.
fn link(page: &Page) -> (String, String) {
    let link: HtmlAnchorElement = page.named("a", "Download weights");
    (link.href(), link.download())
}

#[wasm_bindgen_test]
async fn the_page_s_weights_are_linked_where_they_are() {
    let (page, _) = files(&State::default()).await;
    let (href, name) = link(&page);
    assert!(href.ends_with("/assets/models/restore.safetensors"), "{href}");
    assert_eq!(name, "restore.safetensors");
    assert_eq!((page.count("[role=alert]"), page.texts("[role=status]")), (0, vec![String::new()]));
}

#[wasm_bindgen_test]
async fn one_s_own_weights_are_linked_as_they_came() {
    let (page, _) = files(&after([chosen(Dataset::Digits), loaded(OWN)])).await;
    let (href, name) = link(&page);
    assert_eq!(name, "a-run-of-a-hundred-epochs-with-wide-layers.safetensors");
    let fetch = |href: &str| JsFuture::from(web_sys::window().unwrap().fetch_with_str(href));
    let response: Response = fetch(&href).await.unwrap().dyn_into().unwrap();
    let buffer = JsFuture::from(response.array_buffer().unwrap()).await.unwrap();
    assert_eq!(Uint8Array::new(&buffer).to_vec(), [1, 2, 3]);
    // And no longer than they are linked.
    drop(page);
    rendered().await;
    assert!(fetch(&href).await.is_err());
}

#[wasm_bindgen_test]
async fn a_chosen_file_is_read_and_the_same_one_once_more() {
    let (page, dispatched) = files(&State::default()).await;
    page.named::<Element>("button", "Load my own");
    // An empty header, and its length before it.
    let bytes = &b"\x02\0\0\0\0\0\0\0{}"[..];
    for _ in 0..2 {
        let action = choose(&page, &dispatched, "my.safetensors", &Uint8Array::from(bytes)).await;
        let expected = WeightsAction::Chosen { name: "my.safetensors".into(), bytes: bytes.into() };
        assert_eq!(action, Action::Weights(Dataset::Digits, expected));
    }
}

#[wasm_bindgen_test]
async fn files_of_an_impossible_size_are_refused_unread() {
    let (page, dispatched) = files(&State::default()).await;
    for (size, refusal) in [(0, WeightsRefusal::Empty), (MAX_BYTES as u32 + 1, WeightsRefusal::TooBig)] {
        let action = choose(&page, &dispatched, "my.safetensors", &Uint8Array::new_with_length(size)).await;
        let expected = WeightsAction::Refused { name: "my.safetensors".into(), refusal };
        assert_eq!(action, Action::Weights(Dataset::Digits, expected));
    }
}

#[wasm_bindgen_test]
async fn what_becomes_of_a_file_is_said() {
    let (page, _) = files(&after([chosen(Dataset::Digits)])).await;
    assert_eq!(page.texts("[role=status]"), ["Checking a-run-of-a-h…ers.safetensors …"]);
    let error = EngineError::Weights { model: OWN, fault: WeightsFault::Missing("head.bias".to_owned()) };
    let refused = Action::Engine(Backend::Cpu, EngineEvent::Refused { model: OWN, failure: error.into() });
    let (page, _) = files(&after([chosen(Dataset::Digits), refused])).await;
    assert_eq!(page.texts("[role=status]"), [""]);
    let said = page.texts("[role=alert]");
    assert!(said[0].contains("tensor `head.bias` is missing. Save it as float32 safetensors"), "{said:?}");
}

#[wasm_bindgen_test]
async fn an_own_network_is_a_choice_beside_the_page_s() {
    let (page, dispatched) = bar(after([chosen(Dataset::Digits), loaded(OWN)])).await;
    let select: HtmlSelectElement = page.find("#network");
    assert_eq!((select.length(), select.value().as_str()), (4, "own-digits"));
    assert_eq!(page.texts("#network option:last-child"), ["a-run-of-a-h…ers.safetensors"]);
    for (value, model) in [("plain", ModelId::Plain), ("own-digits", OWN)] {
        page.choose("#network", value).await;
        assert_eq!(dispatched.borrow().last(), Some(&Action::SetModel(model)));
    }
}

#[wasm_bindgen_test]
async fn for_eyes_there_is_a_choice_once_there_are_two_networks() {
    let eyes = after([Action::Show(Workspace::Eyes)]);
    let (page, _) = bar(eyes.clone()).await;
    assert_eq!((page.count("#network"), link(&page).1.as_str()), (0, "eyes.safetensors"));
    let own = ModelId::Custom { dataset: Dataset::Eyes, number: 1 };
    let (page, _) = bar(eyes.reduce(chosen(Dataset::Eyes)).reduce(loaded(own))).await;
    let select: HtmlSelectElement = page.find("#network");
    assert_eq!((select.length(), select.value().as_str()), (2, "own-eyes"));
}

#[wasm_bindgen_test]
async fn every_file_can_be_chosen_where_the_system_knows_no_type_for_weights() {
    let page = Page::open().await;
    let input: HtmlInputElement = page.find(".weights input[type=file]");
    assert_eq!(input.accept(), "");
}
