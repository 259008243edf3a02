//! Both engines with the shipped weights, on real digits, and on eyes that no training saw. WebGPU is the browser's
//! own; on a machine without a GPU that is SwiftShader, which takes 25 ms for a digit: hence few pictures there.

mod agreement;
mod custom;
mod feature_maps;
mod refusals;
mod restoring;
mod untrained;

use std::cell::RefCell;
use std::sync::Once;

use afterimage_architecture::{ModelId, Upsampling};
use afterimage_engine::{Cpu, Device, Engine, Gpu, architecture, run_constructors_once};
use afterimage_imaging::{Corruption, EyeCorruption, Image, Reticle, decode_idx, synthetic_eye};
use afterimage_protocol::{Layer, Network};

const RESTORE: Network = Network::Trained(ModelId::Restore);

/// The weights and the golden file of a network.
fn files(model: ModelId) -> (&'static [u8], &'static [u8]) {
    macro_rules! files {
        ($name:literal) => {
            (
                include_bytes!(concat!("../../../web/assets/models/", $name, ".safetensors")),
                include_bytes!(concat!("../../../web/assets/models/", $name, ".golden.safetensors")),
            )
        };
    }
    match model {
        ModelId::Restore => files!("restore"),
        ModelId::Denoise => files!("denoise"),
        ModelId::Plain => files!("plain"),
        ModelId::Decoder(Upsampling::Nearest) => files!("denoise-nearest"),
        ModelId::Decoder(Upsampling::Bilinear) => files!("denoise-bilinear"),
        ModelId::Decoder(Upsampling::Transposed3) => files!("denoise-transposed3"),
        ModelId::Decoder(Upsampling::Transposed2) => files!("denoise-transposed2"),
        ModelId::Eyes => files!("eyes"),
        ModelId::Custom { .. } => panic!("a custom network has no shipped files"),
    }
}

/// The layers of a network.
fn layers(model: ModelId) -> Vec<Layer> {
    let (weights, _) = files(model);
    afterimage_engine::layers(architecture(model, weights).unwrap())
}

fn digits() -> Vec<Image> {
    decode_idx(include_bytes!("../../../web/assets/digits.idx3-ubyte")).unwrap()
}

fn noisy(digit: &Image, noise: f32) -> Image {
    Corruption { noise, seed: 7, ..Corruption::default() }.apply(digit)
}

/// Six pictures for a network: three corrupted ones, each with its clean one.
fn pictures(model: ModelId) -> Vec<Image> {
    if model == ModelId::Eyes {
        return (1_000_000_000..1_000_000_003).map(synthetic_eye).flat_map(|eye| [crossed(&eye), eye]).collect();
    }
    digits().into_iter().take(3).flat_map(|digit| [noisy(&digit, 0.5), digit]).collect()
}

fn crossed(eye: &Image) -> Image {
    EyeCorruption { reticles: vec![Reticle::default()], noise: 0.1, seed: 7 }.apply(eye)
}

/// The largest absolute difference; NaN where a value is NaN, so that `<=` is false.
fn max_difference(a: &[f32], b: &[f32]) -> f32 {
    assert_eq!(a.len(), b.len());
    a.iter().zip(b).map(|(a, b)| (a - b).abs()).max_by(f32::total_cmp).unwrap_or(0.0)
}

async fn load_all(engine: &mut Engine<impl Device>) {
    for model in ModelId::ALL {
        let (weights, golden) = files(model);
        engine.load(model, weights, golden).await.unwrap_or_else(|error| panic!("{model:?}: {error}"));
    }
}

/// The CPU engine without a network.
fn bare_cpu() -> Engine<Cpu> {
    begin();
    Engine::cpu()
}

/// The CPU engine with all networks.
async fn cpu() -> Engine<Cpu> {
    let mut engine = bare_cpu();
    load_all(&mut engine).await;
    engine
}

thread_local! {
    /// A page can start burn's GPU once; the tests, which run one after another, hand it on.
    static GPU: RefCell<Option<Engine<Gpu>>> = const { RefCell::new(None) };
}

/// The GPU engine with all networks. A test must pass it to [`keep`] at its end.
async fn gpu() -> Engine<Gpu> {
    begin();
    if let Some(engine) = GPU.take() {
        return engine;
    }
    let mut engine = Engine::gpu().await.expect("the browser needs --enable-unsafe-webgpu, see webdriver.json");
    load_all(&mut engine).await;
    engine
}

fn keep(engine: Engine<Gpu>) {
    GPU.set(Some(engine));
}

fn begin() {
    static ONCE: Once = Once::new();
    ONCE.call_once(run_constructors_once);
}
