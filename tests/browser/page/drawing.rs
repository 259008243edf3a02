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
async fn undo_and_redo_keys_work_on_a_keyboard_whose_letters_are_not_latin() {
    let page = blank().await;
    page.draw([0.5, 0.1], [0.5, 0.9]).await;
    let drawn = page.pixels(INPUT);
    for (forward, code) in [("Ctrl+Shift+Я", "KeyZ"), ("Ctrl+н", "KeyY")] {
        press_at(&body(), "Ctrl+я", "KeyZ").await;
        assert_eq!(ink(&page), 0);
        press_at(&body(), forward, code).await;
        assert_eq!(page.pixels(INPUT), drawn);
    }
}

/// Draws a line across the pad, with these properties of the pointer. Its release is sent where `is_released` says so.
async fn draw_with(page: &Page, height: f64, is_released: bool, set: impl Fn(&PointerEventInit)) {
    let pad: Element = page.find(PAD);
    let area = pad.get_bounding_client_rect();
    let at = |x: f64| (area.left() + x * area.width(), area.top() + height * area.height());
    pointer_with(&pad, "pointerdown", at(0.2), &set);
    pointer_with(&pad, "pointermove", at(0.8), &set);
    if is_released {
        pointer_with(&pad, "pointerup", at(0.8), &set);
    }
    rendered().await;
}

fn touch(init: &PointerEventInit) {
    init.set_pointer_type("touch");
    init.set_pointer_id(7);
}

fn pen(init: &PointerEventInit) {
    init.set_pointer_type("pen");
    init.set_pointer_id(9);
    init.set_pressure(1.0);
}

#[wasm_bindgen_test]
async fn a_touch_that_is_not_primary_draws() {
    let page = blank().await;
    let set = |init: &PointerEventInit| {
        touch(init);
        init.set_is_primary(false);
    };
    draw_with(&page, 0.5, true, set).await;
    assert!(ink(&page) > 0);
}

#[wasm_bindgen_test]
async fn a_pointer_whose_release_was_missed_draws_no_more_and_the_next_one_does() {
    let page = blank().await;
    let pad: Element = page.find(PAD);
    let area = pad.get_bounding_client_rect();
    let corner = (area.left() + 2.0, area.top() + 2.0);
    for interruption in ["contextmenu", "blur", "visibilitychange", "a move without a button"] {
        draw_with(&page, 0.5, false, |_| {}).await;
        match interruption {
            "a move without a button" => pointer_with(&pad, "pointermove", corner, |init| init.set_buttons(0)),
            _ => fire(&pad, interruption).await,
        }
        rendered().await;
        let drawn = look(&page);
        pointer(&pad, "pointermove", corner);
        rendered().await;
        assert!(look(&page) == drawn, "after {interruption} it still draws");
    }
    // A pointer that never ended does not keep another one from drawing.
    draw_with(&page, 0.5, false, touch).await;
    let drawn = look(&page);
    draw_with(&page, 0.2, true, |init| init.set_pointer_id(8)).await;
    assert!(look(&page) != drawn);
}

#[wasm_bindgen_test]
async fn the_pens_eraser_erases_whatever_tool_is_selected() {
    let page = blank().await;
    draw_with(&page, 0.5, true, |_| {}).await;
    let drawn = look(&page);
    draw_with(&page, 0.5, true, |init| {
        pen(init);
        init.set_button(5);
        init.set_buttons(32);
    })
    .await;
    assert!(brightness(&look(&page)) < brightness(&drawn) / 4);
    page.click("button", "Undo").await;
    assert!(look(&page) == drawn);
}

#[wasm_bindgen_test]
async fn a_resting_palm_neither_draws_nor_keeps_the_pen_from_drawing() {
    let page = blank().await;
    draw_with(&page, 0.5, true, pen).await;
    let drawn = look(&page);
    page.click("button", "Undo").await;
    // The palm comes first, and stays.
    draw_with(&page, 0.9, false, touch).await;
    draw_with(&page, 0.5, true, pen).await;
    assert!(look(&page) == drawn, "only the pen's line is there");
    draw_with(&page, 0.2, true, touch).await;
    assert!(look(&page) == drawn, "a palm shortly after the pen does not draw");
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
async fn the_keyboards_pen_is_shown_while_it_is_in_use() {
    let page = blank().await;
    let pad: HtmlElement = page.find(PAD);
    assert_eq!(page.count(".cursor"), 0);
    // Space scrolls the page until the keyboard's pen is seen.
    press(&pad, " ").await;
    assert_eq!(page.count(".cursor"), 0);
    pad.focus().unwrap();
    press(&pad, "ArrowRight").await;
    press(&pad, " ").await;
    assert_eq!(page.count(".cursor.down"), 1);
    press(&pad, "Escape").await;
    assert_eq!((page.count(".cursor"), page.count(".cursor.down")), (1, 0));
    pad.blur().unwrap();
    rendered().await;
    assert_eq!(page.count(".cursor"), 0);
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
    colours(&page.find(PAD)).into_iter().map(|[red, ..]| red).collect()
}

fn brightness(look: &[u8]) -> u64 {
    look.iter().map(|value| u64::from(*value)).sum()
}
