//! Pictures of a set to look at.

use crate::document::content::{Figure, Picture};
use crate::document::picture_grid::{PictureGrid, PictureRow};
use crate::eye_report::method::EyeMethod;
use crate::eye_report::set_results::SetResults;

/// What stands in each row after the clean picture. Of the two inpaintings, which are hard to tell apart, one will do.
const SHOWN: [EyeMethod; 3] = [EyeMethod::Untouched, EyeMethod::Network, EyeMethod::Telea];

/// Some of a set's pictures, each in a row: clean, spoilt, and what was made of it.
pub fn figure(outcome: &SetResults, count: usize) -> Figure {
    let all = outcome.trials.len();
    let places = spread(all, count);
    let rows = places.iter().map(|place| {
        let label = &outcome.trials.labels[*place];
        let made = SHOWN.map(|method| outcome.made(method)[*place].clone());
        let pictures = [outcome.trials.clean[*place].clone()].into_iter().chain(made).collect();
        PictureRow { name: format!("{} under {}", label.eye, label.shape), pictures }
    });
    let strips = PictureGrid { rows: rows.collect(), head: vec!["clean", "spoilt", "network", "Telea"] };
    Figure {
        name: outcome.set.name(),
        caption: format!("{} of the {all} pictures, evenly spread over the set and not chosen.", places.len()),
        picture: Picture::Grid(strips),
    }
}

/// `count` places of `all`, evenly spread from the first.
fn spread(all: usize, count: usize) -> Vec<usize> {
    let count = count.min(all);
    (0..count).map(|place| place * all / count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_spread_and_never_twice() {
        assert_eq!(spread(100, 6), [0, 16, 33, 50, 66, 83]);
        assert_eq!(spread(3, 6), [0, 1, 2]);
        assert!(spread(0, 6).is_empty());
    }
}
