//! The guided tour: its offer, the button that starts it, and the card that shows its stops.

mod card;
mod offer;
mod start;

pub use card::TourCard;
pub use offer::TourOffer;
pub use start::TourButton;
