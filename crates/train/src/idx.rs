//! The IDX file format, in which MNIST is published.

/// Images of one size, 8 bits a pixel.
#[derive(Clone, Debug, PartialEq)]
pub struct Idx {
    /// The length of each dimension, outermost first: `[images, height, width]`, or `[labels]`.
    pub dimensions: Vec<usize>,
    /// Every value, row by row.
    pub values: Vec<u8>,
}

impl Idx {
    /// Parses a file of unsigned bytes (format: <https://github.com/cvdfoundation/mnist>).
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let [0, 0, 8, rank, rest @ ..] = bytes else {
            return Err("not an IDX file of unsigned bytes".to_owned());
        };
        let (header, _) = rest.as_chunks::<4>();
        let rank = usize::from(*rank);
        if header.len() < rank {
            return Err("the header is cut short".to_owned());
        }
        let dimensions: Vec<usize> = header[..rank].iter().map(|length| u32::from_be_bytes(*length) as usize).collect();
        let values = &rest[4 * rank..];
        let expected = dimensions.iter().try_fold(1usize, |product, length| product.checked_mul(*length));
        if expected != Some(values.len()) {
            return Err(format!("{} values where the header {dimensions:?} promises others", values.len()));
        }
        Ok(Self { dimensions, values: values.to_vec() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_small_file_is_read() {
        let bytes = [0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 2, 7, 9];
        assert_eq!(Idx::parse(&bytes), Ok(Idx { dimensions: vec![1, 2], values: vec![7, 9] }));
    }

    #[test]
    fn a_cut_file_is_refused() {
        assert!(Idx::parse(&[0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 2, 7]).is_err());
        assert!(Idx::parse(&[0, 0, 8, 3, 0, 0, 0, 1]).is_err());
        assert!(Idx::parse(b"<!DOCTYPE html>").is_err());
    }

    proptest! {
        #[test]
        fn strange_bytes_never_panic(mut bytes: Vec<u8>, rank: u8) {
            let _ = Idx::parse(&bytes);
            bytes.splice(0..0, [0, 0, 8, rank]);
            let _ = Idx::parse(&bytes);
        }
    }
}
