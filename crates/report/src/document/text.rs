//! Numbers as words, and texts as HTML.

/// A loss: four decimals.
pub fn loss(value: f64) -> String {
    format!("{value:.4}")
}

/// Decibels: two decimals, ∞ for equal pictures.
pub fn decibels(value: f64) -> String {
    if value == f64::INFINITY { "∞".to_owned() } else { format!("{value:.2}") }
}

/// A structural similarity: three decimals.
pub fn similarity(value: f64) -> String {
    format!("{value:.3}")
}

/// A share as per cent, with two significant digits below 10 %.
pub fn percent(share: f64) -> String {
    let percent = 100.0 * share;
    match percent {
        ..1.0 => format!("{percent:.2} %"),
        ..10.0 => format!("{percent:.1} %"),
        _ => format!("{percent:.0} %"),
    }
}

/// A whole number with commas between thousands.
pub fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// What `a` is beside `b`: "as much as", "1.8 times", "0.40 times".
pub fn times(a: f64, b: f64) -> String {
    match a / b {
        ratio if (0.95..1.05).contains(&ratio) => "about as much as".to_owned(),
        ratio if ratio >= 10.0 => format!("{ratio:.0} times"),
        ratio if ratio >= 1.0 => format!("{ratio:.1} times"),
        ratio => format!("{ratio:.2} times"),
    }
}

/// A difference in dB: "0.12 dB above".
pub fn beyond(decibels: f64) -> String {
    format!("{:.2} dB {}", decibels.abs(), if decibels < 0.0 { "below" } else { "above" })
}

/// "a, b and c".
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

/// Twelve digits of a git revision, and whether the tree was changed since.
pub fn revision(revision: &str) -> String {
    let (commit, dirty) = revision.strip_suffix("-dirty").map_or((revision, ""), |commit| (commit, "-dirty"));
    commit.chars().take(12).collect::<String>() + dirty
}

/// Text as it may stand in HTML, also in an attribute.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A document's text as Markdown: a `<` would begin an element there, but not in code.
pub fn plain(text: &str) -> String {
    let pieces = text.split('`').enumerate();
    let pieces = pieces.map(|(place, piece)| match place % 2 {
        1 => piece.to_owned(),
        _ => piece.replace('<', "&lt;"),
    });
    pieces.collect::<Vec<_>>().join("`")
}

/// A document's text as HTML: `code` and [links](https://example.org) become elements, all else is escaped.
pub fn inline_html(text: &str) -> String {
    let mut html = String::new();
    // Every other piece stands between backticks.
    for (place, piece) in text.split('`').enumerate() {
        if place % 2 == 1 {
            html += &format!("<code>{}</code>", escape(piece));
        } else {
            html += &with_links(piece);
        }
    }
    html
}

fn with_links(text: &str) -> String {
    let link = |rest: &str| -> Option<(String, usize)> {
        let (label, tail) = rest.strip_prefix('[')?.split_once("](")?;
        let (address, _) = tail.split_once(')')?;
        let html = format!("<a href=\"{}\">{}</a>", escape(address), escape(label));
        Some((html, "[](".len() + label.len() + address.len() + ")".len()))
    };
    let mut html = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('[') {
        html += &escape(&rest[..start]);
        rest = &rest[start..];
        match link(rest) {
            Some((element, length)) => {
                html += &element;
                rest = &rest[length..];
            }
            None => {
                html.push('[');
                rest = &rest[1..];
            }
        }
    }
    html + &escape(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_as_they_are_read() {
        assert_eq!((loss(0.10139), decibels(19.354), similarity(0.8531)), pair("0.1014", "19.35", "0.853"));
        assert_eq!(decibels(f64::INFINITY), "∞");
        assert_eq!([0.0012, 0.0345, 0.5].map(percent), ["0.12 %", "3.5 %", "50 %"]);
        assert_eq!([7, 1_000, 1_234_567].map(count), ["7", "1,000", "1,234,567"]);
    }

    fn pair(a: &str, b: &str, c: &str) -> (String, String, String) {
        (a.to_owned(), b.to_owned(), c.to_owned())
    }

    #[test]
    fn ratios_become_words() {
        assert_eq!(times(1.02, 1.0), "about as much as");
        assert_eq!(times(3.6, 2.0), "1.8 times");
        assert_eq!(times(50.0, 2.0), "25 times");
        assert_eq!(times(0.4, 1.0), "0.40 times");
        assert_eq!([0.125, -0.5].map(beyond), ["0.12 dB above", "0.50 dB below"]);
        assert_eq!(list(&["a", "b", "c"].map(str::to_owned)), "a, b and c");
    }

    #[test]
    fn revisions_are_shortened_but_not_cleaned() {
        assert_eq!(revision("0123456789abcdef-dirty"), "0123456789ab-dirty");
        assert_eq!(revision("unknown"), "unknown");
    }

    #[test]
    fn code_and_links_become_elements_and_the_rest_is_escaped() {
        assert_eq!(inline_html("a < b & `x < \"y\"`"), "a &lt; b &amp; <code>x &lt; &quot;y&quot;</code>");
        let linked = inline_html("see [O & D](https://distill.pub/?a=1&b=2), [sic]");
        assert_eq!(linked, "see <a href=\"https://distill.pub/?a=1&amp;b=2\">O &amp; D</a>, [sic]");
        assert_eq!(inline_html("[a](b"), "[a](b");
    }
}
