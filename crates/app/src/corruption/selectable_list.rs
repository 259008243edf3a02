//! The marks of one kind that lie on the picture: crosshairs, or erased boxes.

/// More of one kind than anyone can tell apart.
pub const MAX_ITEMS: usize = 6;

/// SelectableList in the order in which they came. One of them is the chosen one, on which the controls act.
/// SelectableList that are switched off are kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SelectableList<T> {
    is_on: bool,
    list: Vec<T>,
    chosen: usize,
}

impl<T> SelectableList<T> {
    /// Whether they are switched on.
    pub fn is_on(&self) -> bool {
        self.is_on
    }

    /// Those that lie on the picture: all of them, or none while they are off.
    pub fn shown(&self) -> &[T] {
        if self.is_on { &self.list } else { &[] }
    }

    /// The chosen one's place among those shown.
    pub fn selected_index(&self) -> Option<usize> {
        (self.chosen < self.shown().len()).then_some(self.chosen)
    }

    /// The chosen one, while it is shown.
    pub fn chosen(&self) -> Option<&T> {
        self.shown().get(self.chosen)
    }

    /// The chosen one, to be changed.
    pub fn selected_mut(&mut self) -> Option<&mut T> {
        if self.is_on { self.list.get_mut(self.chosen) } else { None }
    }

    /// Whether there are none, on or off.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether there is no room for another one.
    pub fn is_full(&self) -> bool {
        self.list.len() >= MAX_ITEMS
    }

    /// Switches them on or off.
    pub fn switch(&mut self, is_on: bool) {
        self.is_on = is_on;
    }

    /// Chooses the one at this place, if it is shown.
    pub fn choose(&mut self, index: usize) {
        if index < self.shown().len() {
            self.chosen = index;
        }
    }

    /// Adds one, if there is room, and chooses it.
    pub fn add(&mut self, mark: T) {
        if !self.is_full() {
            self.is_on = true;
            self.list.push(mark);
            self.chosen = self.list.len() - 1;
        }
    }

    /// Takes the one at this place away, if it is shown. The chosen one stays chosen; if it is the one that goes, the
    /// one after it is chosen, or else the last.
    pub fn remove(&mut self, index: usize) {
        if index < self.shown().len() {
            self.list.remove(index);
            if index < self.chosen || self.chosen == self.list.len() {
                self.chosen = self.chosen.saturating_sub(1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three() -> SelectableList<char> {
        let mut marks = SelectableList::default();
        "abc".chars().for_each(|mark| marks.add(mark));
        marks
    }

    #[test]
    fn the_newest_is_chosen_and_any_other_can_be() {
        let mut marks = three();
        assert_eq!(marks.chosen(), Some(&'c'));
        marks.choose(0);
        assert_eq!((marks.chosen(), marks.selected_index()), (Some(&'a'), Some(0)));
        marks.choose(3);
        assert_eq!(marks.chosen(), Some(&'a'));
    }

    #[test]
    fn what_is_off_is_kept_and_cannot_be_changed() {
        let mut marks = three();
        marks.switch(false);
        assert!(marks.shown().is_empty() && !marks.is_empty());
        assert_eq!((marks.chosen(), marks.selected_index()), (None, None));
        assert_eq!(marks.selected_mut(), None);
        marks.remove(0);
        marks.choose(0);
        marks.switch(true);
        assert_eq!(marks.shown(), ['a', 'b', 'c']);
        assert_eq!(marks.chosen(), Some(&'c'));
    }

    #[test]
    fn removing_keeps_the_choice_or_takes_the_next() {
        let mut marks = three();
        marks.remove(0);
        assert_eq!((marks.shown(), marks.chosen()), (&['b', 'c'][..], Some(&'c')));
        marks.remove(1);
        assert_eq!(marks.chosen(), Some(&'b'));
        marks.remove(0);
        assert_eq!(marks.chosen(), None);
        assert!(marks.is_empty());
        let mut marks = three();
        marks.choose(1);
        marks.remove(1);
        assert_eq!(marks.chosen(), Some(&'c'));
    }

    #[test]
    fn there_is_room_for_so_many() {
        let mut marks = SelectableList::default();
        (0..10).for_each(|mark| marks.add(mark));
        assert!(marks.is_full());
        assert_eq!(marks.shown().len(), MAX_ITEMS);
        assert_eq!(marks.chosen(), Some(&5));
    }
}
