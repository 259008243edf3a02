//! What the keys do while the latent has the focus.

use std::rc::Rc;

use crate::inspector::mosaic::{CellPosition, Mosaic};
use crate::inspector::view::Latent;
use crate::inspector::{InspectorAction, max_cell_value};
use crate::keys::Key;

/// By how much one key press changes a cell.
const KEY_STEP: f32 = 0.25;

/// The result of a key press: what it does, and the cell and value to read out to screen readers.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyResult {
    /// What the key does.
    pub action: InspectorAction,
    /// The cell that is selected afterwards.
    pub position: CellPosition,
    /// That cell's value afterwards.
    pub value: f32,
}

/// What a key does while `cell` is selected: the arrow keys select a neighbour, plus and minus change the value.
pub fn press_key(latent: &Latent, cell: Option<usize>, key: &Key) -> Option<KeyResult> {
    if key.is_shortcut() {
        return None;
    }
    let mosaic = Mosaic::square(latent.shape);
    let (right, below, change) = match key.name.as_str() {
        "ArrowLeft" => (-1, 0, 0.0),
        "ArrowRight" => (1, 0, 0.0),
        "ArrowUp" => (0, -1, 0.0),
        "ArrowDown" => (0, 1, 0.0),
        "PageUp" | "+" => (0, 0, KEY_STEP),
        "PageDown" | "-" => (0, 0, -KEY_STEP),
        _ => return None,
    };
    // The first key press only selects the first cell. The selection may come from a network with a larger latent.
    let cell = cell.filter(|cell| *cell < latent.values.len());
    let next = cell.map_or(0, |cell| mosaic.neighbour(cell, right, below));
    let (position, value) = (mosaic.position(next), *latent.values.get(next)?);
    if change == 0.0 || cell.is_none() {
        return Some(KeyResult { action: InspectorAction::SelectCell(next), position, value });
    }
    let value = (value + change).clamp(0.0, max_cell_value(*latent.base.get(next)?));
    let action = InspectorAction::SetCell { value, base: Rc::clone(&latent.base) };
    Some(KeyResult { action, position, value })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn latent() -> Latent {
        let values: Rc<[f32]> = [1.0; 256].into();
        Latent { shape: [16, 4, 4], base: Rc::clone(&values), values }
    }

    fn press(latent: &Latent, cell: Option<usize>, name: &str) -> Option<KeyResult> {
        press_key(latent, cell, &Key { name: name.to_owned(), ..Key::default() })
    }

    #[test]
    fn arrow_keys_select_the_neighbour() {
        let select = |cell, key| press(&latent(), cell, key).map(|result| result.action);
        assert_eq!(select(Some(3), "ArrowRight"), Some(InspectorAction::SelectCell(16)));
        assert_eq!(select(Some(5), "ArrowUp"), Some(InspectorAction::SelectCell(1)));
        assert_eq!(select(None, "ArrowDown"), Some(InspectorAction::SelectCell(0)));
        assert_eq!(select(None, "+"), Some(InspectorAction::SelectCell(0)));
        assert_eq!(select(Some(256), "ArrowDown"), Some(InspectorAction::SelectCell(0)));
        assert_eq!(select(Some(3), "Tab"), None);
    }

    #[test]
    fn shortcuts_are_left_to_the_browser() {
        let smaller = Key { name: "-".to_owned(), is_command: true, ..Key::default() };
        assert_eq!(press_key(&latent(), Some(3), &smaller), None);
    }

    #[test]
    fn plus_and_minus_change_the_selected_cell() {
        let latent = latent();
        let set = |value| InspectorAction::SetCell { value, base: Rc::clone(&latent.base) };
        let position = CellPosition { map: 0, row: 1, column: 1 };
        let result = KeyResult { action: set(1.25), position, value: 1.25 };
        assert_eq!(press(&latent, Some(5), "+"), Some(result));
        assert_eq!(press(&latent, Some(5), "PageDown").map(|result| result.action), Some(set(0.75)));
        let zero = Latent { values: [0.1; 256].into(), ..latent.clone() };
        assert_eq!(press(&zero, Some(5), "-").map(|result| result.action), Some(set(0.0)));
    }
}
