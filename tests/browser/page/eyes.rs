//! The eyes' workspace, and the user's own picture in it.

use afterimage::eyes::EyesWorkspace;
use afterimage::photo::DropZone;
use afterimage::photo::loader::PhotoLoader;
use afterimage::store::Store;
use afterimage_app::eyes::EyesAction;
use afterimage_app::failures::WorkerFailure;
use afterimage_app::image_set::LoadError;
use afterimage_app::inspector::{InspectorAction, MorphTarget};
use afterimage_app::photo::{PhotoAction, PhotoFailure, PhotoRefusal};
use afterimage_app::state::State;
use afterimage_app::workspace::Workspace;
use afterimage_imaging::{IdxError, Image, Point};
use afterimage_protocol::photo::{Crop, MAX_BYTES, PhotoError, Preview};
use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{ClipboardEvent, ClipboardEventInit, DragEvent, DragEventInit};

use super::*;

type WorkspaceProps = <EyesWorkspace as yew::BaseComponent>::Properties;
type DropZoneProps = <DropZone as yew::BaseComponent>::Properties;

const SQUARE: &str = "[aria-label='Square: position']";
const CORNER: &str = "[aria-label='Square: size']";

/// The files that a component passed on to be opened.
type OpenedFiles = Rc<RefCell<Vec<File>>>;

/// A list of files to open, and the callback that appends to it.
fn files() -> (OpenedFiles, yew::Callback<File>) {
    let given = OpenedFiles::default();
    let keep = Rc::clone(&given);
    (given, yew::Callback::from(move |file| keep.borrow_mut().push(file)))
}

fn eye(value: f32) -> Image {
    Image::from_pixels(3, 100, 100, vec![value; 30_000]).unwrap()
}

/// The state after these actions, with a gallery of a black eye and a white eye.
fn state(actions: impl IntoIterator<Item = EyesAction>) -> State {
    let gallery = EyesAction::GalleryArrived(Ok(vec![eye(0.0), eye(1.0)]));
    let start = State::default().reduce(Action::Show(Workspace::Eyes)).reduce(Action::Eyes(gallery));
    actions.into_iter().fold(start, |state, action| state.reduce(Action::Eyes(action)))
}

/// The state after these actions on a photo of 400 × 300 pixels, of which a grey square was cut out.
fn own(actions: impl IntoIterator<Item = PhotoAction>) -> State {
    let preview = Rc::new(Preview { width: 8, height: 6, rgba: [200, 100, 50, 255].repeat(48) });
    let first = PhotoAction::Cropped { crop: Crop::middle(400, 300), image: Rc::new(eye(0.5)) };
    let open = [PhotoAction::Opened { width: 400, height: 300, preview }, first];
    state(open.into_iter().chain(actions).map(EyesAction::Photo))
}

async fn mount(state: State) -> (Page, Dispatched, OpenedFiles) {
    let ((dispatched, dispatch), (given, open)) = (recorder(), files());
    let page = Page::mount::<EyesWorkspace>(WorkspaceProps { state: Store::from(state), open, dispatch }).await;
    (page, dispatched, given)
}

#[wasm_bindgen_test]
async fn a_render_shares_the_state_and_does_not_clone_it() {
    // No component of the eyes takes the target of the digits' interpolation. So only a clone of the whole state would
    // hold it once more.
    let target = Rc::new(eye(0.0));
    let keep = InspectorAction::SetMorphTarget(MorphTarget::Kept(Rc::clone(&target)));
    let (page, ..) = mount(state([]).reduce(Action::Inspector(keep))).await;
    assert_eq!(middle(&page, "The clean eye"), 0);
    assert_eq!(Rc::strong_count(&target), 2);
}

fn did(action: EyesAction) -> Option<Action> {
    Some(Action::Eyes(action))
}

/// The grey value in the middle of the canvas with this name.
fn middle(page: &Page, name: &str) -> u8 {
    let canvas: HtmlCanvasElement = page.find(&format!("canvas[aria-label='{name}']"));
    let (x, y) = (canvas.width() / 2, canvas.height() / 2);
    colours(&canvas)[(y * canvas.width() + x) as usize][0]
}

/// Drags over a frame whose size is set to `width` × `height` CSS pixels, so that one picture pixel is one CSS pixel.
async fn drag(page: &Page, selector: &str, [width, height]: [u32; 2], from: [f64; 2], to: [f64; 2]) {
    let frame: Element = page.find(selector);
    let style = format!("position: fixed; inset: 0 auto auto 0; width: {width}px; height: {height}px");
    frame.set_attribute("style", &style).unwrap();
    pointer(&frame, "pointerdown", from.into());
    pointer(&frame, "pointermove", to.into());
    pointer(&frame, "pointerup", to.into());
    rendered().await;
}

