//! A labelled slider.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::text::{changing, changing_number};

#[derive(Properties, PartialEq)]
pub struct SliderProps {
    /// The id of the slider; it must be unique on the page.
    pub id: AttrValue,
    /// The label.
    pub label: AttrValue,
    /// The current value.
    pub value: f32,
    /// The smallest value.
    #[prop_or(0.0)]
    pub min: f32,
    /// The largest value, above `min`.
    #[prop_or(1.0)]
    pub max: f32,
    /// The step of an arrow key.
    #[prop_or(0.01)]
    pub step: f32,
    /// The value as text. Without it, the value is shown as a number with the decimals of `step`.
    #[prop_or_default]
    pub text: Option<AttrValue>,
    /// Receives each new value during a drag.
    pub onchange: Callback<f32>,
}

/// The slider with its value.
#[component]
pub fn Slider(props: &SliderProps) -> Html {
    let moved = props.onchange.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            // The browser's number, because Rust's parser of floats would add ten kilobytes to the page.
            moved.emit(input.value_as_number() as f32);
        }
    });
    let (onpointerdown, onpointercancel) = use_restore_on_cancel(props);
    let value = AttrValue::from(format_value(props.value, props.step));
    html! {
        <div class="slider">
            <label for={&props.id}>{ changing(&props.label) }</label>
            // Not an <output>, which has the role of a status: screen readers read the value from the slider itself.
            <span class="value" aria-hidden="true">{ changing_number(props.text.as_ref().unwrap_or(&value)) }</span>
            <input
                id={&props.id}
                type="range"
                min={props.min.to_string()}
                max={props.max.to_string()}
                step={props.step.to_string()}
                ~style={format!("--fill: {}", fraction(props.value, props.min, props.max))}
                aria-valuetext={props.text.clone()}
                value={value.clone()}
                {oninput}
                {onpointerdown}
                {onpointercancel}
            />
        </div>
    }
}

/// Restores the value when the browser cancels the pointer. A finger that scrolls the page can begin on a slider, which
/// jumps to it before the browser detects the scroll. Returns handlers for `onpointerdown` and `onpointercancel`.
#[hook]
fn use_restore_on_cancel(props: &SliderProps) -> (Callback<PointerEvent>, Callback<PointerEvent>) {
    let before = use_mut_ref(|| props.value);
    let down = {
        let (before, value) = (before.clone(), props.value);
        Callback::from(move |_| *before.borrow_mut() = value)
    };
    let onchange = props.onchange.clone();
    let cancelled = Callback::from(move |_| onchange.emit(*before.borrow()));
    (down, cancelled)
}

/// Formats a value with as many decimals as the step has.
fn format_value(value: f32, step: f32) -> String {
    let decimals = (0u8..6).find(|&decimals| is_whole(step * 10.0f32.powi(decimals.into()))).unwrap_or(6);
    format!("{value:.0$}", usize::from(decimals))
}

fn is_whole(value: f32) -> bool {
    (value - value.round()).abs() < 1e-3
}

/// The position of the value between `min` and `max`, from 0 to 1.
fn fraction(value: f32, min: f32, max: f32) -> f32 {
    ((value - min) / (max - min)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_the_decimals_of_the_step() {
        assert_eq!(format_value(0.5, 0.01), "0.50");
        assert_eq!(format_value(0.07, 0.005), "0.070");
        assert_eq!(format_value(45.0, 1.0), "45");
        assert_eq!(format_value(2.5, 0.5), "2.5");
        assert_eq!(format_value(-3.0, 0.25), "-3.00");
    }

    #[test]
    fn the_fraction_is_clamped_to_0_and_1() {
        assert_eq!(fraction(0.25, 0.0, 1.0), 0.25);
        assert_eq!(fraction(3.0, -5.0, 5.0), 0.8);
        assert_eq!(fraction(9.0, 1.0, 6.0), 1.0);
    }
}
