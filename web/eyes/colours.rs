//! The choice of the crosshair's colour.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use afterimage_app::eyes::{COLOURS, from_hex, to_hex, to_rgb8};
use afterimage_app::texts::eyes as texts;

#[derive(Properties, PartialEq)]
pub struct ColoursProps {
    /// The chosen colour, sRGB in [0, 1].
    pub colour: [f32; 3],
    /// Receives another colour.
    pub onchange: Callback<[f32; 3]>,
}

/// A button for each of a few colours, and the browser's colour input for any other.
#[component]
pub fn Colours(props: &ColoursProps) -> Html {
    let chosen = to_rgb8(props.colour);
    let mixed = props.onchange.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        if let Some(colour) = input.and_then(|input| from_hex(&input.value())) {
            mixed.emit(colour);
        }
    });
    html! {
        <div class="colours" role="group" aria-label={texts::text().colour}>
            { for COLOURS.into_iter().enumerate().map(|(index, colour)| html! {
                <button
                    type="button"
                    class="swatch"
                    ~style={format!("--swatch: {}", to_hex(colour))}
                    aria-label={texts::colour(index)}
                    title={texts::colour(index)}
                    aria-pressed={(colour == chosen).to_string()}
                    onclick={props.onchange.reform(move |_: MouseEvent| colour.map(|value| f32::from(value) / 255.0))}
                />
            }) }
            <input
                type="color"
                class="swatch"
                value={to_hex(chosen)}
                aria-label={texts::text().other_colour}
                title={texts::text().other_colour}
                {oninput}
            />
        </div>
    }
}
