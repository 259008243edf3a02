//! The terms that the page explains, and the publications about them.

pub mod formulae;
pub mod prose;
pub mod tooltip;

use crate::glossary::formulae::{CONVOLUTION, Formula, GAUSSIAN_NOISE, MASK, RELU, SIGMOID};

/// A term of the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the glossary says what they are")]
pub enum Term {
    Autoencoder,
    Encoder,
    Decoder,
    Latent,
    Bottleneck,
    Convolution,
    Kernel,
    FeatureMap,
    Relu,
    MaxPool,
    Upsampling,
    TransposedConvolution,
    Checkerboard,
    Logits,
    GaussianNoise,
    SaltAndPepper,
    Denoising,
    Psnr,
    Ssim,
    CrossEntropy,
    SkipConnection,
    Mask,
    Spectrum,
    WebGpu,
}

impl Term {
    /// Every term. Each one builds on those before it.
    pub const ALL: [Self; 24] = [
        Self::Autoencoder,
        Self::Encoder,
        Self::Decoder,
        Self::Latent,
        Self::Bottleneck,
        Self::Convolution,
        Self::Kernel,
        Self::FeatureMap,
        Self::Relu,
        Self::MaxPool,
        Self::Upsampling,
        Self::TransposedConvolution,
        Self::Checkerboard,
        Self::Logits,
        Self::GaussianNoise,
        Self::SaltAndPepper,
        Self::Denoising,
        Self::Psnr,
        Self::Ssim,
        Self::CrossEntropy,
        Self::SkipConnection,
        Self::Mask,
        Self::Spectrum,
        Self::WebGpu,
    ];

    /// The key that marks the term in the texts of every language.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Autoencoder => "autoencoder",
            Self::Encoder => "encoder",
            Self::Decoder => "decoder",
            Self::Latent => "latent",
            Self::Bottleneck => "bottleneck",
            Self::Convolution => "convolution",
            Self::Kernel => "kernel",
            Self::FeatureMap => "feature map",
            Self::Relu => "ReLU",
            Self::MaxPool => "max-pool",
            Self::Upsampling => "upsampling",
            Self::TransposedConvolution => "transposed convolution",
            Self::Checkerboard => "checkerboard",
            Self::Logits => "logits",
            Self::GaussianNoise => "Gaussian noise",
            Self::SaltAndPepper => "salt-and-pepper noise",
            Self::Denoising => "denoising",
            Self::Psnr => "PSNR",
            Self::Ssim => "SSIM",
            Self::CrossEntropy => "cross-entropy",
            Self::SkipConnection => "skip connection",
            Self::Mask => "mask",
            Self::Spectrum => "spectrum",
            Self::WebGpu => "WebGPU",
        }
    }

    /// The term with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|term| term.key() == key)
    }

    /// Its formula, if there is a short one.
    pub const fn formula(self) -> Option<Formula> {
        match self {
            Self::Convolution => Some(CONVOLUTION),
            Self::Relu => Some(RELU),
            Self::Logits => Some(SIGMOID),
            Self::GaussianNoise => Some(GAUSSIAN_NOISE),
            Self::Mask => Some(MASK),
            _ => None,
        }
    }

    /// The publication that introduced it.
    pub const fn publication(self) -> Option<Publication> {
        match self {
            Self::Autoencoder => Some(Publication::Hinton),
            Self::Denoising => Some(Publication::Vincent),
            Self::Checkerboard => Some(Publication::Odena),
            Self::SkipConnection => Some(Publication::Mao),
            Self::Ssim => Some(Publication::Wang),
            _ => None,
        }
    }
}

/// A publication, by its first author.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publication {
    /// "Reducing the dimensionality of data with neural networks".
    Hinton,
    /// "Extracting and composing robust features with denoising autoencoders".
    Vincent,
    /// "Deconvolution and checkerboard artifacts".
    Odena,
    /// "Image restoration using very deep convolutional encoder-decoder networks with symmetric skip connections".
    Mao,
    /// "Image quality assessment: from error visibility to structural similarity".
    Wang,
}

impl Publication {
    /// Its address on the web.
    pub const fn url(self) -> &'static str {
        match self {
            Self::Hinton => "https://doi.org/10.1126/science.1127647",
            Self::Vincent => "https://doi.org/10.1145/1390156.1390294",
            Self::Odena => "https://distill.pub/2016/deconv-checkerboard",
            Self::Mao => "https://arxiv.org/abs/1603.09056",
            Self::Wang => "https://doi.org/10.1109/TIP.2003.819861",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_lead_back_to_their_terms() {
        for term in Term::ALL {
            assert_eq!(Term::from_key(term.key()), Some(term));
        }
        for other in ["", "Encoder", "eraser"] {
            assert_eq!(Term::from_key(other), None);
        }
    }
}
