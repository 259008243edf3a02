//! The guided tour: what it shows one after the other, and how far a person has come. Pure.

/// How the tour stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tour {
    /// Which stop is shown, counted from 0; none while there is no tour.
    pub step: Option<usize>,
}

/// What happens to the tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TourAction {
    /// It begins, at its first stop.
    Start,
    /// To the next stop; behind the last one it is over.
    Next,
    /// To the stop before.
    Back,
    /// It is over, or the offer is declined.
    End,
}

/// A part of the page at which the tour stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The pad.
    Pad,
    /// The noise that corrupts the picture.
    Noise,
    /// What the network makes of that.
    Result,
    /// How it can be looked at.
    Views,
    /// The network drawn to scale.
    Network,
    /// The numbers in its middle.
    Latent,
    /// The four decoders.
    Decoders,
    /// The way to the other workspace.
    Eyes,
}

impl Stop {
    /// Every one, in the tour's order.
    pub const ALL: [Self; 8] =
        [Self::Pad, Self::Noise, Self::Result, Self::Views, Self::Network, Self::Latent, Self::Decoders, Self::Eyes];

    /// What the tour points at, as a selector: the first that it finds, where the digits are shown.
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
    /// Where it stops, and which stop that is, counted from 0.
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
    fn it_stops_everywhere_once_and_is_over_behind_the_last_stop() {
        let mut tour = after([TourAction::Start]);
        for (step, stop) in Stop::ALL.into_iter().enumerate() {
            assert_eq!(tour.stop(), Some((step, stop)));
            tour.apply(TourAction::Next);
        }
        assert_eq!(tour, Tour::default());
    }

    #[test]
    fn one_can_go_back_to_the_first_stop_and_no_further() {
        let back = [TourAction::Start, TourAction::Next, TourAction::Back, TourAction::Back];
        assert_eq!(after(back).stop(), Some((0, Stop::Pad)));
    }

    #[test]
    fn it_can_be_left_and_taken_again_at_any_time() {
        assert_eq!(after([TourAction::Start, TourAction::Next, TourAction::End]), Tour::default());
        assert_eq!(after([TourAction::Start, TourAction::Next, TourAction::Start]).step, Some(0));
        assert_eq!(after([TourAction::End, TourAction::Start]).step, Some(0));
    }

    #[test]
    fn without_a_tour_there_is_nowhere_to_go() {
        for action in [TourAction::Next, TourAction::Back] {
            assert_eq!(after([action]).stop(), None);
        }
    }
}
