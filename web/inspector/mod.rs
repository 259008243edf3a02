//! The view into the network: its diagram, a layer's feature maps, the latent, and the morph to another latent.

mod feature_maps;
mod last;
mod latent_editor;
mod latent_pad;
mod layer_button;
mod layer_row;
mod morph;
mod morph_animation;
mod mosaic_canvas;
mod network_diagram;
mod section;

pub use network_diagram::{NetworkDiagram, NetworkDiagramProps};
pub use section::{InspectorSection, InspectorSectionProps};
