//! Weights files from anywhere: the architecture of a good file is detected, and the error for a bad one names the fault.
#![expect(clippy::unwrap_used, reason = "the helpers of tests fail as tests do")]

use std::collections::HashMap;

use afterimage_architecture::{Architecture, Upsampling, Widths};
use afterimage_weights::{MAX_CHANNELS, UPSAMPLING, Weights, WeightsError, detect_architecture};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

/// Reads a file of unknown architecture, as an engine does.
fn read(bytes: &[u8]) -> Result<Weights, WeightsError> {
    Weights::from_safetensors(detect_architecture(bytes)?, bytes)
}

/// The parts of a weights file, for a test to damage.
#[derive(Clone, Debug)]
struct File {
    header: Value,
    data: Vec<u8>,
}

impl File {
    fn parse(bytes: &[u8]) -> Self {
        let (length, rest) = bytes.split_at(8);
        let (header, data) = rest.split_at(u64::from_le_bytes(length.try_into().unwrap()) as usize);
        Self { header: serde_json::from_slice(header).unwrap(), data: data.to_vec() }
    }

    fn bytes(&self) -> Vec<u8> {
        let header = serde_json::to_vec(&self.header).unwrap();
        [&(header.len() as u64).to_le_bytes(), &header[..], &self.data].concat()
    }

    /// The names of its tensors.
    fn names(&self) -> Vec<String> {
        self.header.as_object().unwrap().keys().filter(|name| *name != "__metadata__").cloned().collect()
    }

    fn pick(&self, index: Index) -> String {
        self.names().swap_remove(index.index(self.names().len()))
    }

    /// What the header says of a tensor.
    fn entry(&mut self, index: Index) -> &mut Value {
        let name = self.pick(index);
        &mut self.header[name]
    }

    /// Where the data of a tensor begin and end.
    fn offsets(&self, name: &str) -> [usize; 2] {
        [0, 1].map(|end| self.header[name]["data_offsets"][end].as_u64().unwrap() as usize)
    }
}

fn widths() -> impl Strategy<Value = [usize; 3]> {
    [1usize..=8, 1..=8, 1..=8]
}

fn architecture() -> impl Strategy<Value = Architecture> {
    (widths(), select(&Upsampling::ALL[..])).prop_map(|(widths, upsampling)| Architecture {
        widths: Widths::new(widths),
        upsampling,
        ..Architecture::DIGITS
    })
}

fn weights() -> impl Strategy<Value = Weights> {
    (architecture(), any::<u64>()).prop_map(|(architecture, seed)| Weights::glorot(architecture, seed))
}

/// A good file, as the trainer writes it.
fn to_bytes(weights: &Weights) -> Vec<u8> {
    let name = weights.architecture().upsampling.as_str().to_owned();
    weights.to_safetensors(HashMap::from([(UPSAMPLING.to_owned(), name)])).unwrap()
}

fn file() -> impl Strategy<Value = File> {
    weights().prop_map(|weights| File::parse(&to_bytes(&weights)))
}

/// A number, or something else, that does not belong where a header holds it.
fn number() -> impl Strategy<Value = Value> {
    prop_oneof![
        select(vec![0u64, 1, 2, 3, 9, 257, 1 << 20, u64::from(u32::MAX), 1 << 61, u64::MAX]).prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(Value::Null),
        Just(json!("4")),
        Just(json!([[[[]]]])),
    ]
}

/// One fault of a file.
#[derive(Clone, Debug)]
enum Fault {
    Cut(Index),
    Bits(Vec<(Index, u8)>),
    HeaderLength(u64),
    Shape(Index, Index, Value),
    Dimensions(Index, Vec<usize>),
    Type(Index, String),
    Offset(Index, bool, Value),
    Swapped(Index, Index),
    Removed(Index),
    Renamed(Index, String),
    Metadata(Value),
    Longer(Vec<u8>),
    Other(Vec<u8>),
}

fn fault() -> impl Strategy<Value = Fault> {
    use Fault::*;
    let index = any::<Index>;
    let types = ["F64", "F16", "BF16", "I32", "U8", "BOOL", "F4", "C64", "f32", ""].map(str::to_owned).to_vec();
    prop_oneof![
        index().prop_map(Cut),
        vec((index(), 0u8..8), 1..4).prop_map(Bits),
        prop_oneof![any::<u64>(), 0u64..3000].prop_map(HeaderLength),
        (index(), index(), number()).prop_map(|(tensor, place, value)| Shape(tensor, place, value)),
        (index(), vec(0usize..300, 0..6)).prop_map(|(tensor, shape)| Dimensions(tensor, shape)),
        (index(), select(types)).prop_map(|(tensor, name)| Type(tensor, name)),
        (index(), any::<bool>(), number()).prop_map(|(tensor, is_end, value)| Offset(tensor, is_end, value)),
        (index(), index()).prop_map(|(one, other)| Swapped(one, other)),
        index().prop_map(Removed),
        (index(), ".{0,20}").prop_map(|(tensor, name)| Renamed(tensor, name)),
        number().prop_map(Metadata),
        vec(any::<u8>(), 1..9).prop_map(Longer),
        vec(any::<u8>(), 0..300).prop_map(Other),
    ]
}

