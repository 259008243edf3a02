//! A row of numbers: which of several marks the tools act on.

use afterimage_app::texts::corruption as texts;
use yew::prelude::*;

use crate::ui::Segmented;

#[derive(Properties, PartialEq)]
pub struct MarkSelectorProps {
    /// Ties the numbers together.
    pub id: AttrValue,
    /// What is chosen, for screen readers.
    pub legend: AttrValue,
    /// Which one of how many, in words.
    pub caption: AttrValue,
    /// How many marks there are.
    pub count: usize,
    /// The place of the chosen one, from 0.
    pub selected: usize,
    /// Takes the place of another one.
    pub onchange: Callback<usize>,
}

/// One number for each mark.
#[component]
pub fn MarkSelector(props: &MarkSelectorProps) -> Html {
    let options: Vec<(usize, &'static str)> = texts::NUMBERS.into_iter().enumerate().take(props.count).collect();
    html! {
        <div class="chooser">
            <p class="hint">{ &props.caption }</p>
            <Segmented<usize>
                id={&props.id}
                legend={&props.legend}
                {options}
                chosen={props.selected}
                onchange={&props.onchange}
            />
        </div>
    }
}
