//! What the page knows of the copy of itself that the browser keeps for visits without a network.

/// A newer version of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Update {
    /// None that is known.
    #[default]
    None,
    /// One is kept beside this one, and the person is told.
    Ready,
    /// The person wants it at another time: it comes with a later visit.
    Postponed,
    /// The person wants it now.
    Accepted,
}

/// The copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offline {
    /// Whether everything is there that the page needs without a network.
    pub is_cached: bool,
    /// A newer version.
    pub update: Update,
}

/// What happens to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfflineAction {
    /// Everything is there.
    Cached,
    /// A newer version is there.
    UpdateReady,
    /// The person wants it at another time.
    Postpone,
    /// The person wants it now.
    Accept,
}

impl Offline {
    /// Takes an action.
    pub fn apply(&mut self, action: OfflineAction) {
        match action {
            OfflineAction::Cached => self.is_cached = true,
            // A still newer one changes nothing for a person who has decided.
            OfflineAction::UpdateReady if self.update == Update::None => self.update = Update::Ready,
            OfflineAction::UpdateReady => {}
            OfflineAction::Postpone => self.update = Update::Postponed,
            OfflineAction::Accept => self.update = Update::Accepted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: &[OfflineAction]) -> Offline {
        let mut offline = Offline::default();
        actions.iter().for_each(|action| offline.apply(*action));
        offline
    }

    #[test]
    fn a_newer_version_waits_for_the_person() {
        assert_eq!(after(&[OfflineAction::UpdateReady]).update, Update::Ready);
        assert_eq!(after(&[OfflineAction::UpdateReady, OfflineAction::Accept]).update, Update::Accepted);
    }

    #[test]
    fn a_person_who_has_decided_is_not_asked_again() {
        for (decision, update) in
            [(OfflineAction::Postpone, Update::Postponed), (OfflineAction::Accept, Update::Accepted)]
        {
            let decided = after(&[OfflineAction::UpdateReady, decision, OfflineAction::UpdateReady]);
            assert_eq!(decided.update, update);
        }
    }

    #[test]
    fn the_copy_of_this_version_has_nothing_to_do_with_a_newer_one() {
        assert_eq!(after(&[OfflineAction::Cached]), Offline { is_cached: true, update: Update::None });
        assert!(!after(&[OfflineAction::UpdateReady]).is_cached);
    }
}
