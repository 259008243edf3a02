//! The photo worker's messages survive encoding.

use afterimage_protocol::photo::{Crop, FileKind, PhotoError, PhotoFormat, Preview, Request, Response, open_header};
use afterimage_protocol::{EngineError, decode, encode};
use proptest::collection::vec;
use proptest::prelude::*;

fn floats() -> impl Strategy<Value = f32> {
    any::<f32>().prop_filter("equal to itself", |value| !value.is_nan())
}

fn crop() -> impl Strategy<Value = Crop> {
    (floats(), floats(), floats()).prop_map(|(x, y, side)| Crop { x, y, side })
}

fn request() -> impl Strategy<Value = Request> {
    prop_oneof![
        vec(any::<u8>(), 0..300).prop_map(|bytes| Request::Open { bytes }),
        (any::<u32>(), crop()).prop_map(|(id, crop)| Request::Crop { id, crop }),
    ]
}

fn error() -> impl Strategy<Value = PhotoError> {
    prop_oneof![
        Just(PhotoError::Empty),
        any::<usize>().prop_map(|bytes| PhotoError::TooBig { bytes }),
        any::<bool>().prop_map(|is_known| PhotoError::Unknown { kind: is_known.then_some(FileKind::Heic) }),
        any::<(u32, u32)>().prop_map(|(width, height)| PhotoError::TooManyPixels { width, height }),
        any::<(u32, u32)>().prop_map(|(width, height)| PhotoError::TooSmall { width, height }),
        Just(PhotoError::TooDeep),
        Just(PhotoError::Broken { format: PhotoFormat::WebP }),
        Just(PhotoError::Unsupported { format: PhotoFormat::Jpeg }),
        Just(PhotoError::NothingOpen),
        Just(PhotoError::CutOff { format: PhotoFormat::Png }),
        Just(PhotoError::HighDynamicRange),
    ]
}

fn response() -> impl Strategy<Value = Response> {
    let preview = (any::<u32>(), any::<u32>(), vec(any::<u8>(), 0..300));
    let preview = preview.prop_map(|(width, height, rgba)| Preview { width, height, rgba });
    prop_oneof![
        (any::<u32>(), any::<u32>(), preview).prop_map(|(width, height, preview)| Response::Opened {
            width,
            height,
            preview
        }),
        error().prop_map(Response::Refused),
        (any::<u32>(), vec(floats(), 0..300)).prop_map(|(id, pixels)| Response::Cropped { id, pixels }),
        any::<String>().prop_map(|reason| Response::Failed { reason }),
    ]
}

proptest! {
    #[test]
    fn requests_survive_encoding(request in request()) {
        prop_assert_eq!(decode(&encode(&request)), Ok(request));
    }

    #[test]
    fn responses_survive_encoding(response in response()) {
        prop_assert_eq!(decode(&encode(&response)), Ok(response));
    }

    #[test]
    fn a_truncated_message_is_refused(request in request(), cut in 0.0_f64..1.0) {
        let bytes = encode(&request);
        let kept = (bytes.len() as f64 * cut) as usize;
        prop_assert_eq!(decode::<Request>(&bytes[..kept]), Err(EngineError::Protocol));
    }

    #[test]
    fn a_header_and_its_file_are_a_request(bytes in vec(any::<u8>(), 0..20_000)) {
        let mut message = open_header(bytes.len());
        message.extend(&bytes);
        prop_assert_eq!(decode(&message), Ok(Request::Open { bytes }));
    }
}
