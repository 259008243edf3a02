//! Where the tooltip of a term is placed.

/// The tooltip's least distance from the window's edges, in CSS pixels.
const MARGIN: f64 = 8.0;

/// The bounds of the word that the tooltip explains, in CSS pixels from the window's upper left corner.
#[derive(Clone, Copy, Debug)]
pub struct WordBounds {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The lower edge.
    pub bottom: f64,
}

/// The left and upper edge of a tooltip of this width and height. It is below its word, or above where there is room
/// only there. It touches the word, so that the pointer can move onto it, and stays inside a window that is large enough.
pub fn tooltip_position(
    word: WordBounds,
    [width, height]: [f64; 2],
    [window_width, window_height]: [f64; 2],
) -> [f64; 2] {
    let left = word.left.min(window_width - MARGIN - width).max(MARGIN);
    let above = word.top - height;
    let has_room_below = word.bottom + height + MARGIN <= window_height;
    [left, if has_room_below || above < MARGIN { word.bottom } else { above }]
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHONE: [f64; 2] = [320.0, 568.0];

    #[test]
    fn the_tooltip_is_below_its_word() {
        assert_eq!(
            tooltip_position(WordBounds { left: 20.0, top: 100.0, bottom: 120.0 }, [200.0, 80.0], PHONE),
            [20.0, 120.0]
        );
    }

    #[test]
    fn at_the_right_edge_the_tooltip_moves_left() {
        assert_eq!(
            tooltip_position(WordBounds { left: 250.0, top: 100.0, bottom: 120.0 }, [200.0, 80.0], PHONE),
            [112.0, 120.0]
        );
    }

    #[test]
    fn at_the_lower_edge_the_tooltip_is_above_its_word() {
        assert_eq!(
            tooltip_position(WordBounds { left: 20.0, top: 530.0, bottom: 550.0 }, [200.0, 80.0], PHONE),
            [20.0, 450.0]
        );
    }

    #[cfg(not(target_family = "wasm"))]
    mod properties {
        use proptest::prelude::*;

        use super::*;

        proptest! {
            #[test]
            fn the_tooltip_stays_inside_a_window_that_is_large_enough(
                window in [320.0..3840.0, 240.0..2160.0],
                (x, y) in (0.0..1.0, 0.0..1.0),
                tip in [40.0..304.0, 20.0..100.0],
            ) {
                let [width, height] = window;
                let top = y * (height - 24.0);
                let [left, upper] = tooltip_position(WordBounds { left: x * width, top, bottom: top + 24.0 }, tip, window);
                prop_assert!(left >= 0.0 && left + tip[0] <= width);
                prop_assert!(upper >= 0.0 && upper + tip[1] <= height);
            }
        }
    }
}
