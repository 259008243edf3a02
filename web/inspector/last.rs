//! Keeps the last value while there is none.

use yew::prelude::*;

/// The value, or the last one while there is none. So the page keeps its content while another network loads.
#[hook]
pub fn use_last<T: Clone + 'static>(value: Option<T>) -> Option<T> {
    let last = use_mut_ref(|| None);
    if value.is_some() {
        last.replace(value);
    }
    let last = last.borrow();
    last.clone()
}
