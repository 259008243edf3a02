//! Numbers, and other values, as text.

/// A loss, with four decimals.
pub fn loss(value: f64) -> String {
    format!("{value:.4}")
}

/// Decibels, with two decimals, or ∞ for equal pictures.
pub fn decibels(value: f64) -> String {
    if value == f64::INFINITY { "∞".to_owned() } else { format!("{value:.2}") }
}

/// A structural similarity, with three decimals.
pub fn similarity(value: f64) -> String {
    format!("{value:.3}")
}

/// A share as a percentage, with two significant digits below 10 %.
pub fn percent(share: f64) -> String {
    let percent = 100.0 * share;
    match percent {
        ..1.0 => format!("{percent:.2} %"),
        ..10.0 => format!("{percent:.1} %"),
        _ => format!("{percent:.0} %"),
    }
}

/// A whole number, with commas between thousands.
pub fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// The first twelve digits of a git revision, with `-dirty` if it has this ending.
pub fn revision(revision: &str) -> String {
    let (commit, dirty) = revision.strip_suffix("-dirty").map_or((revision, ""), |commit| (commit, "-dirty"));
    commit.chars().take(12).collect::<String>() + dirty
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_decimals_of_their_kind() {
        assert_eq!([loss(0.10139), decibels(19.354), similarity(0.8531)], ["0.1014", "19.35", "0.853"]);
        assert_eq!(decibels(f64::INFINITY), "∞");
        assert_eq!([0.0012, 0.0345, 0.5].map(percent), ["0.12 %", "3.5 %", "50 %"]);
        assert_eq!([7, 1_000, 1_234_567].map(count), ["7", "1,000", "1,234,567"]);
    }

    #[test]
    fn revisions_are_shortened_and_keep_dirty() {
        assert_eq!(revision("0123456789abcdef-dirty"), "0123456789ab-dirty");
        assert_eq!(revision("unknown"), "unknown");
    }
}
