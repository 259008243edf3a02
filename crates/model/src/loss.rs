//! The training loss.

use burn::tensor::{Tensor, activation::log_sigmoid};

/// The mean sigmoid cross-entropy `[1]` of `logits` against `targets` in [0, 1], both of one shape.
///
/// It is computed as `(1 − z)·x − log σ(x)` for a logit `x` and its target `z`, which equals
/// `−z·log σ(x) − (1 − z)·log(1 − σ(x))` and does not overflow. TensorFlow's `sigmoid_cross_entropy_with_logits` is the
/// same. burn's own binary cross-entropy takes integer targets only.
pub fn cross_entropy_with_logits(logits: Tensor<4>, targets: Tensor<4>) -> Tensor<1> {
    let complement = targets.neg().add_scalar(1.0);
    (complement * logits.clone() - log_sigmoid(logits)).mean()
}

#[cfg(test)]
mod tests {
    use super::*;
    use burn::tensor::Device;

    fn loss(logit: f32, target: f32) -> f32 {
        let device = Device::flex();
        let logits = Tensor::from_data([[[[logit]]]], &device);
        let targets = Tensor::from_data([[[[target]]]], &device);
        cross_entropy_with_logits(logits, targets).into_scalar::<f32>()
    }

    #[test]
    fn the_loss_is_the_textbook_formula() {
        for (logit, target) in [(0.0f32, 0.0f32), (1.5, 1.0), (-2.0, 0.3), (3.0, 0.7)] {
            let p = 1.0 / (1.0 + (-logit).exp());
            let expected = -target * p.ln() - (1.0 - target) * (1.0 - p).ln();
            assert!((loss(logit, target) - expected).abs() < 1e-5, "{logit} {target}");
        }
    }

    #[test]
    fn large_logits_do_not_overflow() {
        assert!((loss(200.0, 0.0) - 200.0).abs() < 1e-3);
        assert!(loss(200.0, 1.0).abs() < 1e-3);
        assert!((loss(-200.0, 1.0) - 200.0).abs() < 1e-3);
    }
}
