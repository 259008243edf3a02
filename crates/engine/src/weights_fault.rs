//! The errors of weights files as the page gets them.

use afterimage_protocol::WeightsFault;
use afterimage_weights::WeightsError;

/// What the page needs to know of the error, to say it in the user's language.
pub(crate) fn weights_fault(error: WeightsError) -> WeightsFault {
    match error {
        WeightsError::File(_) => WeightsFault::File,
        WeightsError::Missing(tensor) => WeightsFault::Missing(tensor),
        WeightsError::Unknown(tensor) => WeightsFault::Unknown(tensor),
        WeightsError::Type { tensor, found } => WeightsFault::Type { tensor, found },
        WeightsError::Shape { tensor, found, expected } => WeightsFault::Shape { tensor, found, expected },
        WeightsError::Width { tensor, found, most } => WeightsFault::Width { tensor, found, most },
        WeightsError::NotFinite { tensor, index, value } => WeightsFault::NotFinite { tensor, index, value },
    }
}
