//! Detects the kind of a file that holds no weights for the page, from its content. Its name may be wrong.

/// Where a ZIP archive has the names of its files: at its start the first one, at its end all of them.
const ZIP_START: usize = 1024;
const ZIP_END: usize = 1 << 16;
/// The number of bytes that are searched for text.
const TEXT_PREFIX: usize = 1024;
/// The longest header that the format allows. No engine reads one as long, and each says its own limit.
const MAX_HEADER: u64 = 100_000_000;

/// Kinds of files that users are likely to try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A checkpoint of PyTorch: `.pt`, `.pth`, `.ckpt` or `.bin`.
    PyTorch,
    /// A model of Keras: `.keras`, `.h5` or `.hdf5`.
    Keras,
    /// A model of TensorFlow, TensorFlow Lite or TensorFlow.js.
    TensorFlow,
    /// A model of ONNX.
    Onnx,
    /// Arrays of NumPy: `.npy` or `.npz`.
    NumPy,
    /// A language model for llama.cpp.
    Gguf,
    /// The text that a repository has in place of a large file.
    GitLfsPointer,
    /// A ZIP archive of something else.
    Archive,
    /// PNG, JPEG, WebP or GIF.
    Picture,
    /// HTML, which a server may send in place of a file.
    WebPage,
    /// Any other text.
    Text,
    /// Anything else.
    Unknown,
}

/// The kind of a file that does not begin as safetensors do: with the length of a header in eight bytes, and the header,
/// which is JSON.
pub fn foreign(bytes: &[u8]) -> Option<FileKind> {
    let is_safetensors = bytes.split_first_chunk().is_some_and(|(length, header)| {
        u64::from_le_bytes(*length) <= MAX_HEADER && header.first().is_none_or(|first| *first == b'{')
    });
    (!is_safetensors).then(|| kind(bytes))
}

fn kind(bytes: &[u8]) -> FileKind {
    match bytes {
        [0x89, b'H', b'D', b'F', b'\r', b'\n', 0x1A, b'\n', ..] => FileKind::Keras,
        [b'P', b'K', 3, 4, ..] => archive(bytes),
        // A pickled object of Python: PyTorch before 1.6.
        [0x80, 2..=5, ..] => FileKind::PyTorch,
        [0x93, b'N', b'U', b'M', b'P', b'Y', ..] => FileKind::NumPy,
        [b'G', b'G', b'U', b'F', ..] => FileKind::Gguf,
        [_, _, _, _, b'T', b'F', b'L', b'3', ..] | [8, 1, 0x12, ..] => FileKind::TensorFlow,
        // Protocol buffers: the version of the format, then the producer's name and version, or the graph.
        [8, 3..=20, 0x12 | 0x1A | 0x22 | 0x3A, ..] => FileKind::Onnx,
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => FileKind::Picture,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => FileKind::Picture,
        _ => text(bytes),
    }
}

/// The kind of a ZIP archive by the names in it.
fn archive(bytes: &[u8]) -> FileKind {
    let start = &bytes[..bytes.len().min(ZIP_START)];
    let end = &bytes[bytes.len().saturating_sub(ZIP_END)..];
    let holds = |name: &[u8]| [start, end].iter().any(|part| part.windows(name.len()).any(|window| window == name));
    if holds(b"/data.pkl") {
        FileKind::PyTorch
    } else if holds(b".weights.h5") {
        FileKind::Keras
    } else if holds(b".npy") {
        FileKind::NumPy
    } else {
        FileKind::Archive
    }
}

fn text(bytes: &[u8]) -> FileKind {
    let prefix = &bytes[..bytes.len().min(TEXT_PREFIX)];
    let text = match std::str::from_utf8(prefix) {
        Ok(text) => text,
        // The last character may be truncated.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&prefix[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return FileKind::Unknown,
    };
    let text = text.trim_start_matches('\u{FEFF}').trim_start().to_ascii_lowercase();
    if text.is_empty() || text.contains('\0') {
        FileKind::Unknown
    } else if text.starts_with("version https://git-lfs") {
        FileKind::GitLfsPointer
    } else if text.starts_with("<!doctype html") || text.starts_with("<html") {
        FileKind::WebPage
    } else if text.starts_with('{') && (text.contains("modeltopology") || text.contains("weightsmanifest")) {
        FileKind::TensorFlow
    } else {
        FileKind::Text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn zip(names: &[&str]) -> Vec<u8> {
        names.iter().flat_map(|name| [b"PK\x03\x04", &[0; 26][..], name.as_bytes(), &[7; 40]].concat()).collect()
    }

    #[test]
    fn files_of_other_programs_are_called_what_they_are() {
        for (bytes, kind) in [
            (zip(&["archive/data.pkl", "archive/data/0"]), FileKind::PyTorch),
            (include_bytes!("tests/weights-torch.pt").to_vec(), FileKind::PyTorch),
            (b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19.".to_vec(), FileKind::PyTorch),
            (include_bytes!("tests/weights-keras.h5").to_vec(), FileKind::Keras),
            (zip(&["metadata.json", "config.json", "model.weights.h5"]), FileKind::Keras),
            (b"\x08\x01\x12\xf9\x0c\x12\x08".to_vec(), FileKind::TensorFlow),
            (b"\x1c\0\0\0TFL3\0\0".to_vec(), FileKind::TensorFlow),
            (b"{\"format\": \"layers-model\", \"modelTopology\": {}}".to_vec(), FileKind::TensorFlow),
            (b"\x08\x08\x12\x07pytorch\x1a\x052.4.1".to_vec(), FileKind::Onnx),
            (b"\x93NUMPY\x01\0v\0{'descr': '<f4'".to_vec(), FileKind::NumPy),
            (zip(&["arr_0.npy"]), FileKind::NumPy),
            (b"GGUF\x03\0\0\0\x10\0\0\0\0\0\0\0".to_vec(), FileKind::Gguf),
            (
                b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 122756\n".to_vec(),
                FileKind::GitLfsPointer,
            ),
            (zip(&["word/document.xml"]), FileKind::Archive),
            (b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec(), FileKind::Picture),
            (b"<!DOCTYPE html><title>Not found</title>".to_vec(), FileKind::WebPage),
            ("Dear diary, these are no weights. é".as_bytes()[..35].to_vec(), FileKind::Text),
            (vec![0xFE; 40], FileKind::Unknown),
            (vec![0; 3], FileKind::Unknown),
        ] {
            assert_eq!(foreign(&bytes), Some(kind), "{bytes:?}");
        }
    }

    #[test]
    fn safetensors_are_left_to_the_engines() {
        for bytes in [
            &b"\x02\0\0\0\0\0\0\0{}"[..],
            // Cut off, and with a header that is too long for an engine: it says what is wrong.
            b"\xff\x09\0\0\0\0\0\0{\"encoder",
            b"\x40\x0d\x03\0\0\0\0\0{\"__metadata__\"",
            b"\x08\x05\0\0\0\0\0\0",
        ] {
            assert_eq!(foreign(bytes), None, "{bytes:?}");
        }
    }

    proptest! {
        #[test]
        fn every_file_has_a_kind_or_begins_as_safetensors_do(bytes: Vec<u8>) {
            let begins = bytes.len() >= 8 && bytes.get(8).is_none_or(|byte| *byte == b'{');
            prop_assert!(foreign(&bytes).is_some() || begins);
        }
    }
}
