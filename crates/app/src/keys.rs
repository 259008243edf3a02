//! Keyboard keys, and what they do to the drawing.

use crate::drawing::DrawingAction;

/// How many pixels of the picture an arrow key moves the cursor together with Shift.
const LARGE_STEP: i8 = 4;

/// A key press, with the browser's name of the key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key {
    /// The browser's name of the key, such as "z", "Z" or "ArrowLeft".
    pub name: String,
    /// The key's place, by the letter that it has on a US keyboard, such as "KeyZ".
    pub code: String,
    /// Whether Ctrl or ⌘ is held down.
    pub is_command: bool,
    /// Whether Shift is held down.
    pub is_shifted: bool,
    /// Whether Alt is held down.
    pub is_alt: bool,
    /// Whether the browser repeats the key because it is held down.
    pub is_repeated: bool,
}

impl Key {
    /// Whether this is a shortcut of the browser or of the page, for example Alt with an arrow key to go back. The focused
    /// element ignores shortcuts.
    pub fn is_shortcut(&self) -> bool {
        self.is_command || self.is_alt
    }

    /// The Latin letter that a shortcut means, in lower case. A keyboard whose letters are not Latin has it in the place
    /// of the US keyboard; there, and while an input method is on, the key's name is something else.
    fn shortcut_letter(&self) -> String {
        let is_latin = self.name.len() == 1 && self.name.is_ascii();
        let letter = if is_latin { &self.name } else { self.code.strip_prefix("Key").unwrap_or_default() };
        // With Caps Lock, and with Shift, letters are capitals.
        letter.to_ascii_lowercase()
    }

    /// What the key does anywhere on the page: undo or redo.
    pub fn page_action(&self) -> Option<DrawingAction> {
        if !self.is_command || self.is_alt {
            return None;
        }
        match (self.shortcut_letter().as_str(), self.is_shifted) {
            ("z", false) => Some(DrawingAction::Undo),
            ("z", true) | ("y", false) => Some(DrawingAction::Redo),
            _ => None,
        }
    }

    /// The index to which the key moves from `index` in a row of `count` items.
    pub fn step_in_row(&self, index: usize, count: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        match self.name.as_str() {
            _ if self.is_shortcut() => None,
            "ArrowLeft" => Some(index.saturating_sub(1)),
            "ArrowRight" => Some((index + 1).min(last)),
            "Home" => Some(0),
            "End" => Some(last),
            _ => None,
        }
    }

