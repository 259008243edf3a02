//! Sprites: the round trip, each error, and bytes that are none.

use afterimage_imaging::{Image, SpriteError, decode_sprite, encode_sprite};
use proptest::collection::vec;
use proptest::prelude::*;

fn white(side: usize) -> Result<Image, afterimage_imaging::ImageError> {
    Image::from_pixels(1, side, side, vec![1.0; side * side])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn tiles_come_back(
        side in 1usize..9,
        columns in 1usize..6,
        levels in vec(any::<u8>(), 81..400),
    ) {
        let tiles: Vec<Image> = levels
            .chunks_exact(side * side)
            .map(|tile| tile.iter().map(|&l| f32::from(l) / 255.0).collect())
            .map(|pixels| Image::from_pixels(1, side, side, pixels).unwrap())
            .collect();
        let png = encode_sprite(&tiles, columns).unwrap();
        let decoded = decode_sprite(&png, side).unwrap();
        prop_assert_eq!(&decoded[..tiles.len()], &tiles[..]);
        prop_assert_eq!(decoded.len(), tiles.len().next_multiple_of(columns));
        prop_assert!(decoded[tiles.len()..].iter().all(Image::is_blank));
    }

    #[test]
    fn strange_bytes_do_not_panic(bytes in vec(any::<u8>(), 0..300), side in 0usize..40) {
        prop_assert!(decode_sprite(&bytes, side).is_err());
    }

    #[test]
    fn damaged_sprites_do_not_panic(
        damage in vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        end in any::<prop::sample::Index>(),
    ) {
        let mut png = encode_sprite(&[white(28).unwrap(), Image::digit()], 2).unwrap();
        for (at, byte) in damage {
            let at = at.index(png.len());
            png[at] = byte;
        }
        let _ = decode_sprite(&png, 28);
        let _ = decode_sprite(&png[..end.index(png.len())], 28);
    }
}

#[test]
fn tiles_lie_row_by_row() {
    let tiles = [white(2).unwrap(), Image::new(1, 2, 2), white(2).unwrap()];
    let png = encode_sprite(&tiles, 2).unwrap();
    let whole = decode_sprite(&png, 4).unwrap();
    assert_eq!(whole.len(), 1);
    assert_eq!(whole[0].get(0, 0, 0), 1.0);
    assert_eq!(whole[0].get(0, 0, 2), 0.0);
    assert_eq!(whole[0].get(0, 2, 0), 1.0);
}

#[test]
fn values_between_levels_are_rounded() {
    let tile = Image::from_pixels(1, 1, 2, vec![0.5, 0.501]).unwrap();
    assert!(matches!(encode_sprite(&[tile], 1), Err(SpriteError::Tile { index: 0, .. })));
    let tile = Image::from_pixels(1, 1, 1, vec![0.501]).unwrap();
    let png = encode_sprite(&[tile], 1).unwrap();
    assert_eq!(decode_sprite(&png, 1).unwrap()[0].get(0, 0, 0), 128.0 / 255.0);
}

#[test]
fn sizes_that_do_not_fit_are_named() {
    let png = encode_sprite(&[Image::digit()], 1).unwrap();
    for side in [0, 5, 56] {
        let error = decode_sprite(&png, side).unwrap_err();
        assert!(matches!(error, SpriteError::Size { width: 28, height: 28, .. }), "{error}");
    }
}

#[test]
fn what_makes_no_sprite_is_refused() {
    assert!(matches!(encode_sprite(&[], 3), Err(SpriteError::Empty)));
    let digit = Image::digit();
    let one = std::slice::from_ref(&digit);
    assert!(matches!(encode_sprite(one, 0), Err(SpriteError::Empty)));
    assert!(matches!(encode_sprite(one, 147), Err(SpriteError::TooLarge)));
    assert!(matches!(encode_sprite(one, usize::MAX), Err(SpriteError::TooLarge)));
    let mixed = [digit, Image::new(3, 28, 28)];
    assert!(matches!(encode_sprite(&mixed, 2), Err(SpriteError::Tile { index: 1, .. })));
}

#[test]
fn what_is_no_png_says_so() {
    let error = decode_sprite(b"GIF89a", 28).unwrap_err();
    assert_eq!(error.to_string(), "the sprite is not a PNG");
}

/// A header alone can claim any size, so it is the size that must be refused, before the pixels.
#[test]
fn a_vast_claim_is_too_large() {
    let mut png = encode_sprite(&[Image::digit()], 1).unwrap();
    // The IHDR chunk: length (4), name (4), width (4), height (4), five bytes more, checksum.
    png[16..20].copy_from_slice(&100_000u32.to_be_bytes());
    let checksum = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&checksum.to_be_bytes());
    assert!(matches!(decode_sprite(&png, 28), Err(SpriteError::TooLarge)));
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 })
    })
}
