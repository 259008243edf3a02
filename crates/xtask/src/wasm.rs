//! Taking out of a wasm file what a browser does not need.

use std::fmt;

/// Every wasm file starts so: `\0asm`, version 1.
const HEADER: [u8; 8] = *b"\0asm\x01\0\0\0";

/// Why a file is not wasm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// It does not start as wasm does.
    Header,
    /// A section at this offset reaches past the end of the file, or its length or name cannot be read.
    Section(usize),
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header => f.write_str("it does not start as a wasm file does"),
            Self::Section(offset) => write!(f, "the section at byte {offset} is cut or malformed"),
        }
    }
}

/// The file without the custom sections that only tools read: function names, producers, debug information, and
/// the list of target features, which wasm-bindgen has read by then. Everything else stays byte for byte.
///
/// # Errors
/// [`Malformed`] where the bytes are not wasm.
pub fn strip(bytes: &[u8]) -> Result<Vec<u8>, Malformed> {
    let mut rest = bytes.strip_prefix(HEADER.as_slice()).ok_or(Malformed::Header)?;
    let mut kept = HEADER.to_vec();
    while let Some((&id, after_id)) = rest.split_first() {
        let malformed = Malformed::Section(bytes.len() - rest.len());
        let (content, after) = sized(after_id).ok_or(malformed)?;
        let custom_name = if id == 0 { Some(sized(content).ok_or(malformed)?.0) } else { None };
        if !custom_name.is_some_and(only_tools_read) {
            kept.extend_from_slice(&rest[..rest.len() - after.len()]);
        }
        rest = after;
    }
    Ok(kept)
}

fn only_tools_read(name: &[u8]) -> bool {
    matches!(name, b"name" | b"producers" | b"target_features") || name.starts_with(b".debug")
}

/// Splits off a run of bytes that is written after its length.
fn sized(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = leb128(bytes)?;
    rest.split_at_checked(length)
}

/// An unsigned number of at most 32 bits, seven bits a byte, and what follows it.
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
        // A length of two bytes, to try the longer form.
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
    fn takes_out_what_only_tools_read_and_leaves_the_rest() {
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
    fn an_empty_module_is_whole() {
        assert_eq!(strip(&HEADER), Ok(HEADER.to_vec()));
    }

    #[test]
    fn a_cut_file_is_an_error_at_every_length() {
        let whole = file(&[section(10, &[7; 150])]);
        for length in 9..whole.len() {
            assert_eq!(strip(&whole[..length]), Err(Malformed::Section(8)), "{length} bytes");
        }
    }

    #[test]
    fn what_is_not_wasm_is_an_error() {
        assert_eq!(strip(b"<!doctype html>"), Err(Malformed::Header));
        assert_eq!(strip(b""), Err(Malformed::Header));
        // A custom section whose name is longer than itself, and a length that never ends.
        assert_eq!(strip(&file(&[section(0, &[200, 1])])), Err(Malformed::Section(8)));
        assert_eq!(strip(&[&HEADER[..], &[1, 0x80, 0x80, 0x80, 0x80, 0x80]].concat()), Err(Malformed::Section(8)));
    }
}
