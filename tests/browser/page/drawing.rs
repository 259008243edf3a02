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
