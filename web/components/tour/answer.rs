//! Remembers that the offer was answered, whatever the answer was.

use yew::prelude::*;

use crate::storage;
use crate::tour::Tour;

/// Whether it was, on this visit or an earlier one.
pub fn was_answered() -> bool {
    storage::read(storage::TOUR).is_some()
}

fn remember() {
    storage::write(storage::TOUR, Some("answered"));
}

/// Remembers the answer as soon as there is one.
#[hook]
pub fn use_answer(tour: Tour) {
    use_effect_with(tour.is_offered, |is_offered| {
        if !is_offered {
            remember();
        }
    });
}
