//! Texts of the glossary: terms and publications.

use super::{comparison, current, texts};
use crate::glossary::{Publication, Term};

texts! {
    /// The texts of the glossary.
    Glossary {
        /// Heading.
        heading,

        /// A term's name.
        autoencoder,
        /// What it is.
        autoencoder_is,
        /// A term's name.
        encoder,
        /// What it is.
        encoder_is,
        /// A term's name.
        decoder,
        /// What it is.
        decoder_is,
        /// A term's name.
        latent,
        /// What it is.
        latent_is,
        /// A term's name.
        bottleneck,
        /// What it is.
        bottleneck_is,
        /// A term's name.
        convolution,
        /// What it is; in its formula `y` is made of `x`.
        convolution_is,
        /// A term's name.
        kernel,
        /// What it is.
        kernel_is,
        /// A term's name.
        feature_map,
        /// What it is.
        feature_map_is,
        /// A term's name.
        relu,
        /// What it is.
        relu_is,
        /// A term's name.
        max_pool,
        /// What it is.
        max_pool_is,
        /// A term's name.
        upsampling,
        /// What it is.
        upsampling_is,
        /// A term's name.
        transposed_convolution,
        /// What it is.
        transposed_convolution_is,
        /// A term's name.
        checkerboard,
        /// What it is.
        checkerboard_is,
        /// A term's name.
        logits,
        /// What it is; in its formula `z` is a logit.
        logits_is,
        /// A term's name.
        gaussian_noise,
        /// What it is; in its formula `s` is the strength, `z` the random number.
        gaussian_noise_is,
        /// A term's name.
        salt_and_pepper,
        /// What it is.
        salt_and_pepper_is,
        /// A term's name.
        denoising,
        /// What it is.
        denoising_is,
        /// A term's name.
        psnr,
        /// What it is.
        psnr_is,
        /// A term's name.
        ssim,
        /// What it is.
        ssim_is,
        /// A term's name.
        cross_entropy,
        /// What it is.
        cross_entropy_is,
        /// A term's name.
        skip_connection,
        /// What it is.
        skip_connection_is,
        /// A term's name.
        mask,
        /// What it is; in its formula `m` is the mask, `g` what was filled in, `x` the input.
        mask_is,
        /// A term's name.
        spectrum,
        /// What it is.
        spectrum_is,
        /// A term's name.
        webgpu,
        /// What it is.
        webgpu_is,

        /// A publication: the text of a link.
        hinton,
        /// A publication.
        vincent,
        /// A publication.
        mao,
        /// A publication.
        wang,
    }
}

/// These texts in the selected language.
pub fn text() -> &'static Glossary {
    &current().glossary
}

/// A term's name, and what it is.
pub fn entry(term: Term) -> [&'static str; 2] {
    let text = text();
    match term {
        Term::Autoencoder => [text.autoencoder, text.autoencoder_is],
        Term::Encoder => [text.encoder, text.encoder_is],
        Term::Decoder => [text.decoder, text.decoder_is],
        Term::Latent => [text.latent, text.latent_is],
        Term::Bottleneck => [text.bottleneck, text.bottleneck_is],
        Term::Convolution => [text.convolution, text.convolution_is],
        Term::Kernel => [text.kernel, text.kernel_is],
        Term::FeatureMap => [text.feature_map, text.feature_map_is],
        Term::Relu => [text.relu, text.relu_is],
        Term::MaxPool => [text.max_pool, text.max_pool_is],
        Term::Upsampling => [text.upsampling, text.upsampling_is],
        Term::TransposedConvolution => [text.transposed_convolution, text.transposed_convolution_is],
        Term::Checkerboard => [text.checkerboard, text.checkerboard_is],
        Term::Logits => [text.logits, text.logits_is],
        Term::GaussianNoise => [text.gaussian_noise, text.gaussian_noise_is],
        Term::SaltAndPepper => [text.salt_and_pepper, text.salt_and_pepper_is],
        Term::Denoising => [text.denoising, text.denoising_is],
        Term::Psnr => [text.psnr, text.psnr_is],
        Term::Ssim => [text.ssim, text.ssim_is],
        Term::CrossEntropy => [text.cross_entropy, text.cross_entropy_is],
        Term::SkipConnection => [text.skip_connection, text.skip_connection_is],
        Term::Mask => [text.mask, text.mask_is],
        Term::Spectrum => [text.spectrum, text.spectrum_is],
        Term::WebGpu => [text.webgpu, text.webgpu_is],
    }
}

/// The text of a link to a publication.
pub fn publication(publication: Publication) -> &'static str {
    match publication {
        Publication::Hinton => text().hinton,
        Publication::Vincent => text().vincent,
        Publication::Odena => comparison::text().paper,
        Publication::Mao => text().mao,
        Publication::Wang => text().wang,
    }
}