/// The square of the last action: its centre and its side, in whole pixels.
fn last_square(dispatched: &Dispatched) -> [i32; 3] {
    match dispatched.borrow().last() {
        Some(Action::Eyes(EyesAction::Photo(PhotoAction::SetCrop(Crop { x, y, side })))) => {
            [*x, *y, *side].map(|value| value.round() as i32)
        }
        other => panic!("expected a square, got {other:?}"),
    }
}

fn file(name: &str) -> File {
    File::new_with_str_sequence(&Array::of1(&"no picture".into()), name).unwrap()
}

fn text_transfer() -> DataTransfer {
    let data = DataTransfer::new().unwrap();
    data.set_data("text/plain", "no file").unwrap();
    data
}

async fn paste(target: &Element, data: &DataTransfer) {
    let init = ClipboardEventInit::new();
    init.set_bubbles(true);
    let event = ClipboardEvent::new_with_event_init_dict("paste", &init).unwrap();
    // Firefox ignores the data of an event that a script makes; a property of the event's own is read instead.
    let property = Object::new();
    Reflect::set(&property, &"value".into(), data).unwrap();
    Object::define_property(&event, &"clipboardData".into(), &property);
    target.dispatch_event(&event).unwrap();
    rendered().await;
}

/// Dispatches a drag event. Returns whether the page prevented the browser's default.
async fn drag_event(kind: &str, data: &DataTransfer) -> bool {
    let init = DragEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_data_transfer(Some(data));
    let event = DragEvent::new_with_event_init_dict(kind, &init).unwrap();
    body().dispatch_event(&event).unwrap();
    rendered().await;
    event.default_prevented()
}

fn names(given: &OpenedFiles) -> Vec<String> {
    given.borrow().iter().map(File::name).collect()
}

#[wasm_bindgen_test]
async fn a_click_selects_an_eye_of_the_gallery() {
    let (page, dispatched, _) = mount(state([])).await;
    assert_eq!(middle(&page, "The clean eye"), 0);
    page.find::<HtmlElement>("button[aria-label='Eye 2']").click();
    assert_eq!(dispatched.borrow().last().cloned(), did(EyesAction::Pick(1)));
    let (page, ..) = mount(state([EyesAction::Pick(1)])).await;
    assert_eq!(middle(&page, "The clean eye"), 255);
    assert_eq!(page.count("[aria-label='Eye 2'][aria-pressed=true]"), 1);
}

#[wasm_bindgen_test]
async fn a_failed_gallery_can_be_fetched_again() {
    let failed = EyesAction::GalleryArrived(Err(LoadError::Format(IdxError::Header)));
    let (page, dispatched, _) = mount(state([EyesAction::FetchGallery, failed])).await;
    assert_eq!(page.count(".drawing .overlay"), 0, "no eye is loading");
    page.click("button", "Load the gallery again").await;
    assert_eq!(dispatched.borrow().last().cloned(), did(EyesAction::FetchGallery));
}

#[wasm_bindgen_test]
async fn pointer_and_keys_move_the_crosshair() {
    let (page, dispatched, _) = mount(state([])).await;
    drag(&page, ".seen .frame", [100, 100], [50.0, 50.0], [30.0, 60.0]).await;
    let Some(Action::Eyes(EyesAction::MoveTo(Point { x, y }))) = dispatched.borrow().last().cloned() else {
        panic!("the crosshair was not moved");
    };
    assert_eq!([x, y].map(|value| value.round() as i32), [30, 60]);
    let handle: Element = page.find("[aria-label='Crosshair: position']");
    assert_eq!(document().active_element().as_ref(), Some(&handle));
    press(&handle, "ArrowRight").await;
    assert_eq!(dispatched.borrow().last().cloned(), did(EyesAction::MoveTo(Point::new(51.0, 50.0))));
}

#[wasm_bindgen_test]
async fn the_same_file_can_be_chosen_twice() {
    let (page, dispatched, given) = mount(state([])).await;
    page.named::<Element>("button", "Use my own picture");
    for times in 1..=2 {
        page.choose_file(&file("eye.png")).await;
        assert_eq!(names(&given), vec!["eye.png"; times]);
        assert_eq!(page.find::<HtmlInputElement>("input[type=file]").value(), "");
    }
    assert!(dispatched.borrow().is_empty());
}

