//! Text as Markdown and as HTML. The only markup in a report's texts is `code` and [links](https://example.org).

/// Escapes text for HTML elements and attributes.
pub fn escape_html(text: &str) -> String {
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

/// A report's text as Markdown. Outside of code, `<` is escaped, because it would start an HTML element.
pub fn escape_markdown(text: &str) -> String {
    let pieces = text.split('`').enumerate();
    let pieces = pieces.map(|(index, piece)| match index % 2 {
        1 => piece.to_owned(),
        _ => piece.replace('<', "&lt;"),
    });
    pieces.collect::<Vec<_>>().join("`")
}

/// A report's text as HTML: `code` and [links](https://example.org) become elements, everything else is escaped.
pub fn inline_html(text: &str) -> String {
    let mut html = String::new();
    // The pieces with odd indices are between backticks.
    for (index, piece) in text.split('`').enumerate() {
        if index % 2 == 1 {
            html += &format!("<code>{}</code>", escape_html(piece));
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
        let html = format!("<a href=\"{}\">{}</a>", escape_html(address), escape_html(label));
        Some((html, "[](".len() + label.len() + address.len() + ")".len()))
    };
    let mut html = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('[') {
        html += &escape_html(&rest[..start]);
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
    html + &escape_html(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_links_become_elements_and_other_text_is_escaped() {
        assert_eq!(inline_html("a < b & `x < \"y\"`"), "a &lt; b &amp; <code>x &lt; &quot;y&quot;</code>");
        let linked = inline_html("see [O & D](https://distill.pub/?a=1&b=2), [sic]");
        assert_eq!(linked, "see <a href=\"https://distill.pub/?a=1&amp;b=2\">O &amp; D</a>, [sic]");
        assert_eq!(inline_html("[a](b"), "[a](b");
    }
}
