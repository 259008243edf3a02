//! How the result is looked at.

pub mod quality;
pub mod restoration;

use serde::{Deserialize, Serialize};

/// What the third plate shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum View {
    /// The restored picture.
    #[default]
    Restored,
    /// The corrupted and the restored picture, with an edge between them that can be moved.
    Wipe,
    /// Where the restored picture is too bright and where too dark.
    Errors,
}

impl View {
    /// Every view, in the page's order.
    pub const ALL: [Self; 3] = [Self::Restored, Self::Wipe, Self::Errors];
}

/// The view, and where the wipe's edge is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ResultView {
    /// What is shown.
    pub view: View,
    /// The share of the plate, from the left, that shows the corrupted picture: 0 to 1.
    pub edge: f32,
}

impl Default for ResultView {
    fn default() -> Self {
        Self { view: View::default(), edge: 0.5 }
    }
}

/// What a person does with it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ResultAction {
    /// Looks at something else.
    Show(View),
    /// Moves the edge.
    MoveEdge(f32),
}

impl ResultView {
    /// The edge in whole percent, as its control counts: 0 to 100.
    pub fn percent(&self) -> u32 {
        (self.edge * 100.0).round() as u32
    }

    /// Takes an action.
    pub fn apply(&mut self, action: ResultAction) {
        match action {
            ResultAction::Show(view) => self.view = view,
            ResultAction::MoveEdge(edge) if edge.is_nan() => {}
            ResultAction::MoveEdge(edge) => self.edge = edge.clamp(0.0, 1.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edge_is_where_it_was_when_its_view_comes_back() {
        let mut result_view = ResultView::default();
        assert_eq!((result_view.view, result_view.percent()), (View::Restored, 50));
        let round = [ResultAction::Show(View::Wipe), ResultAction::MoveEdge(0.254), ResultAction::Show(View::Errors)];
        round.into_iter().for_each(|action| result_view.apply(action));
        assert_eq!((result_view.view, result_view.percent()), (View::Errors, 25));
    }

    #[test]
    fn the_edge_stays_on_the_plate() {
        let mut result_view = ResultView::default();
        for (moved, expected) in [(0.25, 0.25), (f32::NAN, 0.25), (7.0, 1.0), (-1.0, 0.0)] {
            result_view.apply(ResultAction::MoveEdge(moved));
            assert_eq!(result_view.edge, expected);
        }
    }
}
