//! How the result is shown.

pub mod mask;
pub mod quality;
pub mod restoration;

use serde::{Deserialize, Serialize};

/// What the third plate shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum View {
    /// The restored picture.
    #[default]
    Restored,
    /// The corrupted and the restored picture side by side, with an edge between them that the user moves.
    Wipe,
    /// The signed error of each pixel: too bright, or too dark.
    Errors,
    /// Where the network takes a crosshair to be. Only networks for eyes have a mask.
    Mask,
}

impl View {
    /// The views of eyes, in the page's order.
    pub const EYES: &[Self] = &[Self::Restored, Self::Wipe, Self::Errors, Self::Mask];
    /// The views of digits, in the page's order.
    pub const DIGITS: &[Self] = &[Self::Restored, Self::Wipe, Self::Errors];

    /// This view, or the restored picture where `views` lacks it.
    pub fn among(self, views: &[Self]) -> Self {
        if views.contains(&self) { self } else { Self::Restored }
    }
}

/// The selected view, and the position of the wipe's edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ResultView {
    /// The selected view.
    pub view: View,
    /// The position of the wipe's edge from the left, as a fraction of the width, 0 to 1. The corrupted picture is left of it.
    pub edge: f32,
}

impl Default for ResultView {
    fn default() -> Self {
        Self { view: View::default(), edge: 0.5 }
    }
}

/// What the user does with the result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ResultAction {
    /// Selects a view.
    Show(View),
    /// Moves the wipe's edge to this position, 0 to 1.
    MoveEdge(f32),
}

impl ResultView {
    /// The position of the edge in whole percent, 0 to 100.
    pub fn percent(&self) -> u32 {
        (self.edge * 100.0).round() as u32
    }

    /// Applies an action.
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
    fn the_edge_keeps_its_position_when_the_view_changes() {
        let mut result_view = ResultView::default();
        assert_eq!((result_view.view, result_view.percent()), (View::Restored, 50));
        let round = [ResultAction::Show(View::Wipe), ResultAction::MoveEdge(0.254), ResultAction::Show(View::Errors)];
        round.into_iter().for_each(|action| result_view.apply(action));
        assert_eq!((result_view.view, result_view.percent()), (View::Errors, 25));
    }

    #[test]
    fn a_view_that_a_workspace_lacks_is_the_restored_picture_there() {
        assert_eq!(View::Mask.among(View::EYES), View::Mask);
        assert_eq!(View::Mask.among(View::DIGITS), View::Restored);
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
