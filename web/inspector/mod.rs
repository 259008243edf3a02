//! The inside of the network: its pyramid, a layer's feature maps, the latent, and the way to another latent.

mod feature_maps;
mod hourglass;
mod last;
mod latent_editor;
mod latent_pad;
mod morph;
mod mosaic_canvas;
mod press;
mod pull;
mod section;
mod slab_button;
mod slabs;
mod walk;

pub use hourglass::{Hourglass, HourglassProps};
pub use section::{InspectorSection, InspectorSectionProps};
