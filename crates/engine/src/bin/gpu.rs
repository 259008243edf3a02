//! The WebGPU engine's worker.

use afterimage_engine::{Engine, run_constructors_once, worker};

fn main() {
    run_constructors_once();
    // A second logger is refused; there is no first one.
    let _ = console_log::init_with_level(log::Level::Warn);
    worker::serve(Engine::gpu());
}
