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

/// The ratio of `a` to `b` in words: "about as much as", "1.8 times", "0.40 times".
pub fn ratio_in_words(a: f64, b: f64) -> String {
    match a / b {
        ratio if (0.95..1.05).contains(&ratio) => "about as much as".to_owned(),
        ratio if ratio >= 10.0 => format!("{ratio:.0} times"),
        ratio if ratio >= 1.0 => format!("{ratio:.1} times"),
        ratio => format!("{ratio:.2} times"),
    }
}

/// A difference in dB in words: "0.12 dB above", "0.50 dB below".
pub fn above_or_below(decibels: f64) -> String {
    format!("{:.2} dB {}", decibels.abs(), if decibels < 0.0 { "below" } else { "above" })
}

/// Joins items with commas and "and": "a, b and c".
pub fn join_with_and(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
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
        assert_eq!((loss(0.10139), decibels(19.354), similarity(0.8531)), pair("0.1014", "19.35", "0.853"));
        assert_eq!(decibels(f64::INFINITY), "∞");
        assert_eq!([0.0012, 0.0345, 0.5].map(percent), ["0.12 %", "3.5 %", "50 %"]);
        assert_eq!([7, 1_000, 1_234_567].map(count), ["7", "1,000", "1,234,567"]);
    }

    fn pair(a: &str, b: &str, c: &str) -> (String, String, String) {
        (a.to_owned(), b.to_owned(), c.to_owned())
    }

    #[test]
    fn ratios_and_differences_become_words() {
        assert_eq!(ratio_in_words(1.02, 1.0), "about as much as");
        assert_eq!(ratio_in_words(3.6, 2.0), "1.8 times");
        assert_eq!(ratio_in_words(50.0, 2.0), "25 times");
        assert_eq!(ratio_in_words(0.4, 1.0), "0.40 times");
        assert_eq!([0.125, -0.5].map(above_or_below), ["0.12 dB above", "0.50 dB below"]);
        assert_eq!(join_with_and(&["a", "b", "c"].map(str::to_owned)), "a, b and c");
    }

    #[test]
    fn revisions_are_shortened_and_keep_dirty() {
        assert_eq!(revision("0123456789abcdef-dirty"), "0123456789ab-dirty");
        assert_eq!(revision("unknown"), "unknown");
    }
}
