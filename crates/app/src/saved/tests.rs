//! Tests of [`Saved`].

use std::f32::consts::TAU;
use std::rc::Rc;

use afterimage_architecture::Dataset;
use afterimage_imaging::{DEFAULT_WIDTH, Image, Point, Reticle, ReticleShape};
use data_encoding::BASE64URL_NOPAD;

use super::drawing::SavedStroke;
use super::inspector::SavedMorphTarget;
use super::text::{CHECKSUM_LENGTH, MAX_LENGTH, checksum};
use super::*;
use crate::comparison::ComparisonAction;
use crate::corruption::{Mark, degrees};
use crate::drawing::{Contact, DrawingSource, WIDTHS};
use crate::eyes::{EyeSource, EyesAction};
use crate::inspector::{InspectorAction, MorphTarget};
use crate::sharing::link::Link;
use crate::state::{Action, State};
use crate::workspace::Workspace;

/// A link that an earlier build wrote; its page is [`rich_state`].
const LINK: &str = "\
    #eyes/jQ1SxAIAAwDsUbg9BOwT5gz6GFKZA8gSgDDlLAAAuB4FPgKAILQGpAGYMwLMzAG4HgU-AgCAIIDAAwAAAbgeBT4BAACAPs3MzD0CAQIAAK\
    BBAAAAQQAAAEAAAIA_AAAAAAAAAEEAAABBAAAAQAAAgD8AALDAAAABAACAQAAAgEEAAABBAAAAQQACApqZmT4BBQH_AYACAhEAACBA_wEAAKC_AQ\
    cAAEA_AQIJAAgAAKBBAACMQgAAQL8AACBAAAAgQgAAgD4AAAA_AACAPwAAgD_NzEw9Ag";
/// A saved page that an earlier build wrote; it is [`erased_sample_state`].
const SAVED_PAGE: &str = "\
    IQjXWAIBBwEB7FG4PQK0BoAgmDMAAAHsUbg9AAAAAD8AAAAAAQAAAAAAAAAAAAAAPwEAAAAAApAGAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAP8AAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
    AAAAAD8AAQABAgAASEIAAEhCAAAAAAAAQEAAAOBBmplZP83MzD3NzMw9AACAPwAAAAAB";

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    actions.into_iter().fold(State::default(), |state, action| state.reduce(action))
}

fn contact(x: f32, y: f32, pressure: Option<f32>) -> Contact {
    Contact { point: Point::new(x, y), pressure }
}

fn stroke(points: &[(f32, f32)], pressure: Option<f32>) -> Vec<Action> {
    let mut contacts = points.iter().map(|&(x, y)| contact(x, y, pressure));
    let down = contacts.next().map(DrawingAction::PenDown);
    let rest = [DrawingAction::PenMove(contacts.collect()), DrawingAction::PenUp];
    down.into_iter().chain(rest).map(Action::Draw).collect()
}

fn drawn() -> Vec<Action> {
    let mut actions = stroke(&[(0.31, 0.2), (0.7, 0.21), (0.65, 0.5), (1.4, -0.2)], None);
    actions.push(Action::Draw(DrawingAction::SetWidth(0.13)));
    actions.extend(stroke(&[(0.5, 0.1), (0.52, 0.9)], Some(0.8)));
    actions.push(Action::Draw(DrawingAction::SetTool(Tool::Eraser)));
    actions.extend(stroke(&[(0.0, 0.5), (30.0, 0.5)], None));
    actions
}

fn corrupted() -> [Action; 9] {
    [
        CorruptionAction::SetNoise(0.25),
        CorruptionAction::SetSaltAndPepper(0.1),
        CorruptionAction::NewNoise,
        CorruptionAction::AddCrosshair,
        CorruptionAction::AddCrosshair,
        CorruptionAction::TurnTo(-5.5),
        CorruptionAction::Select(Mark::Crosshair(0)),
        CorruptionAction::AddPatch,
        CorruptionAction::SetPatches(false),
    ]
    .map(Action::Corrupt)
}

