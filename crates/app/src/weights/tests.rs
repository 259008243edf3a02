//! The laws of [`Weights`].

use afterimage_protocol::{EngineError, WeightsFault};

use super::*;

const DIGITS: Dataset = Dataset::Digits;

fn chosen(name: &str) -> WeightsAction {
    WeightsAction::Chosen { name: name.into(), bytes: [1, 2, 3].into() }
}

/// With files of these names chosen.
fn after(names: &[&str]) -> Weights {
    let mut weights = Weights::default();
    names.iter().for_each(|name| weights.apply(DIGITS, chosen(name)));
    weights
}

/// The error of an engine for a file of another network.
fn misfit() -> EngineFailure {
    let fault = WeightsFault::Missing("head.bias".to_owned());
    EngineFailure::Engine(EngineError::Weights { model: number(2), fault })
}

fn number(number: u32) -> ModelId {
    ModelId::Custom { dataset: DIGITS, number }
}

fn unchecked(weights: &Weights) -> Vec<ModelId> {
    weights.unchecked().collect()
}

fn accepted(weights: &Weights) -> Option<ModelId> {
    weights.for_dataset(DIGITS).accepted.as_ref().map(|file| file.model)
}

#[test]
fn a_chosen_file_is_checked_and_accepted_once() {
    let mut weights = after(&["my.safetensors"]);
    assert_eq!((unchecked(&weights), accepted(&weights)), (vec![number(1)], None));
    assert_eq!(weights.for_dataset(DIGITS).checking().map(CustomModel::label).as_deref(), Some("my.safetensors"));
    let golden = Rc::from([4, 5]);
    assert!(weights.accept(number(1), Some(&golden)));
    assert_eq!((unchecked(&weights), accepted(&weights)), (vec![], Some(number(1))));
    // The other engine follows, and brings nothing new.
    assert!(!weights.accept(number(1), None));
    let file = weights.file(number(1)).unwrap();
    assert_eq!((&*file.bytes, file.golden.as_deref()), (&[1, 2, 3][..], Some(&[4, 5][..])));
    // Networks of the page are none of ours.
    assert!(!weights.accept(ModelId::Restore, None));
    assert_eq!(weights.file(ModelId::Restore), None);
}

#[test]
fn a_refused_file_leaves_the_one_before_and_the_reason_until_the_next() {
    let mut weights = after(&["good.safetensors"]);
    weights.accept(number(1), None);
    weights.apply(DIGITS, chosen("bad.safetensors"));
    assert_eq!(accepted(&weights), Some(number(1)));
    weights.refuse(number(2), &misfit());
    assert_eq!((unchecked(&weights), accepted(&weights)), (vec![], Some(number(1))));
    assert_eq!(weights.file(number(2)), None);
    let expected = RefusedFile { name: "bad.safetensors".into(), refusal: WeightsRefusal::Engine(misfit()) };
    assert_eq!(weights.for_dataset(DIGITS).refused, Some(expected));
    weights.apply(DIGITS, chosen("better.safetensors"));
    assert_eq!(weights.for_dataset(DIGITS).refused, None);
}

#[test]
fn an_engine_that_refuses_what_another_has_accepted_takes_nothing_away() {
    let mut weights = after(&["good.safetensors"]);
    weights.accept(number(1), None);
    weights.refuse(number(1), &misfit());
    assert_eq!((accepted(&weights), &weights.for_dataset(DIGITS).refused), (Some(number(1)), &None));
}

#[test]
fn a_second_file_replaces_the_first_and_is_another_network() {
    let mut weights = after(&["my.safetensors", "my.safetensors"]);
    assert_eq!(unchecked(&weights), [number(1), number(2)]);
    weights.accept(number(1), None);
    assert_eq!((unchecked(&weights), accepted(&weights)), (vec![number(2)], Some(number(1))));
    weights.accept(number(2), None);
    assert_eq!((accepted(&weights), weights.file(number(1))), (Some(number(2)), None));
}

#[test]
fn digits_and_eyes_have_files_of_their_own() {
    let mut weights = after(&["digits.safetensors"]);
    weights.apply(Dataset::Eyes, chosen("eyes.safetensors"));
    let eyes = ModelId::Custom { dataset: Dataset::Eyes, number: 2 };
    assert_eq!(unchecked(&weights), [number(1), eyes]);
    weights.refuse(eyes, &misfit());
    assert_eq!(unchecked(&weights), [number(1)]);
    assert!(weights.for_dataset(Dataset::Eyes).refused.is_some() && weights.for_dataset(DIGITS).refused.is_none());
}

#[test]
fn what_is_not_even_read_is_refused() {
    let mut weights = after(&["my.safetensors"]);
    weights.accept(number(1), None);
    for bytes in [0.0, MAX_BYTES as f64 + 1.0] {
        let (name, refusal) = ("huge.safetensors".into(), refused_size(bytes).unwrap());
        weights.apply(DIGITS, WeightsAction::Refused { name, refusal });
        assert!(weights.for_dataset(DIGITS).refused.is_some());
        assert_eq!((unchecked(&weights), accepted(&weights)), (vec![], Some(number(1))));
    }
    assert!([1.0, MAX_BYTES as f64].iter().all(|bytes| refused_size(*bytes).is_none()));
    weights.forget_refusal(DIGITS);
    assert_eq!(weights.for_dataset(DIGITS).refused, None);
}

#[test]
fn a_file_of_another_kind_is_refused_and_no_engine_gets_it() {
    let mut weights = after(&["my.safetensors"]);
    weights.accept(number(1), None);
    let pytorch = &include_bytes!("tests/weights-torch.pt")[..];
    weights.apply(DIGITS, WeightsAction::from_file("weights.pt".into(), pytorch.into()));
    assert_eq!((unchecked(&weights), accepted(&weights)), (vec![], Some(number(1))));
    let refused = weights.for_dataset(DIGITS).refused.as_ref().map(|file| &file.refusal);
    assert_eq!(refused, Some(&WeightsRefusal::Foreign(FileKind::PyTorch)));
    weights.apply(DIGITS, WeightsAction::from_file("a".into(), b"\x02\0\0\0\0\0\0\0{}".as_slice().into()));
    assert_eq!(unchecked(&weights), [number(2)]);
}

#[test]
fn long_names_lose_their_middle() {
    for name in ["my-run.safetensors", "", &"ä".repeat(LONGEST_NAME)] {
        assert_eq!(shortened(name), name);
    }
    let long = shortened("a-run-of-a-hundred-epochs-with-wide-layers.safetensors");
    assert_eq!(long, "a-run-of-a-h…ers.safetensors");
    assert_eq!(long.chars().count(), LONGEST_NAME);
    assert_eq!(shortened(&"ä".repeat(200)).chars().count(), LONGEST_NAME);
}
