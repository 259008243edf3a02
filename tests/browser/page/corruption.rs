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
async fn the_slider_adds_noise_and_the_button_draws_new_noise() {
    let page = quiet().await;
    let clean = page.pixels(INPUT);
    page.set_noise("0.4").await;
    let noisy = page.pixels(INPUT);
    assert_ne!(clean, noisy);
    page.click("button", "New noise").await;
    assert_ne!(page.pixels(INPUT), noisy);
}

#[wasm_bindgen_test]
async fn salt_turns_pixels_white() {
    let page = quiet().await;
    page.set_slider("#salt-and-pepper", "0.3").await;
    let pixels = page.pixels(INPUT);
    let white = pixels.iter().filter(|pixel| **pixel == 255).count();
    assert!((60..180).contains(&white), "{white} of a blank picture's pixels are white");
    assert!(pixels.iter().all(|pixel| matches!(pixel, 0 | 255)));
    page.click("button", "New noise").await;
    assert_ne!(page.pixels(INPUT), pixels);
}

#[wasm_bindgen_test]
async fn the_true_size_shows_the_same_picture() {
    let page = with(&["Crosshair"]).await;
    assert_eq!(page.pixels("True size, 28 × 28 pixels"), page.pixels(INPUT));
}

#[wasm_bindgen_test]
async fn the_crosshair_switch_draws_its_bars_and_takes_them_off() {
    let page = with(&["Crosshair"]).await;
    let switch: Element = page.named("[role=switch]", "Crosshair");
    assert_eq!(switch.get_attribute("aria-checked").as_deref(), Some("true"));
    let pixels = page.pixels(INPUT);
    assert!((0..28).all(|x| pixels[13 * 28 + x] > 100 && pixels[x * 28 + 13] > 100));
    page.click("[role=switch]", "Crosshair").await;
    assert!(is_blank(&page));
    assert_eq!(page.count(".seen [role=slider]"), 0);
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
    page.find::<HtmlInputElement>("input[name=chosen-crosshair]").click();
    rendered().await;
    page.named::<Element>("p", "Crosshair 1 of 2");
    assert_eq!(says(&page, RING), "14 across, 14 down");
    page.click("button", "Remove").await;
    assert_eq!(page.count("input[name=chosen-crosshair]"), 0);
    page.click("button", "Remove").await;
    assert!(is_blank(&page));
    let switch: Element = page.named("[role=switch]", "Crosshair");
    assert_eq!(switch.get_attribute("aria-checked").as_deref(), Some("false"));
}

#[wasm_bindgen_test]
async fn the_ring_moves_a_crosshair_and_takes_the_focus() {
    let page = with(&["Crosshair"]).await;
    drag(&page, [14.0, 14.0], [8.0, 19.0]).await;
    assert_eq!(says(&page, RING), "8 across, 19 down");
    let pixels = page.pixels(INPUT);
    assert!(pixels[8] > 200 && pixels[19 * 28] > 200 && pixels[14] == 0);
    let ring: Element = page.find(RING);
    assert_eq!(document().active_element(), Some(ring));
}

#[wasm_bindgen_test]
async fn the_dot_turns_a_crosshair() {
    let page = with(&["Crosshair"]).await;
    drag(&page, [23.0, 14.0], [22.0, 22.0]).await;
    assert_eq!(says(&page, ARM), "45°");
    assert_eq!(says(&page, RING), "14 across, 14 down");
}

#[wasm_bindgen_test]
async fn a_press_beside_the_crosshair_moves_it_there() {
    let page = with(&["Crosshair"]).await;
    drag(&page, [4.0, 5.0], [4.0, 5.0]).await;
    assert_eq!(says(&page, RING), "4 across, 5 down");
}

#[wasm_bindgen_test]
async fn a_press_on_its_crossing_selects_a_crosshair() {
    let page = with(&["Crosshair"]).await;
    page.click("button", "Add another").await;
    drag(&page, [14.0, 14.0], [20.0, 14.0]).await;
    page.named::<Element>("p", "Crosshair 1 of 2");
    assert_eq!(says(&page, RING), "20 across, 14 down");
}

#[wasm_bindgen_test]
async fn a_box_erases_what_is_drawn_until_it_is_removed() {
    let page = with(&["Erase a part"]).await;
    page.draw([0.5, 0.1], [0.5, 0.9]).await;
    let drawn = page.pixels(INPUT);
    drag(&page, [28.0, 10.0], [0.0, 0.0]).await;
    let erased = page.pixels(INPUT);
    assert!(erased[..10 * 28].iter().all(|pixel| *pixel == 0));
    assert_eq!(erased[10 * 28..], drawn[10 * 28..]);
    assert_ne!(erased, drawn);
    let handle: Element = page.find("[aria-label='Box 1: position']");
    assert_eq!(document().active_element(), Some(handle));
    page.click("button", "Remove").await;
    assert_eq!(page.pixels(INPUT), drawn);
    assert_eq!(page.count(".seen .patch"), 0);
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
    assert!(!frame.class_name().contains("held"));
    drag(&page, [4.0, 5.0], [20.0, 20.0]).await;
    assert!(is_blank(&page));
    page.click("[role=switch]", "Erase a part").await;
    assert!(frame.class_name().contains("held"));
}
