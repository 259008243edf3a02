//! The four decoders side by side.

mod card;
mod section;
mod shown;

pub use card::DecoderCard;
pub use section::{ComparisonSection, ComparisonSectionProps, PAPER_URL};
pub use shown::{Shown, Standing};
