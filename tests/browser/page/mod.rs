//! Tests of components in a browser: mount one, use it as a user does, and check what it shows. There is no worker
//! script beside the tests, so on the whole page every engine fails to start. Components that show responses are
//! mounted alone, with responses in their state.

mod about;
mod comparison;
mod corruption;
mod drawing;
mod engines;
mod eyes;
mod glossary;
mod inspector;
mod offline;
mod preferences;
mod result;
mod sharing;
mod tour;
mod weights;

use std::cell::RefCell;
use std::rc::Rc;

use afterimage_app::language::Language;
use afterimage_app::state::Action;
use afterimage_app::texts;

use wasm_bindgen::{Clamped, JsCast};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, DataTransfer, Document, Element, Event, EventInit, File, HtmlCanvasElement, HtmlElement,
    HtmlInputElement, HtmlSelectElement, KeyboardEvent, KeyboardEventInit, PointerEvent, PointerEventInit,
};

/// A mounted component. Dropping this unmounts it.
struct Page {
    root: Element,
    unmount: Option<Box<dyn FnOnce()>>,
}

/// The actions that a component dispatched.
type Dispatched = Rc<RefCell<Vec<Action>>>;

/// A list of dispatched actions, and the callback that appends to it.
fn recorder() -> (Dispatched, yew::Callback<Action>) {
    let dispatched = Dispatched::default();
    let record = Rc::clone(&dispatched);
    (dispatched, yew::Callback::from(move |action| record.borrow_mut().push(action)))
}

impl Page {
    /// The whole page, as on the first visit.
    async fn open() -> Self {
        // The previous page is saved shortly after it is unmounted.
        rendered().await;
        // Do not restore the workspace of the previous page.
        web_sys::window().unwrap().location().set_hash("").unwrap();
        web_sys::window().unwrap().local_storage().unwrap().unwrap().clear().unwrap();
        Self::reopen().await
    }

    /// The whole page, as on the next visit.
    async fn reopen() -> Self {
        rendered().await;
        let page = Self::mount::<afterimage::page::App>(()).await;
        page.is_complete().await;
        page
    }

    /// Waits for the lower sections, which are rendered in later frames.
    async fn is_complete(&self) {
        until("the last part is there", || self.count(".glossary") == 1).await;
    }

    /// A component with these props, in English whatever the language of the previous page was.
    async fn mount<C: yew::BaseComponent>(props: C::Properties) -> Self {
        texts::set_language(Language::English);
        let document = document();
        let root = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let handle = yew::Renderer::<C>::with_root_and_props(root.clone(), props).render();
        // The lower parts of a section are rendered in later frames.
        rendered().await;
        rendered().await;
        Self { root, unmount: Some(Box::new(move || handle.destroy())) }
    }

    /// The number of elements that match the selector.
    fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    fn find<T: JsCast>(&self, selector: &str) -> T {
        let element = self.root.query_selector(selector).unwrap();
        element.unwrap_or_else(|| panic!("there is no {selector}")).dyn_into().unwrap()
    }

    fn named<T: JsCast>(&self, kind: &str, name: &str) -> T {
        let all = self.root.query_selector_all(kind).unwrap();
        (0..all.length())
            .filter_map(|i| all.item(i))
            .find(|node| node.text_content().unwrap_or_default().trim() == name)
            .unwrap_or_else(|| panic!("there is no {kind} named {name}"))
            .dyn_into()
            .unwrap()
    }

    /// The texts of all elements that match the selector.
    fn texts(&self, selector: &str) -> Vec<String> {
        let all = self.root.query_selector_all(selector).unwrap();
        (0..all.length()).filter_map(|i| all.item(i)?.text_content()).collect()
    }

    async fn click(&self, kind: &str, name: &str) {
        self.named::<HtmlElement>(kind, name).click();
        rendered().await;
    }

    async fn set_noise(&self, value: &str) {
        self.set_slider("#noise", value).await;
    }

    /// Sets a slider's value and dispatches its event. A script cannot press the keys of a native slider.
    async fn set_slider(&self, selector: &str, value: &str) {
        let slider: HtmlInputElement = self.find(selector);
        slider.set_value(value);
        fire(&slider, "input").await;
    }

    /// Chooses an option as a user does, with the focus on the select.
    async fn choose(&self, selector: &str, value: &str) {
        let select: HtmlSelectElement = self.find(selector);
        select.focus().unwrap();
        select.set_value(value);
        fire(&select, "change").await;
    }

