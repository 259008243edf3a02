//! The restored picture and its measures.

use afterimage::result::{Metrics, Output, Views};
use afterimage_app::inference::Picture;
use afterimage_app::result::quality::{Metric, Quality};
use afterimage_app::result::restoration::{Restored, Unmeasured};
use afterimage_app::result::{ResultAction, ResultView, View};
use afterimage_architecture::ModelId;
use afterimage_imaging::Image;
use afterimage_protocol::Network;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;

type OutputProps = <Output as yew::BaseComponent>::Properties;
type MetricsProps = <Metrics as yew::BaseComponent>::Properties;
type ViewsProps = <Views as yew::BaseComponent>::Properties;

/// The pixels of the first row that the tests look at: drawn and restored too bright, too dark, and right.
const CLEAN: [f32; 3] = [0.0, 1.0, 0.5];
const RESTORED: [f32; 3] = [1.0, 0.0, 0.5];

fn picture(first: [f32; 3]) -> Rc<Image> {
    let mut pixels = vec![0.0; 28 * 28];
    pixels[..3].copy_from_slice(&first);
    Rc::new(Image::from_pixels(1, 28, 28, pixels).unwrap())
}

fn answer() -> Restored {
    let (clean, image) = (picture(CLEAN), picture(RESTORED));
    let corrupted = Rc::new(Image::from_pixels(1, 28, 28, vec![1.0; 28 * 28]).unwrap());
    let (quality_before, quality_after) = (Quality::new(&clean, &corrupted), Quality::new(&clean, &image));
    let network = Network::Trained(ModelId::Restore);
    let latent = vec![0.5; 256].into();
    Restored {
        network,
        picture: Picture { clean, corrupted },
        image,
        latent,
        mask: [].into(),
        quality_before,
        quality_after,
    }
}

fn output(view: View, dispatch: yew::Callback<Action>) -> OutputProps {
    let result_view = ResultView { view, edge: 0.25 };
    OutputProps {
        hint: "Rebuilt from 256 numbers".into(),
        restored: Some(answer()),
        result_view,
        is_stale: false,
        has_failed: false,
        dispatch,
    }
}

fn views(view: View, dispatch: yew::Callback<Action>) -> ViewsProps {
    ViewsProps { views: View::EYES, view, coverage: Some(0.042), dispatch }
}

fn last_edge(dispatched: &Dispatched) -> f32 {
    match dispatched.borrow().last() {
        Some(Action::Result(ResultAction::MoveEdge(edge))) => *edge,
        other => panic!("the edge was not moved, but {other:?}"),
    }
}

/// Without the page's styles a canvas has its own size; the plates' make it a square.
fn give_size(page: &Page) {
    let frame: HtmlElement = page.find(".frame");
    frame.set_attribute("style", "position: relative; width: 200px; height: 200px").unwrap();
    let wipe: HtmlElement = page.find(".wipe");
    let style = wipe.get_attribute("style").unwrap();
    wipe.set_attribute("style", &format!("{style}; position: absolute; inset: 0")).unwrap();
}

#[wasm_bindgen_test]
async fn the_reconstruction_is_there_in_every_view() {
    for view in View::EYES.iter().copied() {
        let page = Page::mount::<Output>(output(view, yew::Callback::noop())).await;
        assert_eq!(page.pixels("Reconstruction")[..3], [255, 0, 128]);
        assert_eq!(page.count(".layer.wipe"), u32::from(view == View::Wipe));
        assert_eq!(page.count("canvas[aria-label='Errors of the reconstruction']"), u32::from(view == View::Errors));
        // This network has no mask.
        assert_eq!(page.count("canvas[aria-label^='Mask']"), 0);
        assert_eq!(page.named::<Element>("p", "Rebuilt from 256 numbers").class_name(), "hint");
    }
}

#[wasm_bindgen_test]
async fn before_the_first_response_every_view_shows_only_the_reason() {
    for view in View::EYES.iter().copied() {
        let props = OutputProps { restored: None, ..output(view, yew::Callback::noop()) };
        let page = Page::mount::<Output>(props).await;
        page.named::<Element>("p", "The network is loading");
        assert!(page.pixels("Reconstruction").iter().all(|pixel| *pixel == 0));
        assert_eq!(page.count("canvas"), 1);
    }
    let failed = OutputProps { restored: None, has_failed: true, ..output(View::Wipe, yew::Callback::noop()) };
    let page = Page::mount::<Output>(failed).await;
    page.named::<Element>("p", "No network is running; the reason is below");
}