fn eye_settings() -> [EyesAction; 10] {
    [
        EyesAction::Pick(9),
        EyesAction::SetShape(ReticleShape::Rings),
        EyesAction::SetColour([0.25, 0.5, 1.0]),
        EyesAction::SetThickness(2.5),
        EyesAction::SetRadius(40.0),
        EyesAction::TurnTo(-0.75),
        EyesAction::MoveTo(Point::new(20.0, 70.0)),
        EyesAction::SetNoise(0.05),
        EyesAction::NewNoise,
        EyesAction::ShowCrosshair(false),
    ]
}

fn text(saved: &Saved) -> String {
    saved.encode().unwrap()
}

/// The bytes behind the text: the checksum, the version, the rest.
fn bytes(state: &State) -> Vec<u8> {
    BASE64URL_NOPAD.decode(text(&Saved::new(&state.snapshot())).as_bytes()).unwrap()
}

/// A text of a version with these bytes, and a checksum that fits.
fn with_body(version: u8, body: &[u8]) -> String {
    let checked = [&[version], body].concat();
    BASE64URL_NOPAD.encode(&[&checksum(&checked)[..], &checked].concat())
}

/// A page that shows what is saved.
fn to_state(saved: &Saved) -> State {
    State::from_snapshot(&saved.to_snapshot(Workspace::Digits))
}

fn kept(state: &State) -> State {
    to_state(&Saved::decode(&text(&Saved::new(&state.snapshot()))).unwrap())
}

#[test]
fn everything_is_restored() {
    let looks = [
        Action::Draw(DrawingAction::SetFraming(Framing::AsDrawn)),
        Action::SetModel(ModelId::Plain),
        Action::Result(ResultAction::Show(View::Errors)),
        Action::Result(ResultAction::MoveEdge(0.3)),
        Action::Compare(ComparisonAction::SetUntrained(true)),
        Action::Compare(ComparisonAction::NewWeights),
    ];
    let left = after(drawn().into_iter().chain(corrupted()).chain(looks));
    let found = kept(&left);
    assert_eq!(found.digits.drawing.source(), left.digits.drawing.source());
    let of = |drawing: &Drawing| (drawing.tool, drawing.width, drawing.framing);
    assert_eq!(of(&found.digits.drawing), of(&left.digits.drawing));
    assert_eq!(found.digits.corruption, left.digits.corruption);
    assert_eq!((found.digits.restoration.model, found.result_view), (ModelId::Plain, left.result_view));
    assert_eq!(found.digits.comparison, left.digits.comparison);
    assert_eq!(found.digits.picture, left.digits.picture);
    assert!(!found.digits.drawing.can_undo());
}

#[test]
fn the_inspector_is_restored() {
    let base: Rc<[f32]> = vec![1.5; 256].into();
    let mut pixels = vec![0.0; 784];
    pixels[100] = 1.0;
    let drawing = Rc::new(Image::from_pixels(1, 28, 28, pixels).unwrap());
    let seen = [
        InspectorAction::ShowLayer(Some(5)),
        InspectorAction::SelectCell(17),
        InspectorAction::SetCell { value: 4.0, base: Rc::clone(&base) },
        InspectorAction::SelectCell(255),
        InspectorAction::SetCell { value: 0.25, base },
        InspectorAction::SetMorphTarget(MorphTarget::Sample(7)),
        InspectorAction::SetMorphT(0.75),
    ];
    let left = after(seen.map(Action::Inspector));
    assert_eq!(kept(&left).digits.inspector, left.digits.inspector);
    assert_eq!(left.digits.inspector.edited_cells(), [17, 255]);
    let left = left.reduce(Action::Inspector(InspectorAction::SetMorphTarget(MorphTarget::Kept(drawing))));
    assert_eq!(kept(&left).digits.inspector, left.digits.inspector);
}

#[test]
fn the_eyes_are_restored() {
    let left = after(eye_settings().map(Action::Eyes));
    assert_eq!(kept(&left).eyes, left.eyes);
}

#[test]
fn the_users_own_picture_is_never_saved() {
    let mut state = State::default();
    state.eyes.source = EyeSource::Photo;
    assert_eq!(kept(&state).eyes.source, EyeSource::Gallery(0));
}

