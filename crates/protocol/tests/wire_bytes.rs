//! The bytes of every message. They stay as they are, because bench/page/protocol.mjs writes and reads them by hand.

use std::fmt::Debug;

use afterimage_architecture::{Dataset, ModelId, Upsampling};
use afterimage_protocol::{
    Backend, EngineError, Input, Layer, Network, Output, Request, Response, WeightsFault, decode, encode, photo,
};
use serde::{Serialize, de::DeserializeOwned};

#[track_caller]
fn assert_bytes<T: Serialize + DeserializeOwned + PartialEq + Debug>(message: &T, bytes: &[u8]) {
    assert_eq!(encode(message), bytes);
    assert_eq!(decode::<T>(bytes).as_ref(), Ok(message));
}

#[test]
fn networks() {
    for (index, model) in (0u8..3).zip([ModelId::Restore, ModelId::Denoise, ModelId::Plain]) {
        assert_bytes(&model, &[index]);
    }
    for (index, upsampling) in (0u8..).zip(Upsampling::ALL) {
        assert_bytes(&ModelId::Decoder(upsampling), &[3, index]);
    }
    assert_bytes(&ModelId::Eyes, &[4]);
    for (index, dataset) in (0u8..).zip([Dataset::Digits, Dataset::Eyes]) {
        assert_bytes(&ModelId::Custom { dataset, number: 300 }, &[5, index, 172, 2]);
    }
    assert_bytes(&Network::Trained(ModelId::Plain), &[0, 2]);
    assert_bytes(&Network::Untrained { upsampling: Upsampling::Transposed2, seed: 7 }, &[1, 3, 7]);
}

#[test]
fn engine_requests() {
    let model = ModelId::Decoder(Upsampling::Bilinear);
    assert_bytes(&Request::Load { model, weights: vec![9], golden: vec![8, 7] }, &[0, 3, 1, 1, 9, 2, 8, 7]);
    let network = Network::Trained(ModelId::Restore);
    assert_bytes(
        &Request::Infer { id: 1, network, input: Input::Restore { pixels: vec![0.5, 1.0] } },
        &[1, 1, 0, 0, 0, 2, 0, 0, 0, 63, 0, 0, 128, 63],
    );
    let network = Network::Untrained { upsampling: Upsampling::Transposed3, seed: 1000 };
    assert_bytes(
        &Request::Infer { id: 200, network, input: Input::Decode { latent: vec![2.0] } },
        &[1, 200, 1, 1, 2, 232, 7, 1, 1, 0, 0, 0, 64],
    );
    let network = Network::Trained(ModelId::Eyes);
    assert_bytes(
        &Request::Infer { id: 3, network, input: Input::FeatureMaps { pixels: vec![0.0], layer: 6 } },
        &[1, 3, 0, 4, 2, 1, 0, 0, 0, 0, 6],
    );
}

#[test]
fn engine_responses() {
    let loaded = Response::Loaded {
        model: ModelId::Denoise,
        backend: Backend::WebGpu,
        warm_up_ms: 2.0,
        warm_ms: 1.0,
        layers: vec![Layer { name: "head".to_owned(), shape: [1, 28, 28] }],
        parameters: 30_689,
        golden: Some(vec![4]),
    };
    assert_bytes(
        &loaded,
        &[0, 1, 1, 0, 0, 0, 64, 0, 0, 128, 63, 1, 4, 104, 101, 97, 100, 1, 28, 28, 225, 239, 1, 1, 1, 4],
    );
    let error = EngineError::NotLoaded(ModelId::Eyes);
    assert_bytes(&Response::LoadFailed { model: ModelId::Plain, error }, &[1, 2, 3, 4]);
    let inferred = |id, output| Response::Inferred { id, output, millis: 2.0 };
    assert_bytes(
        &inferred(1, Output::Restored { pixels: vec![0.5], latent: vec![1.0], mask: vec![1.0] }),
        &[2, 1, 0, 1, 0, 0, 0, 63, 1, 0, 0, 128, 63, 1, 0, 0, 128, 63, 0, 0, 0, 64],
    );
    assert_bytes(&inferred(2, Output::Decoded { pixels: vec![0.5] }), &[2, 2, 1, 1, 0, 0, 0, 63, 0, 0, 0, 64]);
    assert_bytes(&inferred(3, Output::FeatureMaps { values: vec![-1.0] }), &[2, 3, 2, 1, 0, 0, 128, 191, 0, 0, 0, 64]);
    assert_bytes(&Response::Failed { id: None, error: EngineError::Protocol }, &[3, 0, 9]);
    assert_bytes(&Response::Failed { id: Some(5), error: EngineError::Layer(9) }, &[3, 1, 5, 6, 9]);
}