impl Fault {
    /// The bytes of a file with this fault.
    fn apply(self, mut file: File) -> Vec<u8> {
        match self {
            Self::Cut(at) => {
                let mut bytes = file.bytes();
                bytes.truncate(at.index(bytes.len()));
                return bytes;
            }
            Self::Bits(flipped) => {
                let mut bytes = file.bytes();
                for (at, bit) in flipped {
                    let place = at.index(bytes.len());
                    bytes[place] ^= 1 << bit;
                }
                return bytes;
            }
            Self::HeaderLength(length) => {
                let mut bytes = file.bytes();
                bytes[..8].copy_from_slice(&length.to_le_bytes());
                return bytes;
            }
            Self::Other(bytes) => return bytes,
            Self::Shape(tensor, place, value) => {
                let shape = file.entry(tensor)["shape"].as_array_mut().unwrap();
                let place = place.index(shape.len());
                shape[place] = value;
            }
            Self::Dimensions(tensor, shape) => file.entry(tensor)["shape"] = json!(shape),
            Self::Type(tensor, name) => file.entry(tensor)["dtype"] = json!(name),
            Self::Offset(tensor, is_end, value) => {
                file.entry(tensor)["data_offsets"][usize::from(is_end)] = value;
            }
            Self::Swapped(one, other) => {
                let [one, other] = [file.pick(one), file.pick(other)];
                let kept = file.header[&one].clone();
                file.header[&one] = file.header[&other].clone();
                file.header[&other] = kept;
            }
            Self::Removed(tensor) => {
                let name = file.pick(tensor);
                file.header.as_object_mut().unwrap().remove(&name);
            }
            Self::Renamed(tensor, to) => {
                let name = file.pick(tensor);
                let entry = file.header.as_object_mut().unwrap().remove(&name).unwrap();
                file.header[to] = entry;
            }
            Self::Metadata(value) => file.header["__metadata__"] = json!({ UPSAMPLING: value }),
            Self::Longer(more) => file.data.extend(more),
        }
        file.bytes()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_faulty_file_gives_an_error_or_valid_weights(file in file(), fault in fault()) {
        let bytes = fault.clone().apply(file);
        for result in [read(&bytes), Weights::from_safetensors(Architecture::EYES, &bytes)] {
            match result {
                // A flipped bit in the data may give a valid number, and swapped tensors may have the same shape.
                Ok(weights) => {
                    prop_assert!(weights.architecture().widths.iter().all(|width| (1..=MAX_CHANNELS).contains(width)));
                    prop_assert!(weights.values().iter().flatten().all(|value| value.is_finite()));
                }
                Err(error) => prop_assert!(!error.to_string().is_empty()),
            }
        }
    }

    #[test]
    fn the_architecture_of_every_network_for_digits_is_detected(weights in weights()) {
        prop_assert_eq!(read(&to_bytes(&weights)), Ok(weights));
    }

    #[test]
    fn a_network_for_eyes_is_refused_as_one_for_digits(seed: u64) {
        let narrow = Architecture { widths: Widths::new([2, 3, 4]), ..Architecture::EYES };
        let error = read(&to_bytes(&Weights::glorot(narrow, seed))).unwrap_err().to_string();
        prop_assert!(error.starts_with("tensor `refine.") && error.ends_with("does not belong to this network"), "{error}");
    }

    #[test]
    fn the_error_names_a_missing_or_unknown_tensor(file in file(), index: Index) {
        let name = file.pick(index);
        // Data that belong to no tensor are refused too, so the tensor is renamed, not removed.
        let renamed = Fault::Renamed(index, "unknown".to_owned()).apply(file.clone());
        let error = read(&renamed).unwrap_err();
        let is_width = name.starts_with("encoder") && name.ends_with("weight");
        let expected = if is_width { WeightsError::Missing(name.clone()) } else { WeightsError::Unknown("unknown".into()) };
        prop_assert_eq!(error, expected);
        let mut file = file;
        let [begin, end] = file.offsets(&name);
        file.data.drain(begin..end);
        for other in file.names() {
            let [from, to] = file.offsets(&other);
            if from >= end {
                file.header[&other]["data_offsets"] = json!([from - (end - begin), to - (end - begin)]);
            }
        }
        prop_assert_eq!(read(&Fault::Removed(index).apply(file)), Err(WeightsError::Missing(name)));
    }

    #[test]
    fn the_error_names_a_tensor_of_another_shape(file in file(), index: Index) {
        let mut file = file;
        let name = file.pick(index);
        let shape = file.header[&name]["shape"].as_array().unwrap().clone();
        // As many numbers, with one dimension more.
        file.header[&name]["shape"] = json!([&shape[..], &[json!(1)]].concat());
        let error = read(&file.bytes()).unwrap_err();
        prop_assert!(matches!(&error, WeightsError::Shape { tensor, .. } if *tensor == name), "{error}");
    }

    #[test]
    fn the_error_names_a_tensor_of_another_type(file in file(), index: Index) {
        let mut file = file;
        let name = file.pick(index);
        file.header[&name]["dtype"] = json!("I32");
        prop_assert_eq!(read(&file.bytes()), Err(WeightsError::Type { tensor: name, found: "I32".to_owned() }));
    }

    #[test]
    fn the_error_names_the_position_of_a_value_that_is_not_finite(
        file in file(), index: Index, at: Index, value in select(vec![f32::NAN, f32::INFINITY, f32::NEG_INFINITY]),
    ) {
        let mut file = file;
        let name = file.pick(index);
        let [begin, end] = file.offsets(&name);
        let place = at.index((end - begin) / 4);
        file.data[begin + 4 * place..][..4].copy_from_slice(&value.to_le_bytes());
        let error = read(&file.bytes()).unwrap_err().to_string();
        prop_assert_eq!(error, format!("tensor `{name}` holds {value} at position {place}"));
    }
}
