//! Time limits.

use afterimage_app::engines::time_limit::{TICK_MS, TimeLimit};
use gloo_timers::callback::Interval;

/// Calls a function once a time limit has passed, unless this is dropped before. Sleep does not count.
pub struct LimitTimer {
    _interval: Interval,
}

impl LimitTimer {
    /// Starts the limit.
    pub fn start(limit_ms: u32, on_timeout: impl FnOnce() + 'static) -> Self {
        Self::start_with_warning(limit_ms, || {}, on_timeout)
    }

    /// Starts the limit. `on_late` is called after [`TICK_MS`], long before the limit.
    pub fn start_with_warning(
        limit_ms: u32,
        on_late: impl FnOnce() + 'static,
        on_timeout: impl FnOnce() + 'static,
    ) -> Self {
        let mut limit = TimeLimit::new(limit_ms, now());
        let (mut on_late, mut on_timeout) = (Some(on_late), Some(on_timeout));
        let interval = Interval::new(TICK_MS, move || {
            if let Some(on_late) = on_late.take() {
                on_late();
            }
            if limit.has_passed(now())
                && let Some(on_timeout) = on_timeout.take()
            {
                on_timeout();
            }
        });
        Self { _interval: interval }
    }
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map(|performance| performance.now()).unwrap_or_default()
}
