//! What the page does once, when it is mounted.

use afterimage_app::image_set::LoadError;
use afterimage_app::state::Action;
use afterimage_imaging::decode_idx;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::{fetch, webgpu};

/// Fetches the sample digits and looks for a WebGPU adapter, once.
#[hook]
pub fn use_startup(dispatch: &Callback<Action>) {
    let dispatch = dispatch.clone();
    use_effect_with((), move |()| {
        let samples = dispatch.clone();
        spawn_local(async move {
            let file = fetch::bytes("assets/digits.idx3-ubyte".to_owned()).await.map_err(LoadError::Fetch);
            let images = file.and_then(|bytes| decode_idx(&bytes).map_err(LoadError::Format));
            samples.emit(Action::SamplesArrived(images));
        });
        spawn_local(async move { dispatch.emit(Action::AdapterFound(webgpu::probe().await)) });
    });
}

#[cfg(test)]
mod tests {
    use afterimage_imaging::{DIGIT_SIDE, decode_idx};

    #[test]
    fn the_file_of_samples_has_twenty_digits() {
        let samples = decode_idx(include_bytes!("../assets/digits.idx3-ubyte")).unwrap();
        assert_eq!(samples.len(), 20);
        assert!(samples.iter().all(|sample| sample.shape() == [1, DIGIT_SIDE, DIGIT_SIDE] && !sample.is_blank()));
    }
}
