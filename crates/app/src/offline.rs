//! The copy of the page that the browser keeps for offline use.

/// A newer version of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Update {
    /// No newer version is known.
    #[default]
    None,
    /// The browser has a newer version, and the page says so.
    Ready,
    /// The user postponed it. It comes with a later visit.
    Postponed,
    /// The user wants it now.
    Wanted,
}

/// The state of the copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offline {
    /// Whether the copy has everything that the page needs offline.
    pub is_kept: bool,
    /// The newer version.
    pub update: Update,
}

/// Changes the state of the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfflineAction {
    /// The copy is complete.
    Kept,
    /// A newer version is ready.
    UpdateReady,
    /// The user postpones the newer version.
    Postpone,
    /// The user wants the newer version now.
    TakeOver,
}

impl Offline {
    /// Applies an action.
    pub fn apply(&mut self, action: OfflineAction) {
        match action {
            OfflineAction::Kept => self.is_kept = true,
            // A still newer one changes nothing once the user has decided.
            OfflineAction::UpdateReady if self.update == Update::None => self.update = Update::Ready,
            OfflineAction::UpdateReady => {}
            OfflineAction::Postpone => self.update = Update::Postponed,
            OfflineAction::TakeOver => self.update = Update::Wanted,
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
        assert_eq!(after(&[OfflineAction::UpdateReady, OfflineAction::TakeOver]).update, Update::Wanted);
    }

    #[test]
    fn a_person_who_has_decided_is_not_asked_again() {
        for (decision, update) in
            [(OfflineAction::Postpone, Update::Postponed), (OfflineAction::TakeOver, Update::Wanted)]
        {
            let decided = after(&[OfflineAction::UpdateReady, decision, OfflineAction::UpdateReady]);
            assert_eq!(decided.update, update);
        }
    }

    #[test]
    fn the_copy_of_this_version_has_nothing_to_do_with_a_newer_one() {
        assert_eq!(after(&[OfflineAction::Kept]), Offline { is_kept: true, update: Update::None });
        assert!(!after(&[OfflineAction::UpdateReady]).is_kept);
    }
}