#[test]
fn the_users_own_network_is_not_saved() {
    let own = ModelId::Custom { dataset: Dataset::Digits, number: 1 };
    let state = after([Action::SetModel(own)]);
    assert_eq!(Saved::new(&state.snapshot()).model, ModelId::Restore);
    assert_eq!(kept(&state).digits.restoration.model, ModelId::Restore);
    // Nor read, should anybody write it.
    let saved = Saved { model: own, ..Saved::new(&state.snapshot()) };
    assert_eq!(to_state(&Saved::decode(&text(&saved)).unwrap()).digits.restoration.model, ModelId::Restore);
}

#[test]
fn an_erased_sample_is_restored_when_the_samples_arrive() {
    let arrived = || {
        let tile = |value: usize| Image::from_pixels(1, 28, 28, vec![value as f32 / 20.0; 784]).unwrap();
        Action::SamplesArrived(Ok((0..20).map(tile).collect()))
    };
    let pick = [DrawingAction::Pick(7), DrawingAction::SetTool(Tool::Eraser)].map(Action::Draw);
    let rub = stroke(&[(0.1, 0.5), (0.9, 0.5)], None);
    let left = after([arrived()].into_iter().chain(pick).chain(rub));
    let found = kept(&left);
    assert!(found.digits.picture.clean.is_blank());
    let found = found.reduce(arrived());
    assert_eq!(found.digits.drawing.source(), left.digits.drawing.source());
    assert_eq!(found.digits.picture, left.digits.picture);
    assert!(left.digits.picture.clean.get(0, 14, 14) == 0.0 && left.digits.picture.clean.get(0, 2, 14) > 0.0);
}

#[test]
fn a_digit_fits_into_a_link() {
    let seven: Vec<(f32, f32)> = (0..120).map(|i| (0.2 + 0.005 * i as f32, 0.2 + 0.004 * i as f32)).collect();
    let text = text(&Saved::new(&after(stroke(&seven, Some(0.4))).snapshot()));
    assert!(text.len() < 700, "{}", text.len());
    assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
}

#[test]
fn other_versions_and_other_texts_are_refused() {
    let bytes = bytes(&State::default());
    let decode = |bytes: &[u8]| Saved::decode(&BASE64URL_NOPAD.encode(bytes));
    assert!(decode(&bytes).is_ok());
    let malformed = Err(DecodeError::Malformed);
    assert_eq!(decode(&bytes[..bytes.len() - 1]), malformed);
    assert_eq!(decode(&[&bytes[..], &[0]].concat()), malformed);
    let body = &bytes[CHECKSUM_LENGTH + 1..];
    assert_eq!(Saved::decode(&with_body(VERSION + 1, body)), Err(DecodeError::OtherVersion));
    assert_eq!(Saved::decode(&with_body(VERSION, &body[..body.len() - 1])), malformed);
    assert_eq!(Saved::decode(&with_body(VERSION, &[body, &[0]].concat())), malformed);
    for text in ["", "A", "not base64!", "äöü", &"A".repeat(MAX_LENGTH + 1)] {
        assert_eq!(Saved::decode(text), malformed);
    }
}

#[test]
fn a_page_that_is_too_long_to_decode_is_not_encoded() {
    let of_length = |points: usize| {
        let line =
            SavedStroke { tool: Tool::Pen, width: 0.1, steps: vec![(-70, 7_000); points], pressures: vec![9; points] };
        Saved { source: SavedSource::Strokes(vec![line]), ..Saved::new(&Snapshot::default()) }
    };
    // Five bytes a point, three bytes for four letters, and a little for the rest.
    let most = MAX_LENGTH * 3 / 4 / 5;
    let long = of_length(most - 150);
    assert!(text(&long).len() > MAX_LENGTH - 2_000);
    assert_eq!(Saved::decode(&text(&long)), Ok(long));
    assert_eq!(of_length(most).encode(), None);
}

