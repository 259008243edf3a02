//! What corrupts the picture.

use super::*;
use wasm_bindgen_test::wasm_bindgen_test;

const INPUT: &str = "Corrupted input";
const RING: &str = "[aria-label='Crosshair 1: position']";
const ARM: &str = "[aria-label='Crosshair 1: angle']";

/// The page without noise.
async fn quiet() -> Page {
    let page = Page::open().await;
    page.set_noise("0").await;
    page
}

/// The page without noise, with these switches on.
async fn with(switches: &[&str]) -> Page {
    let page = quiet().await;
    for name in switches {
        page.click("[role=switch]", name).await;
    }
    page
}

/// Drags over the picture, both ends in its pixels. Without the page's styles the picture has no size; here each of
/// its pixels is ten of the screen's.
async fn drag(page: &Page, from: [f64; 2], to: [f64; 2]) {
    let frame: Element = page.find(".seen .frame");
    frame.set_attribute("style", "position: fixed; inset: 0 auto auto 0; width: 280px; height: 280px").unwrap();
    let area = frame.get_bounding_client_rect();
    let at = |[x, y]: [f64; 2]| (area.left() + 10.0 * x, area.top() + 10.0 * y);
    pointer(&frame, "pointerdown", at(from));
    pointer(&frame, "pointermove", at([0, 1].map(|i| (from[i] + to[i]) / 2.0)));
    pointer(&frame, "pointermove", at(to));
    pointer(&frame, "pointerup", at(to));
    rendered().await;
}

fn says(page: &Page, handle: &str) -> String {
    page.find::<Element>(handle).get_attribute("aria-valuetext").unwrap()
}

fn is_blank(page: &Page) -> bool {
    page.pixels(INPUT).iter().all(|pixel| *pixel == 0)
}

#[wasm_bindgen_test]
async fn the_true_size_shows_the_same_picture() {
    let page = with(&["Crosshair"]).await;
    assert_eq!(page.pixels("True size, 28 × 28 pixels"), page.pixels(INPUT));
}

#[wasm_bindgen_test]
async fn thickness_widens_the_bars_and_angle_turns_them() {
    let page = with(&["Crosshair"]).await;
    assert_eq!(page.pixels(INPUT)[11], 0);
    page.set_slider("#thickness", "6").await;
    assert!(page.pixels(INPUT)[11..17].iter().all(|pixel| *pixel == 255));
    page.set_slider("#thickness", "2").await;
    page.set_slider("#angle", "45").await;
    let turned = page.pixels(INPUT);
    assert!((0..28).all(|i| turned[i * 28 + i] > 200));
    assert_eq!(turned[14], 0);
    assert_eq!(says(&page, ARM), "45°");
}

#[wasm_bindgen_test]
async fn crosshairs_can_be_added_selected_and_removed() {
    let page = with(&["Crosshair"]).await;
    let one = page.pixels(INPUT);
    page.click("button", "Add another").await;
    assert_ne!(page.pixels(INPUT), one);
    page.named::<Element>("p", "Crosshair 2 of 2");
    // The tools act on the selected one.
    page.find::<HtmlInputElement>("input[name=selected-crosshair]").click();
    rendered().await;
    page.named::<Element>("p", "Crosshair 1 of 2");
    assert_eq!(says(&page, RING), "14 across, 14 down");
    page.click("button", "Remove").await;
    assert_eq!(page.count("input[name=selected-crosshair]"), 0);
    page.click("button", "Remove").await;
    assert!(is_blank(&page));
    let switch: Element = page.named("[role=switch]", "Crosshair");
    assert_eq!(switch.get_attribute("aria-checked").as_deref(), Some("false"));
}

#[wasm_bindgen_test]
async fn boxes_can_be_added_moved_and_resized_without_drawing_them() {
    let page = with(&["Erase a part"]).await;
    page.click("button", "Add a box").await;
    assert_eq!(says(&page, "[aria-label='Box 1: size']"), "8 wide, 8 high");
    page.set_slider("#box-width", "12").await;
    assert_eq!(says(&page, "[aria-label='Box 1: size']"), "12 wide, 8 high");
    // From (2, 16) to (14, 24): first its corner, then its inside.
    drag(&page, [14.0, 24.0], [12.0, 26.0]).await;
    assert_eq!(says(&page, "[aria-label='Box 1: size']"), "10 wide, 10 high");
    drag(&page, [4.0, 18.0], [9.0, 18.0]).await;
    assert_eq!(says(&page, "[aria-label='Box 1: position']"), "12 across, 21 down");
    // A tap is no box.
    drag(&page, [24.0, 4.0], [24.0, 4.0]).await;
    assert_eq!(page.count(".seen .patch"), 1);
}

#[wasm_bindgen_test]
async fn keys_on_the_handles_move_turn_and_remove() {
    let page = with(&["Crosshair", "Erase a part"]).await;
    press(&page.find(RING), "ArrowLeft").await;
    press(&page.find(RING), "ArrowDown").await;
    assert_eq!(says(&page, RING), "13 across, 15 down");
    // The browser's own: it goes back.
    press(&page.find(RING), "Alt+ArrowLeft").await;
    assert_eq!(says(&page, RING), "13 across, 15 down");
    press(&page.find(ARM), "ArrowRight").await;
    assert_eq!(says(&page, ARM), "5°");
    page.click("button", "Add a box").await;
    press(&page.find("[aria-label='Box 1: size']"), "ArrowRight").await;
    assert_eq!(says(&page, "[aria-label='Box 1: size']"), "9 wide, 8 high");
    press(&page.find("[aria-label='Box 1: size']"), "Delete").await;
    assert_eq!(page.count(".seen .patch"), 0);
    // There is no other box to go on with, so the picture has the focus.
    let frame: Element = page.find(".seen .frame");
    assert_eq!(document().active_element(), Some(frame));
}

#[wasm_bindgen_test]
async fn while_all_marks_are_off_the_picture_ignores_the_pointer() {
    let page = quiet().await;
    let frame: Element = page.find(".seen .frame");
    assert!(!frame.class_name().contains("draggable"));
    drag(&page, [4.0, 5.0], [20.0, 20.0]).await;
    assert!(is_blank(&page));
    page.click("[role=switch]", "Erase a part").await;
    assert!(frame.class_name().contains("draggable"));
}
