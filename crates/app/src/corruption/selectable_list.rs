//! The list of one kind that lie on the picture: crosshairs, or erased boxes.

/// More of one kind than anyone can tell apart.
pub const MAX_ITEMS: usize = 6;

/// SelectableList in the order in which they came. One of them is the chosen one, on which the controls act.
/// SelectableList that are switched off are kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SelectableList<T> {
    is_on: bool,
    list: Vec<T>,
    selected: usize,
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
        (self.selected < self.shown().len()).then_some(self.selected)
    }

    /// The chosen one, while it is shown.
    pub fn selected(&self) -> Option<&T> {
        self.shown().get(self.selected)
    }

    /// The chosen one, to be changed.
    pub fn selected_mut(&mut self) -> Option<&mut T> {
        if self.is_on { self.list.get_mut(self.selected) } else { None }
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
    pub fn select(&mut self, index: usize) {
        if index < self.shown().len() {
            self.selected = index;
        }
    }

    /// Adds one, if there is room, and chooses it.
    pub fn add(&mut self, item: T) {
        if !self.is_full() {
            self.is_on = true;
            self.list.push(item);
            self.selected = self.list.len() - 1;
        }
    }

    /// Takes the one at this place away, if it is shown. The chosen one stays chosen; if it is the one that goes, the
    /// one after it is chosen, or else the last.
    pub fn remove(&mut self, index: usize) {
        if index < self.shown().len() {
            self.list.remove(index);
            if index < self.selected || self.selected == self.list.len() {
                self.selected = self.selected.saturating_sub(1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn three() -> SelectableList<char> {
        let mut list = SelectableList::default();
        "abc".chars().for_each(|item| list.add(item));
        list
    }

    #[test]
    fn the_newest_is_chosen_and_any_other_can_be() {
        let mut list = three();
        assert_eq!(list.selected(), Some(&'c'));
        list.select(0);
        assert_eq!((list.selected(), list.selected_index()), (Some(&'a'), Some(0)));
        list.select(3);
        assert_eq!(list.selected(), Some(&'a'));
    }

    #[test]
    fn what_is_off_is_kept_and_cannot_be_changed() {
        let mut list = three();
        list.switch(false);
        assert!(list.shown().is_empty() && !list.is_empty());
        assert_eq!((list.selected(), list.selected_index()), (None, None));
        assert_eq!(list.selected_mut(), None);
        list.remove(0);
        list.select(0);
        list.switch(true);
        assert_eq!(list.shown(), ['a', 'b', 'c']);
        assert_eq!(list.selected(), Some(&'c'));
    }

    #[test]
    fn removing_keeps_the_choice_or_takes_the_next() {
        let mut list = three();
        list.remove(0);
        assert_eq!((list.shown(), list.selected()), (&['b', 'c'][..], Some(&'c')));
        list.remove(1);
        assert_eq!(list.selected(), Some(&'b'));
        list.remove(0);
        assert_eq!(list.selected(), None);
        assert!(list.is_empty());
        let mut list = three();
        list.select(1);
        list.remove(1);
        assert_eq!(list.selected(), Some(&'c'));
    }

    #[test]
    fn there_is_room_for_so_many() {
        let mut list = SelectableList::default();
        (0..10).for_each(|item| list.add(item));
        assert!(list.is_full());
        assert_eq!(list.shown().len(), MAX_ITEMS);
        assert_eq!(list.selected(), Some(&5));
    }
}
