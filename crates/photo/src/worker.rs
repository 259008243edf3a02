//! A session in a web worker.

use afterimage_protocol::photo::Response;
use afterimage_worker::{listen, post, report_panics};

use crate::Session;

/// Answers requests for the rest of this worker's life. Each is answered before its event ends, so that a trap, which
/// is how wasm runs out of memory, is an `error` event of the worker that the page receives.
pub fn serve() {
    report_panics(|reason| Response::Failed { reason });
    let mut session = Session::default();
    listen(move |request| {
        post(&match request {
            Ok(request) => session.answer(request),
            Err(error) => Response::Failed { reason: error.to_string() },
        });
    });
}
