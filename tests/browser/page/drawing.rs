//! The pad and its tools.

use super::*;
use wasm_bindgen_test::wasm_bindgen_test;

const INPUT: &str = "Corrupted input";
const PAD: &str = "canvas[aria-label='Drawing pad']";

/// The whole page with nothing on the pad, and no noise.
async fn blank() -> Page {
    let page = Page::open().await;
    page.set_noise("0").await;
    assert_eq!(ink(&page), 0);
    page
}

/// How much ink the network sees, in grey values.
fn ink(page: &Page) -> u32 {
    page.pixels(INPUT).into_iter().map(u32::from).sum()
}

/// The column in which there is most ink.
fn fullest_column(page: &Page) -> usize {
    let pixels = page.pixels(INPUT);
    let ink = |x: &usize| (0..28).map(|y| u32::from(pixels[y * 28 + x])).sum::<u32>();
    (0..28).max_by_key(ink).unwrap()
}

fn body() -> Element {
    document().body().unwrap().into()
}

async fn choose(page: &Page, tool: &str) {
    page.named::<HtmlElement>("label", tool).click();
    rendered().await;
}

#[wasm_bindgen_test]
async fn a_line_on_the_pad_reaches_the_network_and_can_be_undone() {
    let page = blank().await;
    page.draw([0.5, 0.1], [0.5, 0.9]).await;
    let drawn = page.pixels(INPUT);
    assert!(drawn.iter().any(|pixel| *pixel > 200));
    // Upright, and in the middle.
    assert!(drawn[14 * 28 + 13].max(drawn[14 * 28 + 14]) > 200 && drawn[14 * 28 + 4] == 0);
    page.click("button", "Undo").await;
    assert_eq!(ink(&page), 0);
    page.click("button", "Redo").await;
    assert_eq!(page.pixels(INPUT), drawn);
}

#[wasm_bindgen_test]
async fn clear_empties_the_pad() {
    let page = blank().await;
    page.draw([0.2, 0.2], [0.8, 0.8]).await;
    page.draw([0.8, 0.2], [0.2, 0.8]).await;
    page.click("button", "Clear").await;
    assert_eq!(ink(&page), 0);
}

#[wasm_bindgen_test]
async fn undo_and_redo_keys_work_wherever_the_focus_is() {
    let page = blank().await;
    page.draw([0.5, 0.1], [0.5, 0.9]).await;
    let drawn = page.pixels(INPUT);
    for forward in ["Ctrl+Shift+Z", "Ctrl+y"] {
        press(&body(), "Ctrl+z").await;
        assert_eq!(ink(&page), 0);
        press(&body(), forward).await;
        assert_eq!(page.pixels(INPUT), drawn);
    }
    press(&page.find("#noise"), "Ctrl+z").await;
    assert_eq!(ink(&page), 0);
}

#[wasm_bindgen_test]
async fn the_eraser_takes_ink_away_and_can_be_undone() {
    let page = blank().await;
    page.draw([0.5, 0.1], [0.5, 0.9]).await;
    let (drawn, before) = (page.pixels(INPUT), ink(&page));
    choose(&page, "Eraser").await;
    assert_eq!(page.count("input[name=tool]:checked"), 1);
    page.draw([0.3, 0.5], [0.7, 0.5]).await;
    assert!(page.pixels(INPUT)[14 * 28 + 14] < 100, "a gap in the middle");
    assert!(ink(&page) < before);
    page.click("button", "Undo").await;
    assert_eq!(page.pixels(INPUT), drawn);
    choose(&page, "Pen").await;
    page.draw([0.3, 0.5], [0.7, 0.5]).await;
    assert!(ink(&page) > before);
}

#[wasm_bindgen_test]
async fn a_thicker_brush_leaves_more_ink() {
    let page = blank().await;
    let mut inks = Vec::new();
    for width in ["0.05", "0.2"] {
        page.set_slider("#brush", width).await;
        page.draw([0.5, 0.1], [0.5, 0.9]).await;
        inks.push(ink(&page));
        page.click("button", "Clear").await;
    }
    assert!(inks[1] > inks[0] * 5 / 4, "{inks:?}");
    assert_eq!(page.find::<HtmlInputElement>("#brush").get_attribute("aria-valuetext").as_deref(), Some("20 %"));
}

