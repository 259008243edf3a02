//! Offline use: whether the page is cached, and whether the browser has a newer version of it.

/// A newer version of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Update {
    /// No newer version is known.
    #[default]
    None,
    /// A newer version is cached, and the page offers it to the user.
    Ready,
    /// The user postponed the update: a later visit shows the newer version.
    Postponed,
    /// The user accepted the update: the page reloads.
    Accepted,
}

/// The state of the cached copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offline {
    /// Whether all files that the page needs offline are cached.
    pub is_cached: bool,
    /// The newer version, if there is one.
    pub update: Update,
}

/// A change of the cached copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfflineAction {
    /// All files are cached.
    Cached,
    /// A newer version is cached.
    UpdateReady,
    /// The user postpones the update.
    Postpone,
    /// The user accepts the update.
    Accept,
}

impl Offline {
    /// Applies an action.
    pub fn apply(&mut self, action: OfflineAction) {
        match action {
            OfflineAction::Cached => self.is_cached = true,
            // If the user has decided already, a still newer version is not offered.
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
    fn a_newer_version_waits_for_the_user() {
        assert_eq!(after(&[OfflineAction::UpdateReady]).update, Update::Ready);
        assert_eq!(after(&[OfflineAction::UpdateReady, OfflineAction::Accept]).update, Update::Accepted);
    }

    #[test]
    fn a_user_who_has_decided_is_not_asked_again() {
        for (decision, update) in
            [(OfflineAction::Postpone, Update::Postponed), (OfflineAction::Accept, Update::Accepted)]
        {
            let decided = after(&[OfflineAction::UpdateReady, decision, OfflineAction::UpdateReady]);
            assert_eq!(decided.update, update);
        }
    }

    #[test]
    fn caching_this_version_and_finding_a_newer_one_are_independent() {
        assert_eq!(after(&[OfflineAction::Cached]), Offline { is_cached: true, update: Update::None });
        assert!(!after(&[OfflineAction::UpdateReady]).is_cached);
    }
}