#[test]
fn whole_turns_of_a_crosshair_are_removed() {
    let turned = |angle| {
        let mut saved = Saved::new(&after(corrupted()).snapshot());
        saved.crosshairs.list[0].angle = angle;
        to_state(&saved).digits.corruption.crosshairs.shown()[0]
    };
    assert_eq!(turned(-6.0).angle, -6.0);
    assert!((turned(7.5).angle - (7.5 - TAU)).abs() < 1e-5);
    for wild in [1e38, f32::MIN, 1e9] {
        let crosshair = turned(wild);
        assert!(crosshair.angle.abs() < TAU && degrees(&crosshair).abs() <= 45.0, "{crosshair:?}");
    }
}

#[test]
fn a_missing_sample_leaves_a_fresh_pad() {
    let mut state = State::default();
    state.digits.drawing = Drawing::from_source(DrawingSource::sample(40));
    let mut found = kept(&state);
    assert!(!found.digits.drawing.is_fresh());
    found.digits.drawing.forget_missing_sample(20);
    assert!(found.digits.drawing.is_fresh() && found.digits.drawing.is_blank());
}

#[test]
fn values_out_of_range_are_clamped() {
    let nan = f32::NAN;
    let mut saved = Saved::new(&after(drawn().into_iter().chain(corrupted())).snapshot());
    let SavedSource::Strokes(lines) = &mut saved.source else { panic!("{saved:?}") };
    lines[0].width = nan;
    lines[1].width = 1e9;
    lines[2].steps.clear();
    (saved.width, saved.noise, saved.salt_and_pepper) = (nan, nan, 9.0);
    saved.crosshairs.list[0].x = nan;
    saved.crosshairs.list[1].y = 1e9;
    saved.crosshairs.selected = 200;
    saved.patches.list[0] = Patch { x: -5.0, y: 26.0, width: 1e9, height: 4.0 };
    saved.patches.is_on = true;
    saved.model = ModelId::Decoder(afterimage_architecture::Upsampling::Nearest);
    saved.edge = nan;
    saved.inspector.cells = u16::MAX;
    saved.inspector.edits = vec![(3, nan), (u16::MAX, 1.0), (4, 1e9)];
    saved.inspector.target = SavedMorphTarget::Kept(vec![9; 3]);
    saved.eyes.reticle.radius = nan;
    saved.eyes.reticle.thickness = 1e9;
    saved.eyes.reticle.colour = [2.0, -1.0, 0.5];
    let state = to_state(&saved);
    let DrawingSource::Strokes(strokes) = state.digits.drawing.source() else { panic!("{state:?}") };
    assert_eq!(strokes.iter().map(|stroke| stroke.width).collect::<Vec<_>>(), [DEFAULT_WIDTH, *WIDTHS.end()]);
    assert_eq!(state.digits.drawing.width, DEFAULT_WIDTH);
    assert!(state.digits.corruption.noise.is_finite() && state.digits.corruption.salt_and_pepper <= 1.0);
    assert_eq!(state.digits.corruption.crosshairs.shown().iter().map(|mark| mark.y).collect::<Vec<_>>(), [28.0]);
    assert_eq!(state.digits.corruption.patches.shown(), [Patch { x: 0.0, y: 24.0, width: 28.0, height: 4.0 }]);
    assert_eq!(state.digits.restoration.model, State::default().digits.restoration.model);
    assert_eq!(state.result_view.edge, 0.5);
    assert_eq!((state.digits.inspector.offsets()[3], state.digits.inspector.edited_cells()), (0.0, vec![4]));
    assert_eq!(state.digits.inspector.morph.target, MorphTarget::None);
    let Reticle { radius, thickness, colour, .. } = state.eyes.reticle;
    assert_eq!((radius, thickness), (State::default().eyes.reticle.radius, 6.0));
    assert_eq!(colour, [1.0, 0.0, 0.5]);
}

