//! A labelled slider from 0 to 1.

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
    let value = format!("{:.2}", props.value);
    html! {
        <div class="slider">
            <label for={&props.id}>{ &props.label }</label>
            // An <output> would be a second status; the slider tells its value itself.
            <span class="value" aria-hidden="true">{ &value }</span>
            <input
                id={&props.id}
                type="range"
                min="0"
                max="1"
                step="0.01"
                style={format!("--fill: {}", props.value)}
                {value}
                {oninput}
            />
        </div>
    }
}
