//! What a network's weights are packed for, and its buffers are made for.

/// Whether only the output is computed, or the gradients too. Inference needs half the weights and a third of the
/// buffers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Inference,
    Training,
}

impl Purpose {
    /// `length` where gradients are computed, and otherwise 0: the length of a buffer that only they need.
    pub fn for_gradients(self, length: usize) -> usize {
        match self {
            Self::Inference => 0,
            Self::Training => length,
        }
    }
}
