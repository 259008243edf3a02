//! Finds the end of a JPEG.
//!
//! The decoder adds what is missing at the end, which helps while a web page loads. So a file is looked through before
//! it is decoded. Some cameras and programs omit the end marker, or write data of their own in its place; such a file is
//! whole as long as its scans are.

/// How a file ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// With an end marker. Every segment before it is as long as it claims.
    Marked,
    /// Without an end marker, but all scans have begun. Their data end here, unless they are cut off.
    Missing { at: usize },
    /// Before all scans have begun.
    CutOff,
}

/// The scans of a file so far.
#[derive(Default)]
struct Scans {
    /// A bit for each of the 64 coefficients that is known in full, for each component of the frame by its identifier.
    known: Vec<(u8, u64)>,
    /// Where the data of the last scan end.
    end: Option<usize>,
}

/// Reads markers, most of them with a segment, up to EOI (ITU-T T.81, B.1). Entropy-coded data lies between segments and
/// holds no marker but RST. Bytes after the end are ignored.
pub fn find(bytes: &[u8]) -> End {
    let mut scans = Scans::default();
    if find_marker(bytes, &mut scans).is_some() {
        return End::Marked;
    }
    match scans.end {
        Some(at) if scans.are_complete() => End::Missing { at },
        _ => End::CutOff,
    }
}

/// `None` where there is no end marker.
fn find_marker(bytes: &[u8], scans: &mut Scans) -> Option<()> {
    let mut at = 2;
    let mut is_in_scan = false;
    loop {
        if is_in_scan {
            scans.end = Some(bytes.len());
        }
        let marker = at + bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        at = marker + 1;
        let code = *bytes.get(at)?;
        match code {
            // A byte of data, TEM, RST and SOI: without a segment.
            0x00 | 0x01 | 0xD0..=0xD8 => {
                at += 1;
                continue;
            }
            // A fill byte; the marker follows.
            0xFF => continue,
            _ => {}
        }
        if is_in_scan {
            scans.end = Some(marker);
            is_in_scan = false;
        }
        match code {
            0xD9 => return Some(()),
            // After the last scan, only comments and data of programs may come before the end.
            0xE0..=0xFE => {}
            _ if scans.are_complete() => return None,
            _ => {}
        }
        at += 1;
        // Its length counts its own two bytes.
        let length = usize::from(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?)).max(2);
        let segment = bytes.get(at + 2..at + length)?;
        match code {
            // SOF: all but DHT, JPG and DAC.
            0xC0..=0xCF if !matches!(code, 0xC4 | 0xC8 | 0xCC) => scans.begin_frame(segment),
            0xDA => {
                scans.begin_scan(segment);
                is_in_scan = true;
            }
            _ => {}
        }
        at += length;
    }
}

impl Scans {
    /// Notes the components: their number after precision and size, and three bytes each, the identifier first.
    fn begin_frame(&mut self, segment: &[u8]) {
        let components = segment.get(6..).unwrap_or_default();
        self.known = components.chunks_exact(3).map(|component| (component[0], 0)).collect();
    }

    /// Notes which coefficients the scan brings in full: the components with two bytes each, the first and the last
    /// coefficient, and the bit down to which they are known, in the lower half of the last byte.
    fn begin_scan(&mut self, segment: &[u8]) {
        let Some((count, rest)) = segment.split_first() else { return };
        let Some((components, [first, last @ 0..=63, bits])) = rest.split_at_checked(2 * usize::from(*count)) else {
            return;
        };
        if bits & 0x0F != 0 || first > last {
            return;
        }
        let coefficients = (u64::MAX >> (63 - last)) & (u64::MAX << first);
        for component in components.chunks_exact(2) {
            let known = self.known.iter_mut().filter(|(identifier, _)| *identifier == component[0]);
            known.for_each(|(_, known)| *known |= coefficients);
        }
    }

    /// Whether every coefficient of every component has come, or is in the scan that has begun last.
    fn are_complete(&self) -> bool {
        !self.known.is_empty() && self.known.iter().all(|(_, known)| *known == u64::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOI: &[u8] = &[0xFF, 0xD8];
    const EOI: &[u8] = &[0xFF, 0xD9];
    /// Entropy-coded data with a stuffed byte and an RST.
    const DATA: &[u8] = &[1, 0xFF, 0, 0xFF, 0xD0, 7];

    fn segment(code: u8, data: &[u8]) -> Vec<u8> {
        [&[0xFF, code, 0, data.len() as u8 + 2], data].concat()
    }

    /// A frame of two components, 7 and 9.
    fn frame(code: u8) -> Vec<u8> {
        segment(code, &[8, 0, 16, 0, 16, 2, 7, 0x11, 0, 9, 0x11, 0])
    }

    /// A scan of coefficients of these components.
    fn scan(components: &[u8], first: u8, last: u8, bits: u8) -> Vec<u8> {
        let components_with_tables = components.iter().flat_map(|component| [*component, 0]);
        let data: Vec<u8> =
            [components.len() as u8].into_iter().chain(components_with_tables).chain([first, last, bits]).collect();
        [&segment(0xDA, &data), DATA].concat()
    }

    #[test]
    fn the_end_of_an_embedded_thumbnail_is_not_the_end_of_the_file() {
        let thumbnail = segment(0xE1, &[0xFF, 0xD8, 0xFF, 0xD9]);
        let file = [SOI, &thumbnail, &frame(0xC0), &scan(&[7], 0, 63, 0)].concat();
        assert_eq!(find(&file), End::CutOff);
        assert_eq!(find(&[&file, &[0xFF][..], EOI].concat()), End::Marked);
    }

    #[test]
    fn without_a_marker_the_end_is_that_of_the_last_scan() {
        let file = [SOI, &frame(0xC0), &scan(&[7], 0, 63, 0), &scan(&[9], 0, 63, 0)].concat();
        assert_eq!(find(&file), End::Missing { at: file.len() });
        // Data of a program's own in place of the marker.
        for other in [&segment(0xE5, &[1, 2])[..], &[0xFF, 0xC1, 0xFF, 0xFF], &[0xFF, 0xDA], &[0xFF, 0xEE, 0xFF, 0xFF]]
        {
            assert_eq!(find(&[&file, other].concat()), End::Missing { at: file.len() }, "{other:?}");
        }
    }

    #[test]
    fn a_progressive_file_needs_every_bit_of_every_coefficient() {
        let scans = [
            scan(&[7, 9], 0, 0, 1),
            scan(&[7], 1, 5, 0),
            scan(&[7], 6, 63, 2),
            scan(&[9], 1, 63, 0),
            scan(&[7], 6, 63, 0x20),
            scan(&[7, 9], 0, 0, 0x10),
        ];
        let mut file = [SOI, &frame(0xC2)].concat();
        for scan in scans {
            assert_eq!(find(&file), End::CutOff);
            file.extend(scan);
        }
        assert_eq!(find(&file), End::Missing { at: file.len() });
    }
}
