//! The CPU engine's worker.

use afterimage_engine::{Engine, worker};

fn main() {
    worker::serve(async { Ok(Engine::cpu()) });
}
