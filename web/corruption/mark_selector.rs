//! A row of numbers that selects the mark that the tools change.

use afterimage_app::texts::corruption as texts;
use yew::prelude::*;

use crate::ui::{Segmented, changing};

#[derive(Properties, PartialEq)]
pub struct MarkSelectorProps {
    /// The name of the group of radio buttons.
    pub id: AttrValue,
    /// The group's name for screen readers.
    pub legend: AttrValue,
    /// The selection in words, for example "Box 2 of 3".
    pub caption: AttrValue,
    /// The number of marks.
    pub count: usize,
    /// The index of the selected mark.
    pub selected: usize,
    pub onchange: Callback<usize>,
}

/// One radio button for each mark.
#[component]
pub fn MarkSelector(props: &MarkSelectorProps) -> Html {
    let options: Vec<_> = texts::NUMBERS.into_iter().take(props.count).collect();
    html! {
        <div class="chooser">
            <p class="hint">{ changing(&props.caption) }</p>
            <Segmented
                id={&props.id}
                legend={&props.legend}
                {options}
                chosen={props.selected}
                onchange={&props.onchange}
            />
        </div>
    }
}