#[wasm_bindgen_test]
async fn another_networks_picture_is_marked_in_every_view() {
    for view in View::EYES.iter().copied() {
        let props = OutputProps { is_stale: true, ..output(view, yew::Callback::noop()) };
        let page = Page::mount::<Output>(props).await;
        assert_eq!(page.count(".layers.stale canvas[aria-label='Reconstruction']"), 1);
    }
}

#[wasm_bindgen_test]
async fn errors_are_orange_where_too_bright_blue_where_too_dark_and_black_where_right() {
    let page = Page::mount::<Output>(output(View::Errors, yew::Callback::noop())).await;
    let canvas: HtmlCanvasElement = page.find("canvas[aria-label='Errors of the reconstruction']");
    assert_eq!((canvas.width(), canvas.height()), (28, 28));
    let shown = colours(&canvas);
    let [[red, _, blue], dark, right] = [shown[0], shown[1], shown[2]];
    assert!(red > 200 && blue < 100, "too bright: {:?}", shown[0]);
    assert!(dark[2] > 200 && dark[0] < 100, "too dark: {dark:?}");
    assert_eq!(right, [0; 3]);
    // The legend is painted with the same colours.
    let legend = Page::mount::<Views>(views(View::Errors, yew::Callback::noop())).await;
    let bar = colours(&legend.find(".legend canvas"));
    assert_eq!((bar[64], bar[0], bar[32]), (shown[0], shown[1], right));
}

#[wasm_bindgen_test]
async fn the_errors_of_a_blank_drawing_are_the_whole_picture() {
    let mut restored = answer();
    restored.picture.clean = Rc::new(Image::digit());
    let props = OutputProps { restored: Some(restored), ..output(View::Errors, yew::Callback::noop()) };
    let page = Page::mount::<Output>(props).await;
    let shown = colours(&page.find("canvas[aria-label='Errors of the reconstruction']"));
    assert!(shown[0][0] > 200);
    assert_eq!(shown[1], [0; 3]);
}

#[wasm_bindgen_test]
async fn the_wipe_shows_the_picture_that_was_restored_up_to_its_edge() {
    let page = Page::mount::<Output>(output(View::Wipe, yew::Callback::noop())).await;
    assert_eq!(colours(&page.find(".wipe-before canvas"))[..3], [[255; 3]; 3]);
    let wipe: Element = page.find(".wipe");
    assert_eq!(wipe.get_attribute("style").as_deref(), Some("--wipe: 0.25;"));
    let edge: HtmlInputElement = page.find("input[type=range][aria-label='Edge between corrupted and restored']");
    assert_eq!(edge.value(), "25");
    assert_eq!(edge.get_attribute("aria-valuetext").as_deref(), Some("25 % corrupted"));
}

#[wasm_bindgen_test]
async fn a_pointer_moves_the_wipes_edge_from_anywhere_on_the_plate() {
    let (dispatched, dispatch) = recorder();
    let page = Page::mount::<Output>(output(View::Wipe, dispatch)).await;
    give_size(&page);
    let wipe: Element = page.find(".wipe");
    let area = wipe.get_bounding_client_rect();
    let at = |x: f64| (area.left() + x * area.width(), area.top() + 10.0);
    pointer(&wipe, "pointerdown", at(0.8));
    assert!((last_edge(&dispatched) - 0.8).abs() < 0.01);
    pointer(&wipe, "pointermove", at(0.4));
    assert!((last_edge(&dispatched) - 0.4).abs() < 0.01);
    pointer(&wipe, "pointerup", at(0.4));
    let count = dispatched.borrow().len();
    pointer(&wipe, "pointermove", at(0.6));
    assert_eq!(dispatched.borrow().len(), count, "nothing is held any more");
}

