//! The CPU engine's worker.

use afterimage_engine::{Engine, run_constructors_once, worker};

fn main() {
    run_constructors_once();
    worker::serve(async { Ok(Engine::cpu()) });
}