    /// What the key does on the pad. Space draws only if the cursor is visible, so that it scrolls the page for users who
    /// came to the pad with the mouse.
    pub fn pad_action(&self, is_cursor_visible: bool) -> Option<DrawingAction> {
        if self.is_shortcut() {
            return None;
        }
        let step = if self.is_shifted { LARGE_STEP } else { 1 };
        match self.name.as_str() {
            "ArrowLeft" => Some(DrawingAction::MoveCursor { right: -step, down: 0 }),
            "ArrowRight" => Some(DrawingAction::MoveCursor { right: step, down: 0 }),
            "ArrowUp" => Some(DrawingAction::MoveCursor { right: 0, down: -step }),
            "ArrowDown" => Some(DrawingAction::MoveCursor { right: 0, down: step }),
            // A repeated Space does nothing, but it must not scroll the page.
            " " if is_cursor_visible && self.is_repeated => Some(DrawingAction::MoveCursor { right: 0, down: 0 }),
            " " if is_cursor_visible => Some(DrawingAction::PressCursor),
            "Escape" if is_cursor_visible => Some(DrawingAction::LiftCursor),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> Key {
        Key { name: name.to_owned(), ..Key::default() }
    }

    fn command(name: &str) -> Key {
        Key { is_command: true, ..key(name) }
    }

    #[test]
    fn ctrl_z_undoes_and_ctrl_shift_z_or_ctrl_y_redoes() {
        assert_eq!(command("z").page_action(), Some(DrawingAction::Undo));
        assert_eq!(command("Z").page_action(), Some(DrawingAction::Undo), "Caps Lock");
        assert_eq!(Key { is_shifted: true, ..command("Z") }.page_action(), Some(DrawingAction::Redo));
        assert_eq!(command("y").page_action(), Some(DrawingAction::Redo));
        for other in [key("z"), command("x"), Key { is_alt: true, ..command("z") }] {
            assert_eq!(other.page_action(), None, "{other:?}");
        }
    }

    #[test]
    fn the_shortcuts_are_in_the_places_of_a_us_keyboard_where_letters_are_not_latin() {
        let at = |name: &str, code: &str| Key { code: code.to_owned(), ..command(name) };
        // Russian, Greek, Hebrew, Thai, and any keyboard with an input method.
        for name in ["я", "ζ", "ז", "ผ", "Process"] {
            assert_eq!(at(name, "KeyZ").page_action(), Some(DrawingAction::Undo), "{name}");
            let shifted = Key { is_shifted: true, ..at(name, "KeyZ") };
            assert_eq!(shifted.page_action(), Some(DrawingAction::Redo), "{name}");
        }
        assert_eq!(at("н", "KeyY").page_action(), Some(DrawingAction::Redo));
        assert_eq!(at("с", "KeyC").page_action(), None);
        assert_eq!(at("z", "KeyY").page_action(), Some(DrawingAction::Undo), "German: where the letter is");
        assert_eq!(at("w", "KeyZ").page_action(), None, "French: the letter is elsewhere");
    }

    #[test]
    fn keys_with_alt_ctrl_or_command_are_shortcuts() {
        let back = Key { is_alt: true, ..key("ArrowLeft") };
        assert!(back.is_shortcut() && command("z").is_shortcut());
        let far = Key { is_shifted: true, is_repeated: true, ..key("ArrowLeft") };
        assert!(!far.is_shortcut() && !key("-").is_shortcut());
    }

    #[test]
    fn arrows_move_the_pen_and_space_presses_it() {
        let move_by = |right, down| Some(DrawingAction::MoveCursor { right, down });
        assert_eq!(key("ArrowLeft").pad_action(false), move_by(-1, 0));
        assert_eq!(Key { is_shifted: true, ..key("ArrowDown") }.pad_action(true), move_by(0, 4));
        assert_eq!(key(" ").pad_action(true), Some(DrawingAction::PressCursor));
        assert_eq!(Key { is_repeated: true, ..key(" ") }.pad_action(true), move_by(0, 0));
        assert_eq!(key("Escape").pad_action(true), Some(DrawingAction::LiftCursor));
    }

    #[test]
    fn other_keys_on_the_pad_are_left_to_the_browser() {
        let back = Key { is_alt: true, ..key("ArrowLeft") };
        for (other, is_cursor_visible) in [(key(" "), false), (back, true), (key("Tab"), true), (key("Enter"), true)] {
            assert_eq!(other.pad_action(is_cursor_visible), None, "{other:?}");
        }
    }

    #[test]
    fn arrow_keys_go_along_a_row_and_stop_at_its_ends() {
        let step = |place, count, name: &str| Key { name: name.to_owned(), ..Key::default() }.step_in_row(place, count);
        assert_eq!(step(3, 13, "ArrowLeft"), Some(2));
        assert_eq!(step(0, 13, "ArrowLeft"), Some(0));
        assert_eq!(step(12, 13, "ArrowRight"), Some(12));
        assert_eq!((step(5, 13, "Home"), step(5, 13, "End")), (Some(0), Some(12)));
        assert_eq!(step(5, 13, "Tab"), None);
        assert_eq!(step(0, 0, "End"), None);
    }

    #[test]
    fn a_shortcut_leads_nowhere_along_a_row() {
        let back = Key { name: "ArrowLeft".to_owned(), is_alt: true, ..Key::default() };
        assert_eq!(back.step_in_row(3, 13), None);
    }
}
