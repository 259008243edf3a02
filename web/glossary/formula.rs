//! Formulae as MathML, which screen readers read too.

use yew::prelude::*;
use yew::virtual_dom::{VTag, VText};

use afterimage_app::glossary::formulae::{Formula, FormulaPart, Symbol, mathml_element, symbols};

/// A formula, as large as it would be in a line of its own.
pub fn formula(parts: Formula) -> Html {
    let mut math = VTag::new("math");
    math.add_attribute("displaystyle", "true");
    math.add_children(parts.iter().map(|part| match part {
        FormulaPart::Line(text) => line(text),
        FormulaPart::Fraction(above, below) => node("mfrac", [line(above), line(below)]),
    }));
    html! { <span class="formula" translate="no">{ Html::from(math) }</span> }
}

fn line(text: &str) -> Html {
    node("mrow", symbols(text).map(sign))
}

fn sign(Symbol { base, index, exponent }: Symbol<'_>) -> Html {
    match (index, exponent) {
        (Some(index), None) if base == "∑" => node("munder", [leaf(base), small(index)]),
        (Some(index), None) => node("msub", [leaf(base), small(index)]),
        (None, Some(exponent)) => node("msup", [leaf(base), small(exponent)]),
        (Some(index), Some(exponent)) => node("msubsup", [leaf(base), small(index), small(exponent)]),
        (None, None) => leaf(base),
    }
}

/// An index or an exponent: a number, or signs one behind the other.
fn small(text: &str) -> Html {
    match mathml_element(text) {
        "mn" => leaf(text),
        _ => node("mrow", text.chars().map(|sign| leaf(sign.encode_utf8(&mut [0; 4])))),
    }
}

fn leaf(sign: &str) -> Html {
    let element = mathml_element(sign);
    let mut leaf = VTag::new(element);
    if element == "mo" {
        // Brackets are as high as their letters, not as the sum beside them.
        leaf.add_attribute("stretchy", "false");
    }
    leaf.add_child(VText::new(sign.to_owned()).into());
    leaf.into()
}

fn node(tag: &'static str, children: impl IntoIterator<Item = Html>) -> Html {
    let mut node = VTag::new(tag);
    node.add_children(children);
    node.into()
}
