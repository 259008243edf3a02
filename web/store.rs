//! The state as yew's reducer stores it and components receive it.

use std::ops::Deref;
use std::rc::Rc;

use afterimage_app::state::{Action, State};
use yew::Reducible;

/// One version of the state. A clone shares it. Comparing two stores compares their addresses only, because comparing
/// the states would compare every point of a long drawing at every render.
#[derive(Clone, Debug, Default)]
pub struct Store(Rc<State>);

impl From<State> for Store {
    fn from(state: State) -> Self {
        Self(Rc::new(state))
    }
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Store {
    type Target = State;

    fn deref(&self) -> &State {
        &self.0
    }
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(State::reduce(&self, action).into())
    }
}
