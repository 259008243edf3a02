//! The photo worker.

fn main() {
    afterimage_photo::worker::serve();
}
