//! Keeps the user's own networks for the next visit.

use std::rc::Rc;

use afterimage_app::state::Action;
use afterimage_app::weights::{KeptFile, WeightsAction};
use afterimage_architecture::Dataset;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::{kept_files, storage};
use crate::store::Store;

/// Brings back the networks that were accepted on an earlier visit, and keeps those that are accepted now.
#[hook]
pub fn use_kept_weights(state: &UseReducerHandle<Store>, dispatch: &Callback<Action>) {
    use_kept_file(Dataset::Digits, state, dispatch);
    use_kept_file(Dataset::Eyes, state, dispatch);
}

/// What the browser keeps of a network.
#[derive(Default)]
struct Kept {
    file: Option<KeptFile>,
    is_selected: Option<bool>,
}

#[hook]
fn use_kept_file(dataset: Dataset, state: &UseReducerHandle<Store>, dispatch: &Callback<Action>) {
    let kept = use_mut_ref(Kept::default);
    let (restored, dispatch) = (kept.clone(), dispatch.clone());
    let [name, selection] = keys(dataset);
    use_effect_with((), move |()| {
        let is_selected = storage::read(selection).is_some();
        spawn_local(async move {
            let file = kept_files::read(name).await.and_then(|bytes| KeptFile::decode(&bytes));
            restored.borrow_mut().file.clone_from(&file);
            dispatch.emit(Action::Weights(dataset, WeightsAction::KeptFileRead { file, is_selected }));
        });
    });
    let state = state.clone();
    use_effect(move || {
        let mut kept = kept.borrow_mut();
        // In `localStorage`, because a page that is being closed has no time to write a file.
        if let Some(is_selected) = state.is_own_selected(dataset)
            && kept.is_selected != Some(is_selected)
        {
            storage::write(selection, is_selected.then_some("selected"));
            kept.is_selected = Some(is_selected);
        }
        if let Some(file) = state.weights.for_dataset(dataset).to_keep()
            && !is_same(file.as_ref(), kept.file.as_ref())
        {
            let bytes = file.as_ref().map(KeptFile::encode);
            kept.file = file;
            spawn_local(async move { kept_files::write(name, bytes.as_deref()).await });
        }
    });
}

/// Whether both are the same file in memory. It is fast, because it compares no content.
fn is_same(file: Option<&KeptFile>, other: Option<&KeptFile>) -> bool {
    match (file, other) {
        (Some(file), Some(other)) => Rc::ptr_eq(&file.bytes, &other.bytes),
        (None, None) => true,
        _ => false,
    }
}

/// The names under which the browser keeps the file, and whether its network is selected.
fn keys(dataset: Dataset) -> [&'static str; 2] {
    match dataset {
        Dataset::Digits => ["own-digits", storage::OWN_DIGITS],
        Dataset::Eyes => ["own-eyes", storage::OWN_EYES],
    }
}
