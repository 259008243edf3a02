//! Stopping: Ctrl-C, SIGTERM, and SIGHUP when the terminal is closed.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

use crate::terminal::warn;

/// The exit code of a program that was stopped with Ctrl-C: 128 and the number of the signal.
pub const EXIT_CODE: u8 = 130;

/// Whether the user asked the trainer to stop.
///
/// While nothing would be lost, a signal ends the process at once. While a training runs, it sets a flag, so that the
/// training saves a checkpoint first; a second Ctrl-C ends the process at once.
#[derive(Debug)]
pub struct Stop {
    requested: Arc<AtomicBool>,
    /// Whether a signal may end the process at once.
    idle: Arc<AtomicBool>,
}

impl Stop {
    /// Handles the signals from now on. Signals that the process was started to ignore stay ignored: this is how
    /// `nohup` protects a training from SIGHUP.
    pub fn on_signals() -> Self {
        let stop = Self { requested: Arc::default(), idle: Arc::new(AtomicBool::new(true)) };
        for signal in signals() {
            if let Err(error) = stop.handle(signal) {
                warn(format_args!("note: a stop will lose the batches since the last checkpoint: {error}"));
            }
        }
        stop
    }

    /// The actions run in this order.
    fn handle(&self, signal: i32) -> std::io::Result<()> {
        flag::register_conditional_default(signal, Arc::clone(&self.idle))?;
        // Only for Ctrl-C. A closed terminal can send SIGHUP twice, and `timeout` SIGTERM.
        if signal == SIGINT {
            flag::register_conditional_shutdown(signal, i32::from(EXIT_CODE), Arc::clone(&self.requested))?;
        }
        flag::register(signal, Arc::clone(&self.requested))?;
        Ok(())
    }

    /// Runs `work`, which must end soon after the flag became true.
    pub fn defer<T>(&self, work: impl FnOnce(&AtomicBool) -> T) -> T {
        self.idle.store(false, Ordering::SeqCst);
        let result = work(&self.requested);
        // After a request the trainer is about to end, and says so itself.
        self.idle.store(!self.is_requested(), Ordering::SeqCst);
        result
    }

    /// Whether the user asked to stop.
    pub fn is_requested(&self) -> bool {
        self.requested.load(Ordering::SeqCst)
    }
}

#[cfg(unix)]
fn signals() -> Vec<i32> {
    use signal_hook::consts::{SIGHUP, SIGTERM};
    [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|signal| !is_ignored(*signal)).collect()
}

#[cfg(not(unix))]
fn signals() -> Vec<i32> {
    vec![SIGINT]
}

/// Whether the process ignores this signal.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let mut current = std::mem::MaybeUninit::<libc::sigaction>::uninit();
    #[expect(unsafe_code, reason = "there is no safe function for this; without a new action nothing is changed")]
    // SAFETY: `current` is valid for writing, and is read only if the call succeeded and so wrote it.
    unsafe {
        libc::sigaction(signal, std::ptr::null(), current.as_mut_ptr()) == 0
            && current.assume_init().sa_sigaction == libc::SIG_IGN
    }
}