/// The page behind [`LINK`]: every part differs from a new page.
fn rich_state() -> State {
    let base: Rc<[f32]> = vec![1.5; 256].into();
    let inspector = [
        InspectorAction::ShowLayer(Some(5)),
        InspectorAction::SelectCell(17),
        InspectorAction::SetCell { value: 4.0, base: Rc::clone(&base) },
        InspectorAction::SelectCell(255),
        InspectorAction::SetCell { value: 0.25, base },
        InspectorAction::SetMorphTarget(MorphTarget::Sample(7)),
        InspectorAction::SetMorphT(0.75),
    ];
    let settings = [
        Action::Draw(DrawingAction::SetFraming(Framing::AsDrawn)),
        Action::SetModel(ModelId::Plain),
        Action::Result(ResultAction::Show(View::Errors)),
        Action::Result(ResultAction::MoveEdge(0.3)),
        Action::Compare(ComparisonAction::SetUntrained(true)),
        Action::Compare(ComparisonAction::NewWeights),
        Action::Show(Workspace::Eyes),
    ];
    let actions = drawn().into_iter().chain(corrupted()).chain(settings);
    after(actions.chain(inspector.map(Action::Inspector)).chain(eye_settings().map(Action::Eyes)))
}

/// The page behind [`SAVED_PAGE`]: a sample with an erased line, and a kept drawing as the morph's target.
fn erased_sample_state() -> State {
    let pick = [DrawingAction::Pick(7), DrawingAction::SetTool(Tool::Eraser)].map(Action::Draw);
    let erase = stroke(&[(0.1, 0.5), (0.9, 0.5)], None);
    let mut pixels = vec![0.0; 784];
    pixels[100] = 1.0;
    let kept = MorphTarget::Kept(Rc::new(Image::from_pixels(1, 28, 28, pixels).unwrap()));
    let target = Action::Inspector(InspectorAction::SetMorphTarget(kept));
    after(pick.into_iter().chain(erase).chain([target]))
}

/// If this test fails, the links and saved pages that users have can no longer be read: restore the format, or raise
/// [`VERSION`].
#[test]
fn links_and_saved_pages_of_earlier_builds_are_still_read() {
    let state = rich_state();
    let link = Link::new(&state.snapshot());
    assert_eq!(Link::parse(LINK), Some(Ok(link.clone())));
    assert_eq!(link.to_hash().as_deref(), Some(LINK));
    let state = erased_sample_state();
    assert_eq!(Saved::decode(SAVED_PAGE), Ok(Saved::new(&state.snapshot())));
    assert_eq!(text(&Saved::new(&state.snapshot())), SAVED_PAGE);
}

#[cfg(not(target_family = "wasm"))]
mod properties {
    use afterimage_architecture::Upsampling;
    use afterimage_imaging::MAX_EYE_NOISE;
    use proptest::collection::vec;
    use proptest::num::f32::ANY;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::corruption::{MAX_SALT_AND_PEPPER, SIDES, THICKNESSES};
    use crate::eyes::{Eyes, RADII};
    use crate::saved::inspector::SavedMorphTarget;

    /// Whether the user could have made this page.
    fn is_in_range(state: &State) -> bool {
        let Digits { drawing, corruption, .. } = &state.digits;
        let on_picture = |place: f32| (0.0..=28.0).contains(&place);
        let strokes = match drawing.source() {
            DrawingSource::Strokes(strokes) | DrawingSource::Sample { erasures: strokes, .. } => strokes,
        };
        let are_strokes = strokes.iter().all(|stroke| {
            let is_near = |point: &Point| [point.x, point.y].iter().all(|along| along.abs() <= 8.0);
            WIDTHS.contains(&stroke.width)
                && !stroke.points.is_empty()
                && stroke.points.iter().all(is_near)
                && stroke.pressures.len() <= stroke.points.len()
                && stroke.pressures.iter().all(|pressure| (0.0..=1.0).contains(pressure))
        });
        let (mut crosshairs, mut patches) = (corruption.crosshairs.clone(), corruption.patches.clone());
        crosshairs.switch(true);
        patches.switch(true);
        let are_crosshairs = crosshairs.shown().iter().all(|crosshair| {
            on_picture(crosshair.x)
                && on_picture(crosshair.y)
                && THICKNESSES.contains(&crosshair.thickness)
                && (0.0..=1.0).contains(&crosshair.intensity)
                && crosshair.angle.abs() < TAU
                && degrees(crosshair).abs() <= 45.0
        });
        let are_patches = patches.shown().iter().all(|patch| {
            let Patch { x, y, width, height } = *patch;
            [width, height].iter().all(|side| SIDES.contains(side))
                && [x, y, x + width, y + height].into_iter().all(on_picture)
        });
        let is_chosen = [
            crosshairs.is_empty() || crosshairs.selected().is_some(),
            patches.is_empty() || patches.selected().is_some(),
        ];
        WIDTHS.contains(&drawing.width)
            && are_strokes
            && (0.0..=1.0).contains(&corruption.noise)
            && (0.0..=MAX_SALT_AND_PEPPER).contains(&corruption.salt_and_pepper)
            && are_crosshairs
            && are_patches
            && is_chosen == [true; 2]
            && ModelId::CHOICES.contains(&state.digits.restoration.model)
            && (0.0..=1.0).contains(&state.result_view.edge)
            && (0.0..=1.0).contains(&state.digits.inspector.morph.t)
            && state.digits.inspector.offsets().iter().all(|offset| (-100.0..=6.0).contains(offset))
            && are_eyes(&state.eyes)
            && [&state.digits.picture.clean, &state.digits.picture.corrupted]
                .iter()
                .all(|image| image.pixels().iter().all(|pixel| (0.0..=1.0).contains(pixel)))
    }

