//! The page's parts: mounted, used as a person uses them, and looked at. There is no worker script beside the tests,
//! so this is also the page whose engine cannot be had.

use wasm_bindgen::{Clamped, JsCast};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    CanvasRenderingContext2d, Document, Element, Event, EventInit, HtmlCanvasElement, HtmlElement, HtmlInputElement,
    PointerEvent, PointerEventInit,
};

struct Page {
    root: Element,
    app: Option<yew::AppHandle<afterimage::components::App>>,
}

impl Page {
    async fn open() -> Self {
        let document = document();
        let root = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&root).unwrap();
        let app = Some(afterimage::mount(root.clone()));
        rendered().await;
        Self { root, app }
    }

    fn find<T: JsCast>(&self, selector: &str) -> T {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("there is no {selector}")).dyn_into().unwrap()
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

    async fn click(&self, kind: &str, name: &str) {
        self.named::<HtmlElement>(kind, name).click();
        rendered().await;
    }

    async fn set_noise(&self, value: &str) {
        let slider: HtmlInputElement = self.find("#noise");
        slider.set_value(value);
        let bubbles = EventInit::new();
        bubbles.set_bubbles(true);
        slider.dispatch_event(&Event::new_with_event_init_dict("input", &bubbles).unwrap()).unwrap();
        rendered().await;
    }

    /// Draws a line across the pad, both ends in pad units.
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
        let context: CanvasRenderingContext2d = canvas.get_context("2d").unwrap().unwrap().dyn_into().unwrap();
        let Clamped(data) = context.get_image_data(0.0, 0.0, 28.0, 28.0).unwrap().data();
        data.chunks_exact(4).map(|rgba| rgba[0]).collect()
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

fn pointer(target: &Element, kind: &str, (x, y): (f64, f64)) {
    let init = PointerEventInit::new();
    init.set_bubbles(true);
    init.set_pointer_id(1);
    init.set_is_primary(true);
    init.set_client_x(x as i32);
    init.set_client_y(y as i32);
    target.dispatch_event(&PointerEvent::new_with_event_init_dict(kind, &init).unwrap()).unwrap();
}

/// Yew renders in a microtask and its effects after that; two frames later both are done.
async fn rendered() {
    for _ in 0..2 {
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
        });
        JsFuture::from(frame).await.unwrap();
    }
}

#[wasm_bindgen_test]
async fn a_line_on_the_pad_reaches_the_network_and_can_be_undone() {
    let page = Page::open().await;
    page.set_noise("0").await;
    assert!(page.pixels("Corrupted input").iter().all(|pixel| *pixel == 0));
    page.draw([0.5, 0.1], [0.5, 0.9]).await;
    let drawn = page.pixels("Corrupted input");
    assert!(drawn.iter().any(|pixel| *pixel > 200));
    // Upright, and in the middle.
    assert!(drawn[14 * 28 + 13].max(drawn[14 * 28 + 14]) > 200 && drawn[14 * 28 + 4] == 0);
    page.click("button", "Undo").await;
    assert!(page.pixels("Corrupted input").iter().all(|pixel| *pixel == 0));
}

#[wasm_bindgen_test]
async fn clear_empties_the_pad() {
    let page = Page::open().await;
    page.set_noise("0").await;
    page.draw([0.2, 0.2], [0.8, 0.8]).await;
    page.draw([0.8, 0.2], [0.2, 0.8]).await;
    page.click("button", "Clear").await;
    assert!(page.pixels("Corrupted input").iter().all(|pixel| *pixel == 0));
}

#[wasm_bindgen_test]
async fn the_slider_adds_noise_and_new_noise_throws_it_anew() {
    let page = Page::open().await;
    page.set_noise("0").await;
    let clean = page.pixels("Corrupted input");
    page.set_noise("0.4").await;
    let noisy = page.pixels("Corrupted input");
    assert_ne!(clean, noisy);
    page.click("button", "New noise").await;
    assert_ne!(page.pixels("Corrupted input"), noisy);
}

#[wasm_bindgen_test]
async fn the_crosshair_switch_draws_its_bars_and_takes_them_off() {
    let page = Page::open().await;
    page.set_noise("0").await;
    page.click("[role=switch]", "Crosshair").await;
    let switch: Element = page.named("[role=switch]", "Crosshair");
    assert_eq!(switch.get_attribute("aria-checked").as_deref(), Some("true"));
    let pixels = page.pixels("Corrupted input");
    assert!((0..28).all(|x| pixels[13 * 28 + x] > 100 && pixels[x * 28 + 13] > 100));
    page.click("[role=switch]", "Crosshair").await;
    assert!(page.pixels("Corrupted input").iter().all(|pixel| *pixel == 0));
}

#[wasm_bindgen_test]
async fn an_engine_that_cannot_be_fetched_is_named_with_a_way_on() {
    let page = Page::open().await;
    let status: Element = page.find("[role=status]");
    for _ in 0..300 {
        if status.get_attribute("data-state").as_deref() == Some("failed") {
            break;
        }
        rendered().await;
    }
    assert_eq!(status.get_attribute("data-state").as_deref(), Some("failed"));
    assert!(status.text_content().unwrap().contains("CPU"));
    page.click("button", "Try again").await;
    page.draw([0.2, 0.2], [0.8, 0.8]).await;
    assert!(page.pixels("Corrupted input").iter().any(|pixel| *pixel > 0));
}
