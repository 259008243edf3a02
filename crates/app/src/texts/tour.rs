//! Texts of the guided tour.

use super::{current, fill, texts};
use crate::tour::Stop;

texts! {
    /// The words of the guided tour.
    Tour {
        /// Button that starts it.
        tour,
        /// Offers it on a first visit.
        offer,
        /// Button: takes the offer.
        start,
        /// Button: declines the offer.
        decline,

        /// How far one has come: which stop of how many.
        progress,
        /// Button: the stop before.
        back,
        /// Button: the stop behind.
        next,
        /// Button, at the last stop.
        done,
        /// Button: ends the tour.
        end,

        /// Heading of a stop.
        pad,
        /// What there is to see, and one thing to do.
        pad_text,
        /// Heading of a stop.
        noise,
        /// What there is to see, and one thing to do.
        noise_text,
        /// Heading of a stop.
        result,
        /// What there is to see.
        result_text,
        /// Heading of a stop.
        views,
        /// What there is to see, and one thing to do.
        views_text,
        /// Heading of a stop.
        network,
        /// What there is to see, and one thing to do.
        network_text,
        /// Heading of a stop.
        latent,
        /// What there is to see, and one thing to do.
        latent_text,
        /// Heading of a stop.
        decoders,
        /// What there is to see, and one thing to do.
        decoders_text,
        /// Heading of a stop.
        eyes,
        /// What there is to see, and one thing to do.
        eyes_text,
    }
}

/// This part of the language that is spoken.
pub fn text() -> &'static Tour {
    &current().tour
}

/// Which stop of how many, counted from 1.
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

    /// A person reads two hundred words in a minute, and has to do things meanwhile.
    #[test]
    fn it_is_read_in_two_minutes() {
        let words = |text: &str| text.split_whitespace().count();
        let all: usize = Stop::ALL.map(|one| stop(one).map(words).iter().sum::<usize>()).iter().sum();
        assert!((150..=270).contains(&all), "{all}");
    }
}