    fn are_eyes(eyes: &Eyes) -> bool {
        let Reticle { x, y, angle, thickness, radius, colour, opacity, .. } = eyes.reticle;
        [x, y].iter().all(|place| (0.0..=100.0).contains(place))
            && angle.abs() < TAU
            && crate::eyes::THICKNESSES.contains(&thickness)
            && RADII.contains(&radius)
            && colour.iter().all(|value| (0.0..=1.0).contains(value))
            && opacity == 1.0
            && (0.0..=MAX_EYE_NOISE).contains(&eyes.noise)
    }

    fn source() -> impl Strategy<Value = State> {
        let points = vec((-9.0f32..9.0, -9.0f32..9.0), 1..20);
        let pressure = proptest::option::of(0.0f32..=1.0);
        let line = (points, pressure, 0.0f32..0.3, any::<bool>());
        (proptest::option::of(0usize..20), vec(line, 0..6)).prop_map(|(pick, lines)| {
            let pick = pick.map(|index| Action::Draw(DrawingAction::Pick(index)));
            let lines = lines.into_iter().flat_map(|(points, pressure, width, erases)| {
                let tool = if erases { Tool::Eraser } else { Tool::Pen };
                let with = [DrawingAction::SetTool(tool), DrawingAction::SetWidth(width)].map(Action::Draw);
                with.into_iter().chain(stroke(&points, pressure))
            });
            after(pick.into_iter().chain(lines))
        })
    }

    /// A number of any kind, infinite ones and NaN among them; one in two is not too wild.
    fn number() -> impl Strategy<Value = f32> {
        prop_oneof![ANY, -40.0f32..40.0]
    }

    fn marks<T: Clone + std::fmt::Debug>(mark: impl Strategy<Value = T>) -> impl Strategy<Value = SavedList<T>> {
        (any::<bool>(), vec(mark, 0..9), any::<u8>()).prop_map(|(is_on, list, selected)| SavedList {
            is_on,
            list,
            selected,
        })
    }

    /// Any page that the format can hold, also those that the user cannot make.
    fn saved() -> impl Strategy<Value = Saved> {
        let tool = || select(vec![Tool::Pen, Tool::Eraser]);
        let steps = vec(any::<(i16, i16)>(), 0..9);
        let line = (tool(), number(), steps, vec(any::<u8>(), 0..9))
            .prop_map(|(tool, width, steps, pressures)| SavedStroke { tool, width, steps, pressures });
        let source = (proptest::option::of(any::<u16>()), vec(line, 0..5)).prop_map(|(index, lines)| match index {
            Some(index) => SavedSource::Sample { index, erasures: lines },
            None => SavedSource::Strokes(lines),
        });
        let crosshair = [(); 5].map(|()| number()).prop_map(|[x, y, thickness, intensity, angle]| Crosshair {
            x,
            y,
            thickness,
            intensity,
            angle,
        });
        let patch = [(); 4].map(|()| number()).prop_map(|[x, y, width, height]| Patch { x, y, width, height });
        let pad = (source, tool(), number(), select(vec![Framing::Centred, Framing::AsDrawn]));
        let damage = (number(), number(), any::<u64>(), marks(crosshair), marks(patch));
        let models = ModelId::CHOICES.into_iter().chain(Upsampling::ALL.map(ModelId::Decoder)).collect::<Vec<_>>();
        let look = (select(models), select(View::EYES.to_vec()), number(), any::<(bool, u64)>());
        (pad, damage, look, inspector(), eyes()).prop_map(|(pad, damage, look, inspector, eyes)| {
            let (source, tool, width, framing) = pad;
            let (noise, salt_and_pepper, seed, crosshairs, patches) = damage;
            let (model, view, edge, (is_untrained, untrained_seed)) = look;
            Saved {
                source,
                tool,
                width,
                framing,
                noise,
                salt_and_pepper,
                seed,
                crosshairs,
                patches,
                model,
                view,
                edge,
                inspector,
                is_untrained,
                untrained_seed,
                eyes,
            }
        })
    }

