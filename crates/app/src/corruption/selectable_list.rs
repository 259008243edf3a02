//! A list of marks, of which one is selected: the crosshairs, or the erased boxes.

/// The maximum length of a list.
pub const MAX_ITEMS: usize = 6;

/// A list that can be switched on and off. One item is selected; the controls change that one. While the list is off, its
/// items are kept but not shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SelectableList<T> {
    is_on: bool,
    list: Vec<T>,
    selected: usize,
}

impl<T> SelectableList<T> {
    /// Whether the list is switched on.
    pub fn is_on(&self) -> bool {
        self.is_on
    }

    /// The items on the picture: all of them, or none while the list is off.
    pub fn shown(&self) -> &[T] {
        if self.is_on { &self.list } else { &[] }
    }

    /// The index of the selected item, while the list is on.
    pub fn selected_index(&self) -> Option<usize> {
        (self.selected < self.shown().len()).then_some(self.selected)
    }

    /// The selected item, while the list is on.
    pub fn selected(&self) -> Option<&T> {
        self.shown().get(self.selected)
    }

    /// The selected item, to change it.
    pub fn selected_mut(&mut self) -> Option<&mut T> {
        if self.is_on { self.list.get_mut(self.selected) } else { None }
    }

    /// Whether the list has no items, on or off.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether the list has [`MAX_ITEMS`] items.
    pub fn is_full(&self) -> bool {
        self.list.len() >= MAX_ITEMS
    }

    /// Switches the list on or off.
    pub fn switch(&mut self, is_on: bool) {
        self.is_on = is_on;
    }

    /// Selects the item with this index, if it is shown.
    pub fn select(&mut self, index: usize) {
        if index < self.shown().len() {
            self.selected = index;
        }
    }

    /// Adds an item and selects it, if the list is not full. Switches the list on.
    pub fn add(&mut self, item: T) {
        if !self.is_full() {
            self.is_on = true;
            self.list.push(item);
            self.selected = self.list.len() - 1;
        }
    }

    /// Removes the item with this index, if it is shown. The selected item stays selected. If it is the removed one, the
    /// next item is selected, or the last one if there is no next.
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
    fn the_newest_item_is_selected_and_any_other_can_be() {
        let mut list = three();
        assert_eq!(list.selected(), Some(&'c'));
        list.select(0);
        assert_eq!((list.selected(), list.selected_index()), (Some(&'a'), Some(0)));
        list.select(3);
        assert_eq!(list.selected(), Some(&'a'));
    }

    #[test]
    fn a_list_that_is_off_keeps_its_items_and_cannot_be_changed() {
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
    fn removing_keeps_the_selection_or_selects_the_next_item() {
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
    fn a_full_list_takes_no_more_items() {
        let mut list = SelectableList::default();
        (0..10).for_each(|item| list.add(item));
        assert!(list.is_full());
        assert_eq!(list.shown().len(), MAX_ITEMS);
        assert_eq!(list.selected(), Some(&5));
    }
}