#[test]
fn engine_errors() {
    let model = ModelId::Restore;
    let text = || "a".to_owned();
    assert_bytes(&EngineError::Device { backend: Backend::Cpu, reason: text() }, &[0, 0, 1, 97]);
    let weights = |fault| EngineError::Weights { model, fault };
    assert_bytes(&weights(WeightsFault::File), &[1, 0, 0]);
    assert_bytes(&weights(WeightsFault::Missing(text())), &[1, 0, 1, 1, 97]);
    assert_bytes(&weights(WeightsFault::Unknown(text())), &[1, 0, 2, 1, 97]);
    assert_bytes(&weights(WeightsFault::Type { tensor: text(), found: text() }), &[1, 0, 3, 1, 97, 1, 97]);
    let shape = WeightsFault::Shape { tensor: text(), found: vec![1], expected: vec![2, 3] };
    assert_bytes(&weights(shape), &[1, 0, 4, 1, 97, 1, 1, 2, 2, 3]);
    let width = WeightsFault::Width { tensor: text(), found: 1, most: 2 };
    assert_bytes(&weights(width), &[1, 0, 5, 1, 97, 1, 2]);
    let not_finite = WeightsFault::NotFinite { tensor: text(), index: 1, value: f32::INFINITY };
    assert_bytes(&weights(not_finite), &[1, 0, 6, 1, 97, 1, 0, 0, 128, 127]);
    assert_bytes(&weights(WeightsFault::Output(f32::INFINITY)), &[1, 0, 7, 0, 0, 128, 127]);
    assert_bytes(
        &EngineError::SelfCheck { model, difference: 1.0, tolerance: 0.5 },
        &[2, 0, 0, 0, 128, 63, 0, 0, 0, 63],
    );
    assert_bytes(&EngineError::NotLoaded(model), &[3, 0]);
    assert_bytes(&EngineError::Picture(text()), &[4, 1, 97]);
    assert_bytes(&EngineError::Latent(text()), &[5, 1, 97]);
    assert_bytes(&EngineError::Layer(300), &[6, 172, 2]);
    assert_bytes(&EngineError::ReadBack(text()), &[7, 1, 97]);
    assert_bytes(&EngineError::Panic(text()), &[8, 1, 97]);
    assert_bytes(&EngineError::Protocol, &[9]);
}

#[test]
fn photo_requests_and_responses() {
    use photo::{Crop, Preview, Request, Response};
    assert_bytes(&Request::Open { bytes: vec![1, 2] }, &[0, 2, 1, 2]);
    let crop = Crop { x: 1.0, y: 2.0, side: 0.5 };
    assert_bytes(&Request::Crop { id: 300, crop }, &[1, 172, 2, 0, 0, 128, 63, 0, 0, 0, 64, 0, 0, 0, 63]);
    let preview = Preview { width: 1, height: 1, rgba: vec![1, 2, 3, 255] };
    assert_bytes(&Response::Opened { width: 300, height: 2, preview }, &[0, 172, 2, 2, 1, 1, 4, 1, 2, 3, 255]);
    assert_bytes(&Response::Cropped { id: 1, pixels: vec![0.5] }, &[2, 1, 1, 0, 0, 0, 63]);
    assert_bytes(&Response::Failed { reason: "a".to_owned() }, &[3, 1, 97]);
}

#[test]
fn photo_errors() {
    use photo::{FileKind, PhotoError, PhotoFormat};
    assert_bytes(&PhotoError::Empty, &[0]);
    assert_bytes(&PhotoError::TooBig { bytes: 300 }, &[1, 172, 2]);
    assert_bytes(&PhotoError::Unknown { kind: Some(FileKind::Text) }, &[2, 1, 13]);
    assert_bytes(&PhotoError::TooManyPixels { width: 1, height: 2 }, &[3, 1, 2]);
    assert_bytes(&PhotoError::TooSmall { width: 1, height: 2 }, &[4, 1, 2]);
    assert_bytes(&PhotoError::TooDeep, &[5]);
    assert_bytes(&PhotoError::Broken { format: PhotoFormat::WebP }, &[6, 2]);
    assert_bytes(&PhotoError::Unsupported { format: PhotoFormat::Png }, &[7, 0]);
    assert_bytes(&PhotoError::NothingOpen, &[8]);
    assert_bytes(&PhotoError::CutOff { format: PhotoFormat::Jpeg }, &[9, 1]);
    assert_bytes(&PhotoError::HighDynamicRange, &[10]);
    assert_bytes(&photo::Response::Refused(PhotoError::TooDeep), &[1, 5]);
}