#[wasm_bindgen_test]
async fn centring_moves_the_ink() {
    let page = blank().await;
    page.draw([0.2, 0.1], [0.2, 0.9]).await;
    assert_eq!(fullest_column(&page), 14);
    page.click("[role=switch]", "Centre").await;
    assert!((4..=6).contains(&fullest_column(&page)));
    page.click("[role=switch]", "Centre").await;
    assert!((13..=15).contains(&fullest_column(&page)));
}

#[wasm_bindgen_test]
async fn the_keyboard_draws_and_its_position_is_announced() {
    let page = blank().await;
    let pad: HtmlElement = page.find(PAD);
    assert_eq!(page.count(".cursor"), 0);
    // Space scrolls the page until the keyboard's pen is seen.
    press(&pad, " ").await;
    assert_eq!(ink(&page), 0);
    pad.focus().unwrap();
    // The browser's own: it goes forward.
    press(&pad, "Alt+ArrowRight").await;
    press(&pad, "ArrowRight").await;
    press(&pad, "Shift+ArrowUp").await;
    press(&pad, " ").await;
    assert_eq!(page.count(".cursor.down"), 1);
    for _ in 0..10 {
        press(&pad, "ArrowDown").await;
    }
    assert!(ink(&page) > 0);
    let region: Element = page.find(".drawing [aria-live=polite]");
    let expected = "Column 16 of 28, row 21, pen down";
    until(expected, || region.text_content().as_deref() == Some(expected)).await;
    press(&pad, "Escape").await;
    assert_eq!((page.count(".cursor"), page.count(".cursor.down")), (1, 0));
    let drawn = page.pixels(INPUT);
    press(&pad, "ArrowLeft").await;
    assert_eq!(page.pixels(INPUT), drawn);
    pad.blur().unwrap();
    rendered().await;
    assert_eq!(page.count(".cursor"), 0);
}

#[wasm_bindgen_test]
async fn a_reload_brings_the_drawing_and_its_settings_back() {
    let page = blank().await;
    page.draw([0.2, 0.1], [0.3, 0.9]).await;
    choose(&page, "Eraser").await;
    page.draw([0.1, 0.5], [0.4, 0.5]).await;
    page.click("[role=switch]", "Centre").await;
    page.set_noise("0.3").await;
    let left = page.pixels(INPUT);
    drop(page);
    let page = Page::reopen().await;
    assert_eq!(page.pixels(INPUT), left);
    let eraser = page.named::<Element>("label", "Eraser").query_selector("input").unwrap().unwrap();
    assert!(eraser.dyn_into::<HtmlInputElement>().unwrap().checked());
    let centre: Element = page.named("[role=switch]", "Centre");
    assert_eq!(centre.get_attribute("aria-checked").as_deref(), Some("false"));
    page.click("button", "Clear").await;
    drop(page);
    let page = Page::reopen().await;
    page.set_noise("0").await;
    assert_eq!(ink(&page), 0);
}

#[wasm_bindgen_test]
async fn the_pad_shows_every_stroke_and_after_undo_what_was_there_before() {
    let page = blank().await;
    let lines = [[0.2, 0.2, 0.2, 0.8], [0.5, 0.2, 0.5, 0.8], [0.8, 0.2, 0.8, 0.8]];
    let mut looks = vec![look(&page)];
    for [from_x, from_y, to_x, to_y] in lines {
        page.draw([from_x, from_y], [to_x, to_y]).await;
        looks.push(look(&page));
    }
    assert!(looks.windows(2).all(|two| brightness(&two[0]) < brightness(&two[1])));
    while let Some(shown) = looks.pop() {
        assert_eq!(look(&page), shown);
        if !looks.is_empty() {
            page.click("button", "Undo").await;
        }
    }
}

/// The pad's pixels, red for each.
fn look(page: &Page) -> Vec<u8> {
    let pad: HtmlCanvasElement = page.find(PAD);
    let context: CanvasRenderingContext2d = pad.get_context("2d").unwrap().unwrap().dyn_into().unwrap();
    let (width, height) = (f64::from(pad.width()), f64::from(pad.height()));
    let Clamped(data) = context.get_image_data(0.0, 0.0, width, height).unwrap().data();
    data.chunks_exact(4).map(|rgba| rgba[0]).collect()
}

fn brightness(look: &[u8]) -> u64 {
    look.iter().map(|value| u64::from(*value)).sum()
}
