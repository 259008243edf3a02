//! Every message comes back as it went, and bytes that are no message are refused.

use std::fmt::Debug;

use afterimage_architecture::{Dataset, ModelId, Upsampling};
use afterimage_protocol::{Answer, Backend, EngineError, Layer, Network, Question, Request, Response, decode, encode};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde::{Serialize, de::DeserializeOwned};

/// Pixels and the like. NaN travels as well, but is not equal to itself.
fn floats() -> impl Strategy<Value = Vec<f32>> {
    vec(any::<f32>().prop_filter("equal to itself", |value| !value.is_nan()), 0..300)
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    vec(any::<u8>(), 0..300)
}

fn model() -> impl Strategy<Value = ModelId> {
    let own = (select(&[Dataset::Digits, Dataset::Eyes][..]), any::<u32>());
    prop_oneof![select(&ModelId::ALL[..]), own.prop_map(|(dataset, number)| ModelId::Custom { dataset, number })]
}

fn network() -> impl Strategy<Value = Network> {
    let untrained = |(upsampling, seed)| Network::Untrained { upsampling, seed };
    prop_oneof![model().prop_map(Network::Trained), (select(&Upsampling::ALL[..]), any::<u64>()).prop_map(untrained)]
}

fn question() -> impl Strategy<Value = Question> {
    prop_oneof![
        floats().prop_map(|pixels| Question::Restore { pixels }),
        floats().prop_map(|latent| Question::Decode { latent }),
        (floats(), any::<usize>()).prop_map(|(pixels, layer)| Question::Layer { pixels, layer }),
    ]
}

fn request() -> impl Strategy<Value = Request> {
    prop_oneof![
        (model(), bytes(), bytes()).prop_map(|(model, weights, golden)| Request::Load { model, weights, golden }),
        (any::<u32>(), network(), question()).prop_map(|(id, network, question)| Request::Ask {
            id,
            network,
            question
        }),
    ]
}

fn answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        (floats(), floats()).prop_map(|(pixels, latent)| Answer::Restored { pixels, latent }),
        floats().prop_map(|pixels| Answer::Decoded { pixels }),
        floats().prop_map(|values| Answer::Layer { values }),
    ]
}

fn error() -> impl Strategy<Value = EngineError> {
    prop_oneof![
        any::<String>().prop_map(|reason| EngineError::Device { backend: Backend::WebGpu, reason }),
        (model(), any::<String>()).prop_map(|(model, reason)| EngineError::Weights { model, reason }),
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
        (any::<u32>(), answer(), 0.0f32..1e6).prop_map(|(id, answer, millis)| Response::Answered {
            id,
            answer,
            millis
        }),
        (any::<Option<u32>>(), error()).prop_map(|(id, error)| Response::Failed { id, error }),
    ]
}

fn comes_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(message: &T) -> Result<(), TestCaseError> {
    let back = decode::<T>(&encode(message));
    prop_assert_eq!(back.as_ref(), Ok(message));
    Ok(())
}

/// A message that lacks its end, or has one too many, is none.
fn is_whole<T: Serialize + DeserializeOwned + PartialEq + Debug>(message: &T, cut: f64) -> Result<(), TestCaseError> {
    let mut bytes = encode(message);
    let kept = (bytes.len() as f64 * cut) as usize;
    prop_assert_eq!(decode::<T>(&bytes[..kept]), Err(EngineError::Protocol));
    bytes.push(0);
    prop_assert_eq!(decode::<T>(&bytes), Err(EngineError::Protocol));
    Ok(())
}

proptest! {
    #[test]
    fn requests_come_back_as_they_went(request in request()) {
        comes_back(&request)?;
    }

    #[test]
    fn responses_come_back_as_they_went(response in response()) {
        comes_back(&response)?;
    }

    #[test]
    fn a_cut_or_lengthened_message_is_an_error(request in request(), response in response(), cut in 0.0f64..1.0) {
        is_whole(&request, cut)?;
        is_whole(&response, cut)?;
    }

    #[test]
    fn strange_bytes_are_an_error_and_never_a_panic(bytes in bytes()) {
        let _ = decode::<Request>(&bytes);
        let _ = decode::<Response>(&bytes);
    }

    #[test]
    fn a_spoilt_message_is_never_a_panic(request in request(), response in response(), place: usize, byte: u8) {
        let mut bytes = encode(&request);
        let place_in_request = place % bytes.len();
        bytes[place_in_request] = byte;
        let _ = decode::<Request>(&bytes);
        let mut bytes = encode(&response);
        let place_in_response = place % bytes.len();
        bytes[place_in_response] = byte;
        let _ = decode::<Response>(&bytes);
    }
}

#[test]
fn a_length_that_the_bytes_do_not_have_is_an_error() {
    // `Ask`, id 0, `Trained(Restore)`, `Restore`, then 2⁶³ pixels: nothing may be reserved for them.
    let mut bytes = vec![1, 0, 0, 0, 0];
    bytes.extend([0x80; 9]);
    bytes.push(1);
    assert_eq!(decode::<Request>(&bytes), Err(EngineError::Protocol));
}
