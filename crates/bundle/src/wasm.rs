//! Strips a wasm file: removes the sections that browsers do not read.

use std::fmt;

/// The first bytes of every wasm file: `\0asm`, version 1.
const HEADER: [u8; 8] = *b"\0asm\x01\0\0\0";

/// Why a file is not WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MalformedWasm {
    /// It does not start with the header of a wasm file.
    Header,
    /// A section at this offset reaches past the end of the file, or its length or name cannot be read.
    Section(usize),
}

impl fmt::Display for MalformedWasm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header => f.write_str("it does not start with the header of a wasm file"),
            Self::Section(offset) => write!(f, "the section at byte {offset} is cut off or malformed"),
        }
    }
}

impl std::error::Error for MalformedWasm {}

/// Removes the custom sections that only tools read: function names, producers, debug information, and the list of
/// target features (wasm-bindgen has read it by then). Everything else stays the same byte for byte.
///
/// # Errors
/// [`MalformedWasm`] where the bytes are not wasm.
pub fn strip(bytes: &[u8]) -> Result<Vec<u8>, MalformedWasm> {
    let mut rest = bytes.strip_prefix(HEADER.as_slice()).ok_or(MalformedWasm::Header)?;
    let mut kept = HEADER.to_vec();
    while let Some((&id, after_id)) = rest.split_first() {
        let malformed = MalformedWasm::Section(bytes.len() - rest.len());
        let (content, after) = length_prefixed(after_id).ok_or(malformed)?;
        let custom_name = if id == 0 { Some(length_prefixed(content).ok_or(malformed)?.0) } else { None };
        if !custom_name.is_some_and(is_for_tools) {
            kept.extend_from_slice(&rest[..rest.len() - after.len()]);
        }
        rest = after;
    }
    Ok(kept)
}

fn is_for_tools(name: &[u8]) -> bool {
    matches!(name, b"name" | b"producers" | b"target_features") || name.starts_with(b".debug")
}

/// Splits off the bytes that follow their length.
fn length_prefixed(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = leb128(bytes)?;
    rest.split_at_checked(length)
}

/// Reads an unsigned LEB128 number of at most 32 bits. Returns it and the bytes after it.
fn leb128(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0u64;
    for (index, &byte) in bytes.iter().enumerate().take(5) {
        value |= u64::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            let value = u32::try_from(value).ok()?;
            return Some((usize::try_from(value).ok()?, &bytes[index + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        // The length is written in two bytes, to test the longer form.
        let length = u16::try_from(content.len()).unwrap();
        let mut bytes = vec![id, (length & 0x7f) as u8 | 0x80, (length >> 7) as u8];
        bytes.extend_from_slice(content);
        bytes
    }

    fn custom(name: &str, content: &[u8]) -> Vec<u8> {
        let mut bytes = vec![u8::try_from(name.len()).unwrap()];
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(content);
        section(0, &bytes)
    }

    fn file(sections: &[Vec<u8>]) -> Vec<u8> {
        [HEADER.to_vec(), sections.concat()].concat()
    }

    #[test]
    fn removes_the_sections_for_tools_and_keeps_the_others() {
        let code = section(10, &[1; 200]);
        let other = custom("something else", b"kept");
        let whole = file(&[
            custom("producers", b"rustc"),
            code.clone(),
            custom(".debug_info", &[0; 300]),
            other.clone(),
            custom("name", b"main"),
            custom("target_features", b"+simd128"),
        ]);
        assert_eq!(strip(&whole), Ok(file(&[code, other])));
    }

    #[test]
    fn stripping_twice_changes_nothing_more() {
        let once = strip(&file(&[custom("name", b"x"), section(1, b"types")])).unwrap();
        assert_eq!(strip(&once), Ok(once.clone()));
    }

    #[test]
    fn an_empty_module_stays_as_it_is() {
        assert_eq!(strip(&HEADER), Ok(HEADER.to_vec()));
    }

    #[test]
    fn a_file_that_is_cut_off_is_an_error_at_every_length() {
        let whole = file(&[section(10, &[7; 150])]);
        for length in 9..whole.len() {
            assert_eq!(strip(&whole[..length]), Err(MalformedWasm::Section(8)), "{length} bytes");
        }
    }

    #[test]
    fn a_file_of_another_format_is_an_error() {
        assert_eq!(strip(b"<!doctype html>"), Err(MalformedWasm::Header));
        assert_eq!(strip(b""), Err(MalformedWasm::Header));
        // A custom section whose name is longer than itself, and a length that never ends.
        assert_eq!(strip(&file(&[section(0, &[200, 1])])), Err(MalformedWasm::Section(8)));
        assert_eq!(strip(&[&HEADER[..], &[1, 0x80, 0x80, 0x80, 0x80, 0x80]].concat()), Err(MalformedWasm::Section(8)));
    }
}
