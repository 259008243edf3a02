//! Texts of the guided tour.

use super::{current, fill, texts};
use crate::tour::Stop;

texts! {
    /// The texts of the guided tour.
    Tour {
        /// Button that starts the tour.
        tour,
        /// Offer of the tour, on the first visit.
        offer,
        /// Button: accepts the offer.
        start,
        /// Button: declines the offer.
        decline,

        /// Progress: the number of the stop, and the number of stops.
        progress,
        /// Button: goes to the previous stop.
        back,
        /// Button: goes to the next stop.
        next,
        /// Button at the last stop: ends the tour.
        done,
        /// Button: ends the tour.
        end,

        /// Heading of a stop.
        pad,
        /// Text of a stop: what it shows, and what to try.
        pad_text,
        /// Heading of a stop.
        noise,
        /// Text of a stop: what it shows, and what to try.
        noise_text,
        /// Heading of a stop.
        result,
        /// Text of a stop: what it shows.
        result_text,
        /// Heading of a stop.
        views,
        /// Text of a stop: what it shows, and what to try.
        views_text,
        /// Heading of a stop.
        network,
        /// Text of a stop: what it shows, and what to try.
        network_text,
        /// Heading of a stop.
        latent,
        /// Text of a stop: what it shows, and what to try.
        latent_text,
        /// Heading of a stop.
        decoders,
        /// Text of a stop: what it shows, and what to try.
        decoders_text,
        /// Heading of a stop.
        eyes,
        /// Text of a stop: what it shows, and what to try.
        eyes_text,
    }
}

/// The texts of the tour in the current language.
pub fn text() -> &'static Tour {
    &current().tour
}

/// The number of the stop with this index, counted from 1, and the number of stops.
pub fn progress(step: usize) -> String {
    fill(text().progress, &[&(step + 1), &Stop::ALL.len()])
}

/// A stop's heading and its text.
pub fn stop(stop: Stop) -> [&'static str; 2] {
    let text = text();
    match stop {
        Stop::Pad => [text.pad, text.pad_text],
        Stop::Noise => [text.noise, text.noise_text],
        Stop::Result => [text.result, text.result_text],
        Stop::Views => [text.views, text.views_text],
        Stop::Network => [text.network, text.network_text],
        Stop::Latent => [text.latent, text.latent_text],
        Stop::Decoders => [text.decoders, text.decoders_text],
        Stop::Eyes => [text.eyes, text.eyes_text],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_are_counted_from_one() {
        assert_eq!(progress(0), "1 of 8");
        assert_eq!(progress(7), "8 of 8");
    }

    /// People read about two hundred words a minute, and also try things on the way.
    #[test]
    fn the_tour_can_be_read_in_two_minutes() {
        let words = |text: &str| text.split_whitespace().count();
        let all: usize = Stop::ALL.map(|one| stop(one).map(words).iter().sum::<usize>()).iter().sum();
        assert!((150..=270).contains(&all), "{all}");
    }
}
