//! A decoded message equals the one that was encoded, and bytes that are not a message are refused.

use std::fmt::Debug;

use afterimage_architecture::{Dataset, ModelId, Upsampling};
use afterimage_protocol::{
    Backend, EngineError, Input, Layer, Network, Output, Request, Response, WeightsFault, decode, encode,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde::{Serialize, de::DeserializeOwned};

/// Pixels and other values. NaN can be sent too, but is not equal to itself.
fn floats() -> impl Strategy<Value = Vec<f32>> {
    vec(any::<f32>().prop_filter("equal to itself", |value| !value.is_nan()), 0..300)
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..300)
}

fn model() -> impl Strategy<Value = ModelId> {
    let custom = (select(&[Dataset::Digits, Dataset::Eyes][..]), any::<u32>());
    prop_oneof![select(&ModelId::ALL[..]), custom.prop_map(|(dataset, number)| ModelId::Custom { dataset, number })]
}

fn network() -> impl Strategy<Value = Network> {
    let untrained = |(upsampling, seed)| Network::Untrained { upsampling, seed };
    prop_oneof![model().prop_map(Network::Trained), (select(&Upsampling::ALL[..]), any::<u64>()).prop_map(untrained)]
}

fn input() -> impl Strategy<Value = Input> {
    prop_oneof![
        floats().prop_map(|pixels| Input::Restore { pixels }),
        floats().prop_map(|latent| Input::Decode { latent }),
        (floats(), any::<usize>()).prop_map(|(pixels, layer)| Input::FeatureMaps { pixels, layer }),
    ]
}

fn request() -> impl Strategy<Value = Request> {
    prop_oneof![
        (model(), bytes(), bytes()).prop_map(|(model, weights, golden)| Request::Load { model, weights, golden }),
        (any::<u32>(), network(), input()).prop_map(|(id, network, input)| Request::Infer { id, network, input }),
    ]
}

fn output() -> impl Strategy<Value = Output> {
    prop_oneof![
        (floats(), floats(), floats()).prop_map(|(pixels, latent, mask)| Output::Restored { pixels, latent, mask }),
        floats().prop_map(|pixels| Output::Decoded { pixels }),
        floats().prop_map(|values| Output::FeatureMaps { values }),
    ]
}

fn weights_fault() -> impl Strategy<Value = WeightsFault> {
    let tensor = any::<String>;
    let shape = || vec(any::<usize>(), 0..5);
    prop_oneof![
        Just(WeightsFault::File),
        tensor().prop_map(WeightsFault::Missing),
        tensor().prop_map(WeightsFault::Unknown),
        (tensor(), any::<String>()).prop_map(|(tensor, found)| WeightsFault::Type { tensor, found }),
        (tensor(), shape(), shape()).prop_map(|(tensor, found, expected)| WeightsFault::Shape {
            tensor,
            found,
            expected
        }),
        (tensor(), any::<usize>()).prop_map(|(tensor, found)| WeightsFault::Width { tensor, found, most: 256 }),
        (tensor(), any::<usize>()).prop_map(|(tensor, index)| WeightsFault::NotFinite {
            tensor,
            index,
            value: f32::INFINITY
        }),
        Just(WeightsFault::Output(f32::NEG_INFINITY)),
    ]
}

fn error() -> impl Strategy<Value = EngineError> {
    prop_oneof![
        any::<String>().prop_map(|reason| EngineError::Device { backend: Backend::WebGpu, reason }),
        (model(), weights_fault()).prop_map(|(model, fault)| EngineError::Weights { model, fault }),
        (model(), 0.0f32..1.0).prop_map(|(model, difference)| EngineError::SelfCheck {
            model,
            difference,
            tolerance: 0.001
        }),
        model().prop_map(EngineError::NotLoaded),
        any::<String>().prop_map(EngineError::Picture),
        any::<String>().prop_map(EngineError::Latent),
        any::<usize>().prop_map(EngineError::Layer),
        any::<String>().prop_map(EngineError::ReadBack),
        any::<String>().prop_map(EngineError::Panic),
        Just(EngineError::Protocol),
    ]
}

fn loaded() -> impl Strategy<Value = Response> {
    let layer = (any::<String>(), any::<[usize; 3]>()).prop_map(|(name, shape)| Layer { name, shape });
    let backend = select(&[Backend::Cpu, Backend::WebGpu][..]);
    let golden = proptest::option::of(bytes());
    (model(), backend, 0.0f32..1e6, 0.0f32..1e6, vec(layer, 0..20), any::<usize>(), golden).prop_map(
        |(model, backend, warm_up_ms, warm_ms, layers, parameters, golden)| Response::Loaded {
            model,
            backend,
            warm_up_ms,
            warm_ms,
            layers,
            parameters,
            golden,
        },
    )
}

fn response() -> impl Strategy<Value = Response> {
    prop_oneof![
        loaded(),
        (model(), error()).prop_map(|(model, error)| Response::LoadFailed { model, error }),
        (any::<u32>(), output(), 0.0f32..1e6).prop_map(|(id, output, millis)| Response::Inferred {
            id,
            output,
            millis
        }),
        (any::<Option<u32>>(), error()).prop_map(|(id, error)| Response::Failed { id, error }),
    ]
}

fn assert_round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(message: &T) -> Result<(), TestCaseError> {
    let back = decode::<T>(&encode(message));
    prop_assert_eq!(back.as_ref(), Ok(message));
    Ok(())
}

/// Checks that the message without its end, or with one more byte, is refused.
fn assert_exact_length<T: Serialize + DeserializeOwned + PartialEq + Debug>(
    message: &T,
    cut: f64,
) -> Result<(), TestCaseError> {
    let mut bytes = encode(message);
    let kept = (bytes.len() as f64 * cut) as usize;
    prop_assert_eq!(decode::<T>(&bytes[..kept]), Err(EngineError::Protocol));
    bytes.push(0);
    prop_assert_eq!(decode::<T>(&bytes), Err(EngineError::Protocol));
    Ok(())
}

proptest! {
    #[test]
    fn requests_survive_encoding(request in request()) {
        assert_round_trip(&request)?;
    }

    #[test]
    fn responses_survive_encoding(response in response()) {
        assert_round_trip(&response)?;
    }

    #[test]
    fn a_truncated_or_lengthened_message_is_an_error(request in request(), response in response(), cut in 0.0f64..1.0) {
        assert_exact_length(&request, cut)?;
        assert_exact_length(&response, cut)?;
    }

    #[test]
    fn arbitrary_bytes_do_not_panic(bytes in bytes()) {
        let _ = decode::<Request>(&bytes);
        let _ = decode::<Response>(&bytes);
    }

    #[test]
    fn a_damaged_message_does_not_panic(request in request(), response in response(), position: usize, byte: u8) {
        let mut bytes = encode(&request);
        let index = position % bytes.len();
        bytes[index] = byte;
        let _ = decode::<Request>(&bytes);
        let mut bytes = encode(&response);
        let index = position % bytes.len();
        bytes[index] = byte;
        let _ = decode::<Response>(&bytes);
    }
}

#[test]
fn a_length_beyond_the_end_of_the_bytes_is_an_error() {
    // `Infer`, id 0, `Trained(Restore)`, `Restore`, then 2⁶³ pixels: nothing may be reserved for them.
    let mut bytes = vec![1, 0, 0, 0, 0];
    bytes.extend([0x80; 9]);
    bytes.push(1);
    assert_eq!(decode::<Request>(&bytes), Err(EngineError::Protocol));
}
