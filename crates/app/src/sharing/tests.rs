//! Tests of [`Sharing`].

use super::*;
use crate::corruption::CorruptionAction;
use crate::drawing::DrawingAction;
use crate::state::{Action, State};
use crate::workspace::Workspace;

fn with_noise(noise: f32) -> State {
    let drawn = [Action::Draw(DrawingAction::Pick(3)), Action::Corrupt(CorruptionAction::SetNoise(noise))];
    drawn.into_iter().fold(State::default(), |state, action| state.reduce(action))
}

fn opens(state: &State, other: &State) -> State {
    let link = Link::new(&other.snapshot());
    state.reduce(Action::Share(ShareAction::Open(Box::new(link))))
}

fn text(state: &State) -> String {
    Saved::new(&state.snapshot()).encode().unwrap()
}

#[test]
fn a_link_shows_another_page_and_back_restores_the_users_page() {
    let (own, other) = (with_noise(0.1), with_noise(0.75).reduce(Action::Show(Workspace::Eyes)));
    let opened = opens(&own, &other);
    assert_eq!((opened.digits.corruption.noise, opened.workspace), (0.75, Workspace::Eyes));
    assert_eq!(Saved::new(&opened.snapshot()), Saved::new(&other.snapshot()));
    let back = opened.reduce(Action::Share(ShareAction::Back));
    assert_eq!((back.digits.corruption.noise, back.workspace), (0.1, Workspace::Digits));
    assert_eq!(Saved::new(&back.snapshot()), Saved::new(&own.snapshot()));
    assert_eq!(back.digits.drawing.can_undo(), own.digits.drawing.can_undo());
    assert_eq!(back.sharing.opened, None);
}

#[test]
fn the_page_of_a_link_is_saved_only_after_a_change_or_a_decision() {
    let opened = opens(&with_noise(0.1), &with_noise(0.75));
    assert!(opened.sharing.is_unchanged_link(&text(&opened)));
    let changed = opened.reduce(Action::Corrupt(CorruptionAction::SetNoise(0.5)));
    assert!(!changed.sharing.is_unchanged_link(&text(&changed)));
    let dismissed = opened.reduce(Action::Share(ShareAction::Dismiss));
    assert!(!dismissed.sharing.is_unchanged_link(&text(&dismissed)));
}

#[test]
fn after_a_link_on_a_new_page_back_does_nothing() {
    let opened = opens(&State::default(), &with_noise(0.75));
    assert!(opened.sharing.opened.is_some() && opened.sharing.before().is_none());
    let back = opened.reduce(Action::Share(ShareAction::Back));
    assert_eq!(back.digits.corruption.noise, 0.75);
}

#[test]
fn after_a_second_link_back_restores_the_page_before_the_first() {
    let opened = opens(&opens(&with_noise(0.1), &with_noise(0.75)), &with_noise(0.9));
    assert_eq!(opened.digits.corruption.noise, 0.9);
    assert_eq!(opened.reduce(Action::Share(ShareAction::Back)).digits.corruption.noise, 0.1);
}

#[test]
fn a_refused_link_changes_nothing_else() {
    let own = with_noise(0.1);
    let refused = own.reduce(Action::Share(ShareAction::Refuse(LinkError::Damaged)));
    assert_eq!(refused.sharing.refused, Some(LinkError::Damaged));
    assert_eq!(State { sharing: Sharing::default(), ..refused }, own);
}

#[test]
fn dismissing_a_refusal_keeps_the_page_to_go_back_to() {
    let opened = opens(&with_noise(0.1), &with_noise(0.75));
    let read = [ShareAction::Refuse(LinkError::Damaged), ShareAction::Dismiss]
        .into_iter()
        .fold(opened.clone(), |state, action| state.reduce(Action::Share(action)));
    assert_eq!(read, opened);
    assert_eq!(read.reduce(Action::Share(ShareAction::Back)).digits.corruption.noise, 0.1);
}

#[test]
fn newer_work_of_another_tab_is_found_before_it_is_replaced() {
    let [old, theirs, mine] = [0.1, 0.2, 0.3].map(|noise| text(&with_noise(noise)));
    let found = |seen: Option<&str>, stored: Option<&str>| other_work(seen, stored, &mine);
    assert_eq!(found(Some(&old), Some(&old)), None, "only this tab has saved");
    assert_eq!(found(None, None), None, "the first page");
    assert_eq!(found(Some(&old), None), None, "the browser's data were cleared");
    assert_eq!(found(Some(&old), Some(&mine)), None, "both tabs show the same");
    assert_eq!(found(None, Some("no saved page")), None);
    let other = found(Some(&old), Some(&theirs)).unwrap();
    assert_eq!(other.digits.corruption.noise, 0.2);
    assert!(found(None, Some(&theirs)).is_some(), "a tab that was opened before anything was saved");
}

#[test]
fn the_work_of_another_tab_can_be_shown_and_this_pages_too_again() {
    let (mine, theirs) = (with_noise(0.3), with_noise(0.2));
    let found = mine.reduce(Action::Share(ShareAction::FoundOtherTab(Box::new(theirs.snapshot()))));
    let swapped = found.reduce(Action::Share(ShareAction::SwapOtherTab));
    assert_eq!(text(&swapped), text(&theirs));
    let back = swapped.reduce(Action::Share(ShareAction::SwapOtherTab));
    assert_eq!(text(&back), text(&mine));
    let dismissed = back.reduce(Action::Share(ShareAction::Dismiss));
    assert_eq!((dismissed.sharing.other_tab.clone(), text(&dismissed)), (None, text(&mine)));
}
