//! The page: a person draws a digit, spoils it, and watches a network restore it.
//!
//! Data goes one way: components emit an [`state::Action`], [`state::State`] takes it, components show the new
//! state, and the [`engines::Host`] and the [`opener::Opener`] make the workers do what the state asks for. Everything
//! that decides is pure and tested natively; everything that touches the browser is in [`address`], [`canvas`],
//! [`clipboard`], [`components`], [`export`], [`fetch`], [`opener`], [`service_worker`], [`storage`], [`webgpu`] and
//! [`worker`].

pub mod about;
pub mod address;
pub mod canvas;
pub mod clipboard;
pub mod comparison;
pub mod components;
pub mod crop_grip;
pub mod drawing;
pub mod engines;
pub mod export;
pub mod eye_grip;
pub mod eyes;
pub mod fetch;
pub mod format;
pub mod formulae;
pub mod glossary;
pub mod grip;
pub mod inside;
pub mod inside_view;
pub mod keys;
pub mod language;
pub mod link;
pub mod marks;
pub mod mosaic;
pub mod offline;
pub mod opener;
pub mod own;
pub mod preferences;
pub mod prose;
pub mod pyramid;
pub mod quality;
pub mod questions;
pub mod saved;
pub mod scale;
pub mod service_worker;
pub mod sharing;
pub mod spectra;
pub mod spoiling;
pub mod state;
pub mod status_line;
pub mod storage;
pub mod timing;
pub mod tour;
pub mod viewing;
pub mod webgpu;
pub mod weights;
pub mod words;
pub mod worker;
pub mod workspace;

/// Puts the page into `root`, in place of what is there.
pub fn mount(root: web_sys::Element) -> yew::AppHandle<components::App> {
    yew::Renderer::<components::App>::with_root(root).render()
}
