//! The laws of [`Saved`].

use afterimage_imaging::Image;

use super::*;
use crate::drawing::Contact;
use crate::spoiling::Mark;

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(State::default(), |state, action| state.after(action))
}

fn contact(x: f32, y: f32, pressure: Option<f32>) -> Contact {
    Contact { point: Point::new(x, y), pressure }
}

fn stroke(points: &[(f32, f32)], pressure: Option<f32>) -> Vec<Action> {
    let mut contacts = points.iter().map(|&(x, y)| contact(x, y, pressure));
    let down = contacts.next().map(DrawAction::PenDown);
    let rest = [DrawAction::PenMove(contacts.collect()), DrawAction::PenUp];
    down.into_iter().chain(rest).map(Action::Draw).collect()
}

fn drawn() -> Vec<Action> {
    let mut actions = stroke(&[(0.31, 0.2), (0.7, 0.21), (0.65, 0.5), (1.4, -0.2)], None);
    actions.push(Action::Draw(DrawAction::SetWidth(0.13)));
    actions.extend(stroke(&[(0.5, 0.1), (0.52, 0.9)], Some(0.8)));
    actions.push(Action::Draw(DrawAction::SetTool(Tool::Eraser)));
    actions.extend(stroke(&[(0.0, 0.5), (30.0, 0.5)], None));
    actions
}

fn spoilt() -> [Action; 9] {
    [
        SpoilAction::SetNoise(0.25),
        SpoilAction::SetSaltAndPepper(0.1),
        SpoilAction::NewNoise,
        SpoilAction::AddCrosshair,
        SpoilAction::AddCrosshair,
        SpoilAction::TurnTo(7.5),
        SpoilAction::Choose(Mark::Crosshair(0)),
        SpoilAction::AddPatch,
        SpoilAction::SetPatches(false),
    ]
    .map(Action::Spoil)
}

fn kept(state: &State) -> State {
    Saved::decode(&Saved::of(state).encode()).unwrap().state()
}

#[test]
fn everything_is_as_it_was_left() {
    let looks = [
        Action::Draw(DrawAction::SetFraming(Framing::AsDrawn)),
        Action::SetModel(ModelName::Plain),
        Action::View(ViewAction::Show(View::Errors)),
    ];
    let left = after(drawn().into_iter().chain(spoilt()).chain(looks));
    let found = kept(&left);
    assert_eq!(found.drawing.source(), left.drawing.source());
    let of = |drawing: &Drawing| (drawing.tool, drawing.width, drawing.framing);
    assert_eq!(of(&found.drawing), of(&left.drawing));
    assert_eq!(found.spoiling, left.spoiling);
    assert_eq!((found.model, found.viewing.view), (ModelName::Plain, View::Errors));
    assert_eq!(found.picture, left.picture);
    assert!(!found.drawing.can_undo());
}

#[test]
fn a_sample_that_was_rubbed_at_comes_back_with_the_samples() {
    let arrived = || {
        let tile = |value: usize| Image::from_pixels(1, 28, 28, vec![value as f32 / 20.0; 784]).unwrap();
        Action::SamplesArrived(Ok((0..20).map(tile).collect()))
    };
    let pick = [DrawAction::Pick(7), DrawAction::SetTool(Tool::Eraser)].map(Action::Draw);
    let rub = stroke(&[(0.1, 0.5), (0.9, 0.5)], None);
    let left = after([arrived()].into_iter().chain(pick).chain(rub));
    let found = kept(&left);
    assert!(found.picture.clean.is_blank());
    let found = found.after(arrived());
    assert_eq!(found.drawing.source(), left.drawing.source());
    assert_eq!(found.picture, left.picture);
    assert!(left.picture.clean.get(0, 14, 14) == 0.0 && left.picture.clean.get(0, 2, 14) > 0.0);
}

#[test]
fn a_digit_fits_into_a_link() {
    let seven: Vec<(f32, f32)> = (0..120).map(|i| (0.2 + 0.005 * i as f32, 0.2 + 0.004 * i as f32)).collect();
    let text = Saved::of(&after(stroke(&seven, Some(0.4)))).encode();
    assert!(text.len() < 700, "{}", text.len());
    assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
}

