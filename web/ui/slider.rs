//! A labelled slider.

use web_sys::HtmlInputElement;
use yew::prelude::*;

/// See [`Slider`].
#[derive(Properties, PartialEq)]
pub struct SliderProps {
    /// Ties the label to the slider.
    pub id: AttrValue,
    /// Its name.
    pub label: AttrValue,
    /// Where it stands.
    pub value: f32,
    /// Its left end.
    #[prop_or(0.0)]
    pub min: f32,
    /// Its right end, above the left one.
    #[prop_or(1.0)]
    pub max: f32,
    /// How far an arrow key goes.
    #[prop_or(0.01)]
    pub step: f32,
    /// The value in words; else it is shown as a number, as precise as a step.
    #[prop_or_default]
    pub text: Option<AttrValue>,
    /// Takes the new value while it is dragged.
    pub onchange: Callback<f32>,
}

/// The slider with its value.
#[component]
pub fn Slider(props: &SliderProps) -> Html {
    let moved = props.onchange.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        if let Some(value) = input.and_then(|input| input.value().parse().ok()) {
            moved.emit(value);
        }
    });
    let (onpointerdown, onpointercancel) = use_way_back(props);
    let value = number(props.value, props.step);
    html! {
        <div class="slider">
            <label for={&props.id}>{ &props.label }</label>
            // An <output> would be a second status; the slider tells its value itself.
            <span class="value" aria-hidden="true">{ props.text.as_deref().unwrap_or(&value) }</span>
            <input
                id={&props.id}
                type="range"
                min={props.min.to_string()}
                max={props.max.to_string()}
                step={props.step.to_string()}
                ~style={format!("--fill: {}", share(props.value, props.min, props.max))}
                aria-valuetext={props.text.clone()}
                value={value.clone()}
                {oninput}
                {onpointerdown}
                {onpointercancel}
            />
        </div>
    }
}

/// A finger that only scrolls the page may begin on a slider, which jumps there before the browser knows better and
/// takes the finger away. Then the value goes back to where it was: handlers for `onpointerdown` and `onpointercancel`.
#[hook]
fn use_way_back(props: &SliderProps) -> (Callback<PointerEvent>, Callback<PointerEvent>) {
    let before = use_mut_ref(|| props.value);
    let down = {
        let (before, value) = (before.clone(), props.value);
        Callback::from(move |_| *before.borrow_mut() = value)
    };
    let onchange = props.onchange.clone();
    let cancelled = Callback::from(move |_| onchange.emit(*before.borrow()));
    (down, cancelled)
}

/// As many decimals as tell one step from the next.
fn number(value: f32, step: f32) -> String {
    let decimals = (0u8..6).find(|&decimals| is_whole(step * 10.0f32.powi(decimals.into()))).unwrap_or(6);
    format!("{value:.0$}", usize::from(decimals))
}

fn is_whole(value: f32) -> bool {
    (value - value.round()).abs() < 1e-3
}

/// How far along its way the slider is, from 0 to 1.
fn share(value: f32, min: f32, max: f32) -> f32 {
    ((value - min) / (max - min)).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_precise_as_the_step() {
        assert_eq!(number(0.5, 0.01), "0.50");
        assert_eq!(number(0.07, 0.005), "0.070");
        assert_eq!(number(45.0, 1.0), "45");
        assert_eq!(number(2.5, 0.5), "2.5");
        assert_eq!(number(-3.0, 0.25), "-3.00");
    }

    #[test]
    fn the_fill_ends_at_the_thumb() {
        assert_eq!(share(0.25, 0.0, 1.0), 0.25);
        assert_eq!(share(3.0, -5.0, 5.0), 0.8);
        assert_eq!(share(9.0, 1.0, 6.0), 1.0);
    }
}
