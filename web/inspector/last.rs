//! What was there last.

use yew::prelude::*;

/// The last value that was there. So what is shown stays while another network is on its way.
#[hook]
pub fn use_last<T: Clone + 'static>(value: Option<T>) -> Option<T> {
    let last = use_mut_ref(|| None);
    if value.is_some() {
        last.replace(value);
    }
    let last = last.borrow();
    last.clone()
}