#[test]
fn other_versions_and_other_texts_are_refused() {
    let bytes = BASE64URL_NOPAD.decode(Saved::of(&State::default()).encode().as_bytes()).unwrap();
    let decode = |bytes: &[u8]| Saved::decode(&BASE64URL_NOPAD.encode(bytes));
    assert!(decode(&bytes).is_some());
    let mut newer = bytes.clone();
    newer[0] = VERSION + 1;
    assert_eq!(decode(&newer), None);
    assert_eq!(decode(&bytes[..bytes.len() - 1]), None);
    assert_eq!(decode(&[&bytes[..], &[0]].concat()), None);
    for text in ["", "A", "not base64!", "äöü", &"A".repeat(LONGEST + 1)] {
        assert_eq!(Saved::decode(text), None);
    }
}

#[test]
fn what_no_page_was_left_with_is_brought_into_range() {
    let nan = f32::NAN;
    let mut saved = Saved::of(&after(drawn().into_iter().chain(spoilt())));
    let SavedSource::Strokes(lines) = &mut saved.source else { panic!("{saved:?}") };
    lines[0].width = nan;
    lines[1].width = 1e9;
    lines[2].steps.clear();
    (saved.width, saved.noise, saved.salt_and_pepper) = (nan, nan, 9.0);
    saved.crosshairs.list[0].x = nan;
    saved.crosshairs.list[1].y = 1e9;
    saved.crosshairs.chosen = 200;
    saved.patches.list[0] = Patch { x: -5.0, y: 26.0, width: 1e9, height: 4.0 };
    saved.patches.is_on = true;
    saved.model = ModelName::Decoder(afterimage_protocol::Decoder::Nearest);
    let state = saved.state();
    let Source::Strokes(strokes) = state.drawing.source() else { panic!("{state:?}") };
    assert_eq!(strokes.iter().map(|stroke| stroke.width).collect::<Vec<_>>(), [DEFAULT_WIDTH, *WIDTHS.end()]);
    assert_eq!(state.drawing.width, DEFAULT_WIDTH);
    assert!(state.spoiling.noise.is_finite() && state.spoiling.salt_and_pepper <= 1.0);
    assert_eq!(state.spoiling.crosshairs.shown().iter().map(|mark| mark.y).collect::<Vec<_>>(), [28.0]);
    assert_eq!(state.spoiling.patches.shown(), [Patch { x: 0.0, y: 24.0, width: 28.0, height: 4.0 }]);
    assert_eq!(state.model, State::default().model);
}

#[cfg(not(target_family = "wasm"))]
mod properties {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn source() -> impl Strategy<Value = State> {
        let points = vec((-9.0f32..9.0, -9.0f32..9.0), 1..20);
        let pressure = proptest::option::of(0.0f32..=1.0);
        let line = (points, pressure, 0.0f32..0.3, any::<bool>());
        (proptest::option::of(0usize..20), vec(line, 0..6)).prop_map(|(pick, lines)| {
            let pick = pick.map(|index| Action::Draw(DrawAction::Pick(index)));
            let lines = lines.into_iter().flat_map(|(points, pressure, width, erases)| {
                let tool = if erases { Tool::Eraser } else { Tool::Pen };
                let with = [DrawAction::SetTool(tool), DrawAction::SetWidth(width)].map(Action::Draw);
                with.into_iter().chain(stroke(&points, pressure))
            });
            after(pick.into_iter().chain(lines))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn a_drawing_comes_back_as_it_was(state in source()) {
            let found = kept(&state);
            prop_assert_eq!(found.drawing.source(), state.drawing.source());
            prop_assert_eq!(Saved::of(&found), Saved::of(&state));
        }

        #[test]
        fn no_text_does_harm(text in "\\PC{0,200}") {
            if let Some(saved) = Saved::decode(&text) {
                let _ = saved.state();
            }
        }

        /// Texts that come far: of our version, and of the right letters.
        #[test]
        fn no_bytes_do_harm(bytes in vec(any::<u8>(), 0..200)) {
            let text = BASE64URL_NOPAD.encode(&[&[VERSION], &bytes[..]].concat());
            if let Some(saved) = Saved::decode(&text) {
                let _ = saved.state();
            }
        }

        /// And those that come farther.
        #[test]
        fn no_slip_of_a_bit_does_harm(state in source(), place in any::<prop::sample::Index>(), bit in 0u8..8) {
            let mut bytes = BASE64URL_NOPAD.decode(Saved::of(&state).encode().as_bytes()).unwrap();
            let slipped = place.index(bytes.len());
            bytes[slipped] ^= 1 << bit;
            if let Some(saved) = Saved::decode(&BASE64URL_NOPAD.encode(&bytes)) {
                let _ = saved.state();
            }
        }
    }
}