    fn inspector() -> impl Strategy<Value = SavedInspector> {
        let target = prop_oneof![
            Just(SavedMorphTarget::None),
            any::<u16>().prop_map(SavedMorphTarget::Sample),
            vec(any::<u8>(), 0..9).prop_map(SavedMorphTarget::Kept),
            vec(any::<u8>(), 784).prop_map(SavedMorphTarget::Kept),
        ];
        let places = any::<(Option<u16>, Option<u16>, u16)>();
        (places, vec((any::<u16>(), number()), 0..9), target, number()).prop_map(|(places, edits, target, t)| {
            let (layer, cell, cells) = places;
            SavedInspector { layer, cell, cells, edits, target, t }
        })
    }

    fn eyes() -> impl Strategy<Value = SavedEyes> {
        let shape = select(ReticleShape::ALL.to_vec());
        let numbers = [(); 9].map(|()| number());
        (any::<(u8, bool, u64)>(), shape, numbers, number()).prop_map(
            |((eye, has_crosshair, seed), shape, numbers, noise)| {
                let [x, y, angle, thickness, radius, red, green, blue, opacity] = numbers;
                let colour = [red, green, blue];
                let reticle = Reticle { shape, x, y, angle, thickness, radius, colour, opacity };
                SavedEyes { eye, has_crosshair, reticle, noise, seed }
            },
        )
    }

    /// The page after such a text, if it is one.
    fn read(body: &[u8]) -> Option<State> {
        Saved::decode(&with_body(VERSION, body)).ok().map(|saved| to_state(&saved))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_drawing_is_restored(state in source()) {
            let found = kept(&state);
            prop_assert_eq!(found.digits.drawing.source(), state.digits.drawing.source());
            prop_assert_eq!(Saved::new(&found.snapshot()), Saved::new(&state.snapshot()));
        }

        #[test]
        fn every_decoded_page_is_in_range(saved in saved()) {
            let state = Saved::decode(&text(&saved)).map(|saved| to_state(&saved));
            prop_assert!(state.as_ref().is_ok_and(is_in_range), "{state:?}");
        }

        #[test]
        fn no_text_panics_or_leaves_the_range(text in "\\PC{0,200}") {
            let state = Saved::decode(&text).ok().map(|saved| to_state(&saved));
            prop_assert!(state.as_ref().is_none_or(is_in_range), "{state:?}");
        }

        /// Texts that come far: of our version, of the right letters, and with a checksum that fits.
        #[test]
        fn no_bytes_panic_or_leave_the_range(bytes in vec(any::<u8>(), 0..200)) {
            let state = read(&bytes);
            prop_assert!(state.as_ref().is_none_or(is_in_range), "{state:?}");
        }

        /// And those that come farther.
        #[test]
        fn no_flipped_bit_panics_or_leaves_the_range(state in source(), place in any::<prop::sample::Index>(), bit in 0u8..8) {
            let mut bytes = bytes(&state).split_off(CHECKSUM_LENGTH + 1);
            let slipped = place.index(bytes.len());
            bytes[slipped] ^= 1 << bit;
            let state = read(&bytes);
            prop_assert!(state.as_ref().is_none_or(is_in_range), "{state:?}");
        }
    }
}
