//! Pictures of a set to look at.

use crate::document::content::{Figure, Picture};
use crate::document::picture_grid::{PictureGrid, PictureRow};
use crate::eye_report::method::EyeMethod;
use crate::eye_report::set_results::SetResults;

/// What stands in each row after the clean picture. Of the two inpaintings, which are hard to tell apart, one will do.
const SHOWN: [EyeMethod; 3] = [EyeMethod::Untouched, EyeMethod::Network, EyeMethod::Telea];

/// Some of a set's pictures, each in a row: clean, corrupted, and what was made of it.
pub fn figure(results: &SetResults, count: usize) -> Figure {
    let all = results.trials.len();
    let indices = spread(all, count);
    let rows = indices.iter().map(|index| {
        let label = &results.trials.labels[*index];
        let outputs = SHOWN.map(|method| results.outputs(method)[*index].clone());
        let pictures = [results.trials.clean[*index].clone()].into_iter().chain(outputs).collect();
        PictureRow { name: format!("{} under {}", label.eye, label.shape), pictures }
    });
    let strips = PictureGrid { rows: rows.collect(), head: vec!["clean", "corrupted", "network", "Telea"] };
    Figure {
        name: results.set.name(),
        caption: format!("{} of the {all} pictures, evenly spread over the set and not chosen.", indices.len()),
        picture: Picture::Grid(strips),
    }
}

/// `count` places of `all`, evenly spread from the first.
fn spread(all: usize, count: usize) -> Vec<usize> {
    let count = count.min(all);
    (0..count).map(|index| index * all / count).collect()
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
