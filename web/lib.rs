//! The view: the page's components, by feature, and its access to the browser.
//!
//! Data flows one way: components dispatch an [`Action`](afterimage_app::state::Action), `afterimage_app` applies it,
//! components show the new state, and [`EngineManager`](engines::EngineManager) and [`PhotoLoader`](photo::loader::PhotoLoader)
//! send to their workers what the state asks for. What decides is in `afterimage_app` and is tested natively.

#![expect(missing_docs, reason = "the view is a program: nobody links the Props of its components")]

pub mod about;
pub mod browser;
pub mod comparison;
pub mod corruption;
pub mod digits;
pub mod drawing;
pub mod engines;
pub mod eyes;
pub mod glossary;
pub mod inspector;
pub mod offline;
pub mod page;
pub mod photo;
pub mod preferences;
pub mod result;
pub mod sharing;
pub mod store;
pub mod tour;
mod ui;
pub mod weights;

/// Puts the page into `root`, in place of what is there.
pub fn mount(root: web_sys::Element) -> yew::AppHandle<page::App> {
    yew::Renderer::<page::App>::with_root(root).render()
}
