//! The time that the status line shows.

/// A median over this many answers ignores the odd slow one and still follows a change within a second.
const WINDOW: usize = 15;
/// Figures that change more often than this cannot be read.
const HOLD_MS: f64 = 500.0;

/// A running median of the last answers' times, shown at most twice a second.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timing {
    recent: Vec<f32>,
    shown: Option<f32>,
    shown_at: f64,
}

impl Timing {
    /// Takes an answer's time; `now` is any clock in milliseconds.
    pub fn push(&mut self, millis: f32, now: f64) {
        if self.recent.len() == WINDOW {
            self.recent.remove(0);
        }
        self.recent.push(millis);
        if self.shown.is_none() || now - self.shown_at >= HOLD_MS {
            self.shown = Some(median(&self.recent));
            self.shown_at = now;
        }
    }

    /// What to show; none before the first answer.
    pub fn shown(&self) -> Option<f32> {
        self.shown
    }
}

fn median(values: &[f32]) -> f32 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f32::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_first_answer_at_once_then_holds_still() {
        let mut timing = Timing::default();
        assert_eq!(timing.shown(), None);
        timing.push(9.0, 0.0);
        assert_eq!(timing.shown(), Some(9.0));
        timing.push(1.0, 100.0);
        timing.push(2.0, 499.0);
        assert_eq!(timing.shown(), Some(9.0));
        timing.push(1.5, 500.0);
        assert_eq!(timing.shown(), Some(2.0));
    }

    #[test]
    fn forgets_old_answers_and_ignores_one_slow_one() {
        let mut timing = Timing::default();
        for _ in 0..WINDOW {
            timing.push(50.0, 0.0);
        }
        for answer in 0..WINDOW {
            timing.push(if answer == 3 { 900.0 } else { 2.0 }, 1e6);
        }
        timing.push(2.0, 2e6);
        assert_eq!(timing.shown(), Some(2.0));
    }
}