#[wasm_bindgen_test]
async fn keys_move_the_wipes_edge() {
    let (dispatched, dispatch) = recorder();
    let page = Page::mount::<Output>(output(View::Wipe, dispatch)).await;
    page.set_slider(".wipe input[type=range]", "26").await;
    assert!((last_edge(&dispatched) - 0.26).abs() < 1e-6);
}

#[wasm_bindgen_test]
async fn the_view_is_selected_by_its_name() {
    let (dispatched, dispatch) = recorder();
    let page = Page::mount::<Views>(views(View::Restored, dispatch)).await;
    assert_eq!(page.find::<Element>("[role=radiogroup]").get_attribute("aria-label").as_deref(), Some("View"));
    for (name, view) in [("Wipe", View::Wipe), ("Errors", View::Errors), ("Mask", View::Mask)] {
        page.click("label", name).await;
        assert_eq!(dispatched.borrow().last(), Some(&Action::Result(ResultAction::Show(view))));
    }
}

#[wasm_bindgen_test]
async fn the_mask_is_orange_over_the_corrupted_picture_and_its_share_is_said() {
    let eye = |value: f32| Rc::new(Image::from_pixels(3, 16, 16, vec![value; 768]).unwrap());
    let mut mask = [0.0; 256];
    mask[0] = 1.0;
    let picture = Picture { clean: eye(0.5), corrupted: eye(1.0) };
    let restored = Restored { picture, image: eye(0.5), mask: mask.into(), ..answer() };
    let props = OutputProps { restored: Some(restored), ..output(View::Mask, yew::Callback::noop()) };
    let page = Page::mount::<Output>(props).await;
    let shown = colours(&page.find("canvas[aria-label='Mask: what the network takes for a crosshair']"));
    let [red, _, blue] = shown[0];
    assert!(red > 200 && blue < 100, "found: {:?}", shown[0]);
    assert_eq!(shown[1], [89; 3]);
    let page = Page::mount::<Views>(views(View::Mask, yew::Callback::noop())).await;
    page.named::<Element>("p", "Orange: what the network takes for a crosshair, 4.2 % of the picture.");
    let digits = ViewsProps { views: View::DIGITS, ..views(View::Mask, yew::Callback::noop()) };
    let page = Page::mount::<Views>(digits).await;
    page.named::<Element>("p", "What the network makes of it.");
    assert_eq!(page.count("label"), 3);
}

#[wasm_bindgen_test]
async fn an_eye_to_which_nothing_was_added_has_no_measures() {
    let none = Quality::default();
    let props = MetricsProps {
        metrics: Metric::EYES,
        corrupted: none,
        restored: none,
        unmeasured: Some(Unmeasured::Uncorrupted),
    };
    let page = Page::mount::<Metrics>(props).await;
    assert!(page.texts("p.hint")[0].starts_with("Nothing is added to this picture."));
}

#[wasm_bindgen_test]
async fn the_measures_stand_in_their_columns_and_the_nearer_picture_stands_out() {
    let corrupted = Quality { psnr: Some(9.38), ssim: Some(0.912), loss: Some(2.5) };
    let restored = Quality { psnr: Some(19.83), ssim: Some(0.862), loss: Some(0.0971) };
    let page =
        Page::mount::<Metrics>(MetricsProps { metrics: Metric::DIGITS, corrupted, restored, unmeasured: None }).await;
    assert_eq!(cells(&page), ["9.4", "19.8", "0.91", "0.86", "2.500", "0.097"]);
    assert_eq!(page.texts("td strong"), ["19.8", "0.91", "0.097"]);
    assert_eq!(page.texts("th[scope=row]"), ["PSNR dB", "SSIM", "Loss nats"]);
    assert_eq!(page.texts("th[scope=col]"), ["Corrupted", "Restored"]);
}

#[wasm_bindgen_test]
async fn a_blank_drawing_has_no_measures() {
    let none = Quality::default();
    let page = Page::mount::<Metrics>(MetricsProps {
        metrics: Metric::DIGITS,
        corrupted: none,
        restored: none,
        unmeasured: Some(Unmeasured::Blank),
    })
    .await;
    assert_eq!(cells(&page), ["–"; 6]);
    assert_eq!(page.count("td strong"), 0);
}

fn cells(page: &Page) -> Vec<String> {
    page.texts("tbody td")
}
