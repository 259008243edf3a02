//! The four decoders side by side.

mod card;
mod section;
mod shown;

pub use card::DecoderCard;
pub use section::{ComparisonSection, ComparisonSectionProps};
pub use shown::{Shown, Standing};