#[wasm_bindgen_test]
async fn progress_and_errors_of_a_file_are_shown() {
    let (page, ..) = mount(state([EyesAction::Photo(PhotoAction::Opening)])).await;
    assert_eq!(page.texts(".own [role=status]"), ["Opening the picture …"]);
    let (page, ..) =
        mount(own([PhotoAction::Opening, PhotoAction::Refused(PhotoRefusal::Photo(PhotoError::Empty))])).await;
    assert_eq!(page.texts(".own [role=status]"), [""]);
    assert_eq!(page.texts(".own [role=alert]"), ["This file is empty. Choose another one."]);
    assert_eq!(page.count(".cropper"), 1, "the picture before it is still in use");
    let (page, ..) = mount(own([PhotoAction::Lost(WorkerFailure::NotFetched.into())])).await;
    let lost = "The program that opens pictures failed: its program could not be loaded. Choose the picture again, or a \
                smaller one.";
    assert_eq!(page.texts(".own [role=alert]"), [lost]);
    assert_eq!(page.count(".cropper"), 0);
    assert_eq!((middle(&page, "The clean eye"), page.count("[aria-label='Your own picture']")), (128, 1));
}

#[wasm_bindgen_test]
async fn either_the_gallery_or_the_photo_is_selected() {
    let (page, ..) = mount(own([])).await;
    assert_eq!(middle(&page, "The clean eye"), 128);
    assert_eq!(page.count("[aria-label='Your own picture'][aria-pressed=true]"), 1);
    assert_eq!(page.count(".eye-row [aria-pressed=true]"), 0);
    let (page, dispatched, _) = mount(own([]).reduce(Action::Eyes(EyesAction::Pick(1)))).await;
    assert_eq!((middle(&page, "The clean eye"), page.count(".cropper")), (255, 0));
    page.find::<HtmlElement>("[aria-label='Your own picture'][aria-pressed=false]").click();
    assert_eq!(dispatched.borrow().last().cloned(), did(EyesAction::PickPhoto));
}

#[wasm_bindgen_test]
async fn the_square_can_be_dragged_resized_and_placed_by_a_click() {
    let (page, dispatched, _) = mount(own([])).await;
    assert_eq!(middle(&page, "Your whole picture"), 200);
    let over = |from, to| drag(&page, ".whole", [400, 300], from, to);
    let has_focus = |handle| document().active_element() == Some(page.find::<Element>(handle));
    over([100.0, 200.0], [130.0, 180.0]).await;
    assert_eq!(last_square(&dispatched), [230, 130, 300]);
    assert!(has_focus(SQUARE));
    over([350.0, 300.0], [300.0, 230.0]).await;
    assert_eq!(last_square(&dispatched), [200, 150, 200]);
    assert!(has_focus(CORNER));
    let count = dispatched.borrow().len();
    over([20.0, 40.0], [20.0, 40.0]).await;
    assert_eq!(last_square(&dispatched), [20, 40, 300]);
    assert!(dispatched.borrow().len() > count && has_focus(SQUARE));
}

#[wasm_bindgen_test]
async fn keys_and_the_zoom_slider_change_the_square() {
    let (page, dispatched, _) = mount(own([PhotoAction::SetCrop(Crop { x: 150.0, y: 120.0, side: 100.0 })])).await;
    let says = |handle| page.find::<Element>(handle).get_attribute("aria-valuetext").unwrap();
    assert_eq!(says(SQUARE), "150 from the left, 120 from the top");
    assert_eq!(says(CORNER), "100 pixels wide");
    press(&page.find(SQUARE), "ArrowLeft").await;
    assert_eq!(last_square(&dispatched), [148, 120, 100]);
    press(&page.find(SQUARE), "Shift+ArrowDown").await;
    assert_eq!(last_square(&dispatched), [150, 130, 100]);
    press(&page.find(CORNER), "Shift+ArrowUp").await;
    assert_eq!(last_square(&dispatched), [150, 120, 125]);
    let count = dispatched.borrow().len();
    // Alt+ArrowLeft belongs to the browser: it goes back.
    press(&page.find(SQUARE), "Alt+ArrowLeft").await;
    assert_eq!(dispatched.borrow().len(), count);
    assert_eq!(says("#own-zoom"), "3.0 ×");
    page.set_slider("#own-zoom", "2").await;
    assert_eq!(last_square(&dispatched), [150, 120, 75]);
}

#[wasm_bindgen_test]
async fn a_pasted_file_is_opened_and_a_pasted_text_is_not() {
    let (page, dispatched, given) = mount(state([])).await;
    paste(&body(), &transfer(&[file("one.png"), file("two.png")])).await;
    assert_eq!(names(&given), ["one.png"]);
    assert!(dispatched.borrow().is_empty());
    paste(&page.find("[aria-label='Crosshair: position']"), &text_transfer()).await;
    assert_eq!(dispatched.borrow().last().cloned(), did(EyesAction::Photo(PhotoAction::NothingPasted)));
    // A paste into a text field is ignored.
    let text = document().create_element("textarea").unwrap();
    page.root.append_child(&text).unwrap();
    paste(&text, &transfer(&[file("three.png")])).await;
    assert_eq!((given.borrow().len(), dispatched.borrow().len()), (1, 1));
    // After the workspace is unmounted, pastes are ignored.
    drop(page);
    rendered().await;
    paste(&body(), &transfer(&[file("four.png")])).await;
    assert_eq!(given.borrow().len(), 1);
}

