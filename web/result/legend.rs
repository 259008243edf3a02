//! What the colours of the errors mean.

use std::rc::Rc;

use afterimage_app::texts::result as texts;
use yew::prelude::*;

use super::differences::Differences;

/// Steps of the bar to either side of its middle; the browser blends between them.
const STEPS: i16 = 32;

/// A bar of all the colours, drawn by the function that draws the errors, with its ends in words.
#[component]
pub fn Legend() -> Html {
    let values = use_memo((), |()| bar());
    html! {
        <div class="legend">
            <Differences values={Rc::clone(&*values)} width={values.len()} />
            <span><b>{ texts::DARKEST }</b>{ " " }{ texts::text().too_dark }</span>
            <b>{ texts::NO_ERROR }</b>
            <span>{ texts::text().too_bright }{ " " }<b>{ texts::BRIGHTEST }</b></span>
        </div>
    }
}

/// From −1 to 1 in even steps.
fn bar() -> Rc<[f32]> {
    (-STEPS..=STEPS).map(|step| f32::from(step) / f32::from(STEPS)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_reaches_from_end_to_end_with_nought_in_the_middle() {
        let bar = bar();
        assert_eq!((bar.len(), bar[0], bar[32], bar[64]), (65, -1.0, 0.0, 1.0));
    }
}
