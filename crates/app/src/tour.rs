//! The guided tour: its stops, and the stop that the user has reached. Pure.

/// The state of the tour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tour {
    /// The index of the shown stop in [`Stop::ALL`]; `None` while the tour is not running.
    pub step: Option<usize>,
}

/// A change of the tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TourAction {
    /// Starts the tour at its first stop.
    Start,
    /// Goes to the next stop. After the last stop the tour ends.
    Next,
    /// Goes to the previous stop.
    Back,
    /// Ends the tour, or declines its offer.
    End,
}

/// A part of the page at which the tour stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The drawing pad.
    Pad,
    /// The noise that corrupts the picture.
    Noise,
    /// The reconstruction.
    Result,
    /// The views of the result.
    Views,
    /// The network drawn to scale.
    Network,
    /// The latent of the network.
    Latent,
    /// The four decoders.
    Decoders,
    /// The link to the other workspace.
    Eyes,
}

impl Stop {
    /// All stops, in the tour's order.
    pub const ALL: [Self; 8] =
        [Self::Pad, Self::Noise, Self::Result, Self::Views, Self::Network, Self::Latent, Self::Decoders, Self::Eyes];

    /// A CSS selector for the element that the tour points at, while the digits' workspace is shown. The first match
    /// counts.
    pub const fn target(self) -> &'static str {
        match self {
            Self::Pad => ".drawing .frame",
            Self::Noise => ".for-seen .slider",
            Self::Result => ".restored .frame",
            Self::Views => ".views",
            Self::Network => ".hourglass",
            Self::Latent => ".latent-editor",
            Self::Decoders => ".decoders",
            Self::Eyes => ".masthead [href='#eyes']",
        }
    }
}

impl Tour {
    /// The index of the shown stop, and the stop.
    pub fn stop(self) -> Option<(usize, Stop)> {
        let step = self.step?;
        Some((step, *Stop::ALL.get(step)?))
    }

    pub(crate) fn apply(&mut self, action: TourAction) {
        self.step = match (action, self.step) {
            (TourAction::Start, _) => Some(0),
            (TourAction::Next, Some(step)) => Some(step + 1).filter(|step| *step < Stop::ALL.len()),
            (TourAction::Back, Some(step)) => Some(step.saturating_sub(1)),
            (TourAction::Next | TourAction::Back, None) | (TourAction::End, _) => None,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = TourAction>) -> Tour {
        let mut tour = Tour::default();
        actions.into_iter().for_each(|action| tour.apply(action));
        tour
    }

    #[test]
    fn the_tour_visits_each_stop_once_and_ends_after_the_last() {
        let mut tour = after([TourAction::Start]);
        for (step, stop) in Stop::ALL.into_iter().enumerate() {
            assert_eq!(tour.stop(), Some((step, stop)));
            tour.apply(TourAction::Next);
        }
        assert_eq!(tour, Tour::default());
    }

    #[test]
    fn back_stops_at_the_first_stop() {
        let back = [TourAction::Start, TourAction::Next, TourAction::Back, TourAction::Back];
        assert_eq!(after(back).stop(), Some((0, Stop::Pad)));
    }

    #[test]
    fn the_tour_can_be_ended_and_restarted_at_any_time() {
        assert_eq!(after([TourAction::Start, TourAction::Next, TourAction::End]), Tour::default());
        assert_eq!(after([TourAction::Start, TourAction::Next, TourAction::Start]).step, Some(0));
        assert_eq!(after([TourAction::End, TourAction::Start]).step, Some(0));
    }

    #[test]
    fn next_and_back_do_nothing_without_a_tour() {
        for action in [TourAction::Next, TourAction::Back] {
            assert_eq!(after([action]).stop(), None);
        }
    }
}