#[wasm_bindgen_test]
async fn a_dropped_file_is_opened_and_a_drag_shows_an_overlay() {
    let (given, open) = files();
    let dispatch = recorder().1;
    let page = Page::mount::<DropZone>(DropZoneProps { open: Some(open), dispatch }).await;
    let two = transfer(&[file("one.png"), file("two.png")]);
    assert!(drag_event("dragover", &two).await);
    assert_eq!(page.texts(".drops"), ["Drop the picture anywhere"]);
    drag_event("dragleave", &two).await;
    assert_eq!(page.count(".drops"), 0);
    drag_event("dragenter", &two).await;
    assert!(drag_event("drop", &two).await);
    assert_eq!((names(&given), page.count(".drops")), (vec!["one.png".to_owned()], 0));
    // Dragged text is left to the browser.
    for kind in ["dragover", "drop"] {
        assert!(!drag_event(kind, &text_transfer()).await);
    }
    assert_eq!((given.borrow().len(), page.count(".drops")), (1, 0));
}

#[wasm_bindgen_test]
async fn without_a_callback_a_dropped_file_does_nothing() {
    let page = Page::mount::<DropZone>(DropZoneProps { open: None, dispatch: recorder().1 }).await;
    let one = transfer(&[file("one.png")]);
    assert!(drag_event("dragover", &one).await && drag_event("drop", &one).await);
    assert_eq!(page.count(".drops"), 0);
}

#[wasm_bindgen_test]
async fn the_address_of_a_picture_that_is_dropped_leaves_the_page_where_it_is_and_says_why() {
    let link = || {
        let data = DataTransfer::new().unwrap();
        data.set_data("text/uri-list", "https://example.org/picture.png").unwrap();
        data
    };
    let ((given, open), (dispatched, dispatch)) = (files(), recorder());
    let page = Page::mount::<DropZone>(DropZoneProps { open: Some(open), dispatch: dispatch.clone() }).await;
    // The browser would leave the page if these events kept their default.
    assert!(drag_event("dragover", &link()).await && drag_event("drop", &link()).await);
    assert_eq!(dispatched.borrow().last().cloned(), did(EyesAction::Photo(PhotoAction::NothingDropped)));
    assert!(given.borrow().is_empty());
    drop(page);
    let _digits = Page::mount::<DropZone>(DropZoneProps { open: None, dispatch }).await;
    assert!(drag_event("dragover", &link()).await && drag_event("drop", &link()).await);
    assert_eq!(dispatched.borrow().len(), 1, "the digits use no pictures");
}

/// The actions that end the opening of a file.
fn ends(dispatched: &Dispatched) -> Vec<PhotoAction> {
    let own = |action: &Action| match action {
        Action::Eyes(EyesAction::Photo(PhotoAction::Opening)) => None,
        Action::Eyes(EyesAction::Photo(action)) => Some(action.clone()),
        other => panic!("{other:?}"),
    };
    dispatched.borrow().iter().filter_map(own).collect()
}

#[wasm_bindgen_test]
async fn without_the_worker_every_file_ends_with_an_error() {
    let (dispatched, dispatch) = recorder();
    let loader = PhotoLoader::new(&dispatch);
    // The second file waits for the first, and starts another worker.
    loader.open(file("one.png"));
    loader.open(file("two.png"));
    until("both have failed", || ends(&dispatched).len() == 2).await;
    for end in ends(&dispatched) {
        assert!(matches!(end, PhotoAction::Lost(PhotoFailure::Worker(_))), "{end:?}");
    }
    loader.sync(&own([PhotoAction::SetCrop(Crop { x: 90.0, y: 90.0, side: 60.0 })]));
    rendered().await;
    assert_eq!(ends(&dispatched).len(), 2, "without a worker no square is cut");
}

#[wasm_bindgen_test]
async fn a_file_that_is_too_large_is_refused_before_reading_it() {
    let (dispatched, dispatch) = recorder();
    let bytes = Uint8Array::new_with_length(MAX_BYTES as u32 + 1);
    let large = File::new_with_u8_array_sequence(&Array::of1(&bytes), "large.png").unwrap();
    PhotoLoader::new(&dispatch).open(large);
    assert!(matches!(&ends(&dispatched)[..], [PhotoAction::Refused(PhotoRefusal::Photo(PhotoError::TooBig { .. }))]));
}

#[wasm_bindgen_test]
async fn stopping_the_page_while_a_file_is_read_starts_no_worker() {
    let (dispatched, dispatch) = recorder();
    let loader = PhotoLoader::new(&dispatch);
    loader.open(file("one.png"));
    loader.stop();
    for _ in 0..30 {
        rendered().await;
    }
    assert_eq!(ends(&dispatched), []);
}
