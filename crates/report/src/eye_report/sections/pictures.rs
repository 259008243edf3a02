//! The figure of a set: some of its pictures.

use crate::document::content::{Figure, Picture};
use crate::document::picture_grid::{PictureGrid, PictureRow};
use crate::eye_report::method::EyeMethod;
use crate::eye_report::set_results::SetResults;

/// The methods whose outputs follow the clean picture in each row. The two kinds of inpainting look almost the same, so
/// only one is shown.
const SHOWN: [EyeMethod; 3] = [EyeMethod::Untouched, EyeMethod::Network, EyeMethod::Telea];

/// A figure with `count` pictures of a set, one per row: clean, corrupted, and restored by two methods.
pub fn figure(results: &SetResults, count: usize) -> Figure {
    let all = results.trials.len();
    let indices = evenly_spaced(all, count);
    let rows = indices.iter().map(|index| {
        let label = &results.trials.labels[*index];
        let outputs = SHOWN.map(|method| results.outputs(method)[*index].clone());
        let pictures = [results.trials.clean[*index].clone()].into_iter().chain(outputs).collect();
        PictureRow { name: format!("{} under {}", label.eye, label.shape), pictures }
    });
    let grid = PictureGrid { rows: rows.collect(), head: vec!["clean", "corrupted", "network", "Telea"] };
    Figure {
        name: results.set.name(),
        caption: format!("{} of the {all} pictures, evenly spread over the set and not chosen.", indices.len()),
        picture: Picture::Grid(grid),
    }
}

/// `count` indices below `all`, evenly spaced from 0.
fn evenly_spaced(all: usize, count: usize) -> Vec<usize> {
    let count = count.min(all);
    (0..count).map(|index| index * all / count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_are_evenly_spaced_and_different() {
        assert_eq!(evenly_spaced(100, 6), [0, 16, 33, 50, 66, 83]);
        assert_eq!(evenly_spaced(3, 6), [0, 1, 2]);
        assert!(evenly_spaced(0, 6).is_empty());
    }
}
