//! The four decoders side by side.

mod card;
mod section;

pub use card::DecoderCard;
pub use section::{ComparisonSection, ComparisonSectionProps};
