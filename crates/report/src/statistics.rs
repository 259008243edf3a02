//! Mean and standard deviation.

/// The mean; 0 if there are no values.
pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// The standard deviation of a sample (N − 1); 0 if there are fewer than two values.
pub fn standard_deviation(values: &[f64]) -> f64 {
    let mean = mean(values);
    (values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / values.len().saturating_sub(1).max(1) as f64)
        .sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_and_deviations() {
        assert_eq!((mean(&[]), standard_deviation(&[]), standard_deviation(&[5.0])), (0.0, 0.0, 0.0));
        assert_eq!(mean(&[1.0, 3.0]), 2.0);
        assert!((standard_deviation(&[1.0, 3.0]) - 2f64.sqrt()).abs() < 1e-12);
    }
}