    /// Chooses a file, as the browser's dialog does.
    async fn choose_file(&self, file: &File) {
        let input: HtmlInputElement = self.find("input[type=file]");
        input.set_files(transfer(std::slice::from_ref(file)).files().as_ref());
        fire(&input, "change").await;
    }

    /// Draws a line on the pad. Both ends are in pad coordinates, 0 to 1.
    async fn draw(&self, from: [f64; 2], to: [f64; 2]) {
        let pad: HtmlCanvasElement = self.find("canvas[aria-label='Drawing pad']");
        let frame = pad.get_bounding_client_rect();
        let at = |t: f64| {
            let along = |i: usize| from[i] + (to[i] - from[i]) * t;
            (frame.left() + along(0) * frame.width(), frame.top() + along(1) * frame.height())
        };
        pointer(&pad, "pointerdown", at(0.0));
        for step in 1..=10 {
            pointer(&pad, "pointermove", at(f64::from(step) / 10.0));
        }
        pointer(&pad, "pointerup", at(1.0));
        rendered().await;
    }

    /// The grey values of the 28×28 canvas with this name.
    fn pixels(&self, name: &str) -> Vec<u8> {
        let canvas: HtmlCanvasElement = self.find(&format!("canvas[aria-label='{name}']"));
        assert_eq!((canvas.width(), canvas.height()), (28, 28));
        colours(&canvas).into_iter().map(|[red, ..]| red).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(unmount) = self.unmount.take() {
            unmount();
        }
        self.root.remove();
    }
}

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

fn body() -> Element {
    document().body().unwrap().into()
}

/// Red, green and blue of each of a canvas's pixels, row by row.
fn colours(canvas: &HtmlCanvasElement) -> Vec<[u8; 3]> {
    let context: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().dyn_into().unwrap();
    let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
    let Clamped(data) = context.get_image_data(0.0, 0.0, width, height).unwrap().data();
    data.chunks_exact(4).map(|rgba| [rgba[0], rgba[1], rgba[2]]).collect()
}

/// The data of a paste, a drop or a choice of files.
fn transfer(files: &[File]) -> DataTransfer {
    let data = DataTransfer::new().unwrap();
    for file in files {
        data.items().add_with_file(file).unwrap();
    }
    data
}

/// Dispatches a bubbling event, as a form's element does after the user changed it.
async fn fire(target: &Element, kind: &str) {
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    target.dispatch_event(&Event::new_with_event_init_dict(kind, &bubbles).unwrap()).unwrap();
    rendered().await;
}

fn pointer(target: &Element, kind: &str, point: (f64, f64)) {
    pointer_with(target, kind, point, |_| {});
}

/// As `pointer`, with other properties.
fn pointer_with(target: &Element, kind: &str, (x, y): (f64, f64), set: impl FnOnce(&PointerEventInit)) {
    let init = PointerEventInit::new();
    init.set_bubbles(true);
    init.set_pointer_id(1);
    init.set_is_primary(true);
    init.set_buttons(u16::from(kind != "pointerup"));
    set(&init);
    init.set_client_x(x as i32);
    init.set_client_y(y as i32);
    target.dispatch_event(&PointerEvent::new_with_event_init_dict(kind, &init).unwrap()).unwrap();
}

/// Presses a key on an element, with modifiers as in "Ctrl+z" or "Alt+Shift+ArrowLeft".
async fn press(target: &Element, keys: &str) {
    press_at(target, keys, "").await;
}

/// As `press`, with the key's place as on a US keyboard.
async fn press_at(target: &Element, keys: &str, code: &str) {
    let mut key = keys;
    let mut is_held = |name| key.strip_prefix(name).inspect(|rest| key = rest).is_some();
    let init = KeyboardEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_alt_key(is_held("Alt+"));
    init.set_ctrl_key(is_held("Ctrl+"));
    init.set_shift_key(is_held("Shift+"));
    init.set_key(key);
    init.set_code(code);
    target.dispatch_event(&KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap()).unwrap();
    rendered().await;
}

/// Waits until the condition holds, for a few seconds at most.
async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..300 {
        if holds() {
            return;
        }
        rendered().await;
    }
    panic!("timed out: {what}");
}

/// Waits for two frames. Yew renders in a microtask and runs effects after that, so both are done by then.
async fn rendered() {
    for _ in 0..2 {
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
        });
        JsFuture::from(frame).await.unwrap();
    }
}
