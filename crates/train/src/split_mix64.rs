//! Seeds for independent random numbers.

/// Combines two numbers into a seed. This is the finalizer of SplitMix64 (Steele et al., 2014), so seeds of
/// neighbouring numbers differ in about half of their bits.
pub fn split_mix64(a: u64, b: u64) -> u64 {
    let mut z = a.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(b).wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
