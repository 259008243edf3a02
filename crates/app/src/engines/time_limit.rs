//! Time limits that sleep does not use up.

/// How often a limit is looked at, in milliseconds.
pub const TICK_MS: u32 = 1000;
/// After a longer gap between two looks, the machine slept, the browser froze the page, or the clock jumped. Meanwhile
/// the worker had no time to answer either.
const LARGEST_GAP_MS: f64 = 5000.0;

/// A limit for something that is waited for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeLimit {
    limit_ms: u32,
    waited_ms: f64,
    last_ms: f64,
}

impl TimeLimit {
    /// A limit that begins at `now_ms`, in milliseconds since any fixed moment.
    pub fn new(limit_ms: u32, now_ms: f64) -> Self {
        Self { limit_ms, waited_ms: 0.0, last_ms: now_ms }
    }

    /// Whether the limit has passed. Called at every [`TICK_MS`]; after a gap the limit begins anew.
    pub fn has_passed(&mut self, now_ms: f64) -> bool {
        let gap_ms = now_ms - self.last_ms;
        self.last_ms = now_ms;
        self.waited_ms = if (0.0..LARGEST_GAP_MS).contains(&gap_ms) { self.waited_ms + gap_ms } else { 0.0 };
        self.waited_ms >= f64::from(self.limit_ms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The moment at which a limit of ten seconds passes, when it is looked at at these moments.
    fn passes_at(moments: impl IntoIterator<Item = u32>) -> Option<u32> {
        let mut limit = TimeLimit::new(10_000, 0.0);
        moments.into_iter().find(|now_ms| limit.has_passed(f64::from(*now_ms)))
    }

    #[test]
    fn a_limit_passes_when_its_time_was_waited() {
        assert_eq!(passes_at((1..100).map(|tick| tick * 1000)), Some(10_000));
        assert_eq!(passes_at((1..100).map(|tick| tick * 4000)), Some(12_000), "on a busy machine ticks are late");
    }

    #[test]
    fn after_sleep_a_limit_begins_anew() {
        let night_ms = 8 * 3600 * 1000;
        assert_eq!(passes_at([9000, night_ms]), None, "the first look after waking");
        let ticks = (1..100).map(|tick| tick * 1000);
        let awake = ticks.clone().take(9).chain(ticks.map(|tick| night_ms + tick));
        assert_eq!(passes_at(awake), Some(night_ms + 11_000));
    }

    #[test]
    fn a_clock_that_is_set_back_begins_the_limit_anew() {
        let mut limit = TimeLimit::new(2000, 50_000.0);
        let moments = [51_000.0, 1000.0, 2000.0, 3000.0];
        assert_eq!(moments.map(|now_ms| limit.has_passed(now_ms)), [false, false, false, true]);
    }
}
