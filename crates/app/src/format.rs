//! How the page writes numbers.

/// Written instead of a missing value.
pub const NONE: &str = "–";

/// Milliseconds, with one decimal below 100.
pub fn millis(value: f32) -> String {
    if value < 99.95 { format!("{value:.1} ms") } else { format!("{value:.0} ms") }
}

/// A peak signal-to-noise ratio in decibels; for equal pictures it is infinite.
pub fn decibels(value: Option<f32>) -> String {
    match value {
        None => NONE.to_owned(),
        Some(value) if value.is_nan() => NONE.to_owned(),
        Some(value) if value.is_infinite() => "∞".to_owned(),
        Some(value) => signed(format!("{value:.1}")),
    }
}

/// A structural similarity.
pub fn similarity(value: Option<f32>) -> String {
    match value {
        Some(value) if value.is_finite() => signed(format!("{value:.2}")),
        _ => NONE.to_owned(),
    }
}

/// A mean cross-entropy in nats per pixel.
pub fn nats(value: Option<f32>) -> String {
    match value {
        Some(value) if value.is_finite() => signed(format!("{value:.3}")),
        _ => NONE.to_owned(),
    }
}

/// Decimal megabytes.
pub fn megabytes(bytes: f64) -> String {
    format!("{:.1} MB", bytes / 1e6)
}

/// A share from 0 to 1, in per cent with one decimal.
pub fn percent(share: f32) -> String {
    format!("{:.1} %", 100.0 * share)
}

/// Replaces the hyphen by a minus sign, and removes it before zero.
fn signed(text: String) -> String {
    match text.strip_prefix('-') {
        Some(rest) if rest.bytes().all(|byte| matches!(byte, b'0' | b'.')) => rest.to_owned(),
        Some(rest) => format!("−{rest}"),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_written_in_per_cent() {
        assert_eq!([0.0, 0.0426, 1.0].map(percent), ["0.0 %", "4.3 %", "100.0 %"]);
    }

    #[test]
    fn milliseconds_keep_a_decimal_below_a_hundred() {
        assert_eq!(millis(3.12), "3.1 ms");
        assert_eq!(millis(0.0), "0.0 ms");
        assert_eq!(millis(99.97), "100 ms");
        assert_eq!(millis(347.4), "347 ms");
    }

    #[test]
    fn decibels_can_be_infinite_or_missing() {
        assert_eq!(decibels(Some(17.34)), "17.3");
        assert_eq!(decibels(Some(f32::INFINITY)), "∞");
        assert_eq!(decibels(Some(f32::NAN)), NONE);
        assert_eq!(decibels(Some(-0.01)), "0.0");
        assert_eq!(decibels(Some(-1.25)), "−1.2");
        assert_eq!(decibels(None), NONE);
    }

    #[test]
    fn similarity_has_two_decimals() {
        assert_eq!(similarity(Some(0.772)), "0.77");
        assert_eq!(similarity(Some(1.0)), "1.00");
        assert_eq!(similarity(Some(-0.001)), "0.00");
        assert_eq!(similarity(Some(f32::NAN)), NONE);
        assert_eq!(similarity(None), NONE);
    }

    #[test]
    fn nats_have_three_decimals() {
        assert_eq!(nats(Some(0.09714)), "0.097");
        assert_eq!(nats(Some(16.118_1)), "16.118");
        assert_eq!(nats(Some(-0.0)), "0.000");
        assert_eq!(nats(Some(f32::INFINITY)), NONE);
        assert_eq!(nats(None), NONE);
    }

    #[test]
    fn megabytes_are_decimal() {
        assert_eq!(megabytes(1_540_000.0), "1.5 MB");
    }
}
