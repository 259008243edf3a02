//! Keys on the latent. Pure.

use std::rc::Rc;

use afterimage_app::inspector::mosaic::Mosaic;
use afterimage_app::inspector::view::Latent;
use afterimage_app::inspector::{InspectorAction, max_cell_value};
use afterimage_app::keys::Key;
use afterimage_app::texts::inspector as texts;

/// How far a key takes a number.
const KEY_STEP: f32 = 0.25;

/// What a key does to the latent, of which `cell` is selected, and the words for it.
pub fn press(latent: &Latent, cell: Option<usize>, key: &Key) -> Option<(InspectorAction, String)> {
    if key.is_shortcut() {
        return None;
    }
    let mosaic = Mosaic::square(latent.shape);
    let (right, below, more) = match key.name.as_str() {
        "ArrowLeft" => (-1, 0, 0.0),
        "ArrowRight" => (1, 0, 0.0),
        "ArrowUp" => (0, -1, 0.0),
        "ArrowDown" => (0, 1, 0.0),
        "PageUp" | "+" => (0, 0, KEY_STEP),
        "PageDown" | "-" => (0, 0, -KEY_STEP),
        _ => return None,
    };
    // The first key only selects the first number. Another network's latent may have had more of them.
    let cell = cell.filter(|cell| *cell < latent.values.len());
    let to = cell.map_or(0, |cell| mosaic.neighbour(cell, right, below));
    let now = *latent.values.get(to)?;
    if more == 0.0 || cell.is_none() {
        return Some((InspectorAction::SelectCell(to), texts::cell_value(mosaic.position(to), now)));
    }
    let value = (now + more).clamp(0.0, max_cell_value(*latent.base.get(to)?));
    let action = InspectorAction::SetCell { value, base: Rc::clone(&latent.base) };
    Some((action, texts::cell_value(mosaic.position(to), value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn latent() -> Latent {
        let values: Rc<[f32]> = [1.0; 256].into();
        Latent { shape: [16, 4, 4], base: Rc::clone(&values), values }
    }

    fn press(latent: &Latent, cell: Option<usize>, name: &str) -> Option<(InspectorAction, String)> {
        super::press(latent, cell, &Key { name: name.to_owned(), ..Key::default() })
    }

    #[test]
    fn arrow_keys_select_the_neighbour() {
        let select = |cell, key| press(&latent(), cell, key).map(|(action, _)| action);
        assert_eq!(select(Some(3), "ArrowRight"), Some(InspectorAction::SelectCell(16)));
        assert_eq!(select(Some(5), "ArrowUp"), Some(InspectorAction::SelectCell(1)));
        assert_eq!(select(None, "ArrowDown"), Some(InspectorAction::SelectCell(0)));
        assert_eq!(select(None, "+"), Some(InspectorAction::SelectCell(0)));
        assert_eq!(select(Some(256), "ArrowDown"), Some(InspectorAction::SelectCell(0)));
        assert_eq!(select(Some(3), "Tab"), None);
    }

    #[test]
    fn the_browsers_own_keys_stay_its_own() {
        let smaller = Key { name: "-".to_owned(), is_command: true, ..Key::default() };
        assert_eq!(super::press(&latent(), Some(3), &smaller), None);
    }

    #[test]
    fn plus_and_minus_change_the_number_and_say_so() {
        let latent = latent();
        let set = |value| InspectorAction::SetCell { value, base: Rc::clone(&latent.base) };
        let words = "Map 1, row 2, column 2: 1.25".to_owned();
        assert_eq!(press(&latent, Some(5), "+"), Some((set(1.25), words)));
        assert_eq!(press(&latent, Some(5), "PageDown").map(|(action, _)| action), Some(set(0.75)));
        let zero = Latent { values: [0.1; 256].into(), ..latent.clone() };
        assert_eq!(press(&zero, Some(5), "-").map(|(action, _)| action), Some(set(0.0)));
    }
}
