//! Keeps the user's own networks for the next visit.

use std::cell::RefCell;
use std::rc::Rc;

use afterimage_app::state::Action;
use afterimage_app::weights::{KeptFile, WeightsAction};
use afterimage_architecture::Dataset;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::kept_files;
use crate::store::Store;

/// Brings back the networks that were accepted on an earlier visit, and keeps those that are accepted now.
#[hook]
pub fn use_kept_weights(state: &UseReducerHandle<Store>, dispatch: &Callback<Action>) {
    use_kept_file(Dataset::Digits, state, dispatch);
    use_kept_file(Dataset::Eyes, state, dispatch);
}

#[hook]
fn use_kept_file(dataset: Dataset, state: &UseReducerHandle<Store>, dispatch: &Callback<Action>) {
    let kept: Rc<RefCell<Option<KeptFile>>> = use_mut_ref(|| None);
    let (read, dispatch) = (kept.clone(), dispatch.clone());
    use_effect_with((), move |()| {
        spawn_local(async move {
            let file = kept_files::read(key(dataset)).await.and_then(|bytes| KeptFile::decode(&bytes));
            read.borrow_mut().clone_from(&file);
            dispatch.emit(Action::Weights(dataset, WeightsAction::Restored(file)));
        });
    });
    let state = state.clone();
    use_effect(move || {
        let selected = state.restoration(dataset).model;
        let Some(file) = state.weights.for_dataset(dataset).to_keep(selected) else { return };
        let is_kept = match (&*kept.borrow(), &file) {
            (Some(kept), Some(file)) => kept.ptr_eq(file),
            (None, None) => true,
            _ => false,
        };
        if !is_kept {
            kept.borrow_mut().clone_from(&file);
            let bytes = file.as_ref().map(KeptFile::encode);
            spawn_local(async move { kept_files::write(key(dataset), bytes.as_deref()).await });
        }
    });
}

/// The name under which the browser keeps the file.
fn key(dataset: Dataset) -> &'static str {
    match dataset {
        Dataset::Digits => "own-digits",
        Dataset::Eyes => "own-eyes",
    }
}
