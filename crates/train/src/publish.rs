//! The files that a finished training gives the page: weights, golden output, model card.

use std::collections::HashMap;

use afterimage_model::{Architecture, Cae, Golden, Weights};
use burn::tensor::{Device, Tensor, TensorData};

use crate::card::{self, Card};
use crate::cli::Options;
use crate::evaluate::evaluate;
use crate::mnist::{FILES, Mnist};
use crate::recipe::Recipe;
use crate::training::Training;
use crate::{TrainError, files};

/// Measures the network on the test images, prints the result, and writes its three files.
///
/// # Errors
/// [`TrainError`] that names the file that could not be written.
pub fn publish(training: &Training, mnist: &Mnist, options: &Options) -> Result<(), TrainError> {
    let architecture = Architecture::DIGITS;
    let (recipe, progress, weights) = (training.recipe(), training.progress(), training.weights()?);
    eprintln!("Measuring on the {} test images …", mnist.test.len());
    let test = evaluate(&weights, &mnist.test, recipe)?;
    println!(
        "Test loss: {:.4}, PSNR: {:.2} dB (spoilt: {:.2} dB), SSIM: {:.3}",
        test.loss, test.psnr, test.input_psnr, test.ssim
    );
    let card = Card {
        name: recipe.name().to_owned(),
        what: "Convolutional autoencoder for 28×28 grey digits: three times conv 3×3, ReLU, max-pool 2; \
               three times nearest resize, conv 3×3, ReLU; conv 3×3 to logits"
            .to_owned(),
        trained_on: recipe.description().to_owned(),
        widths: architecture.widths.to_vec(),
        latent: architecture.latent().to_vec(),
        parameters: architecture.parameters(),
        data: card::Data {
            name: "MNIST".to_owned(),
            images: progress.images,
            md5: FILES.iter().map(|(name, md5)| ((*name).to_owned(), (*md5).to_owned())).collect(),
        },
        training: card::Recipe {
            optimizer: "Adam, epsilon 1e-8; Glorot-uniform weights, zero biases; mean sigmoid cross-entropy".to_owned(),
            learning_rate: progress.learning_rate,
            batch: progress.batch,
            seed: progress.seed,
            epochs: progress.epoch,
            losses: progress.losses.clone(),
            seconds: progress.seconds,
        },
        test,
        git_revision: card::git_revision(),
        command: command(recipe, options),
    };
    let refused = |error: afterimage_model::WeightsError| TrainError::Network(error.to_string());
    let metadata = HashMap::from([("model".to_owned(), recipe.name().to_owned())]);
    let write = |ending: &str, bytes: &[u8]| -> Result<(), TrainError> {
        let path = options.out.join(format!("{}.{ending}", recipe.name()));
        files::write(&path, bytes)?;
        println!("Wrote {}", path.display());
        Ok(())
    };
    let mut json = serde_json::to_string_pretty(&card).map_err(|error| TrainError::Network(error.to_string()))?;
    json.push('\n');
    write("safetensors", &weights.to_safetensors(metadata).map_err(refused)?)?;
    write("golden.safetensors", &golden(&weights, mnist)?.to_safetensors(architecture).map_err(refused)?)?;
    write("json", json.as_bytes())
}

/// The first test image under the published noise, and what the network makes of it.
fn golden(weights: &Weights, mnist: &Mnist) -> Result<Golden, TrainError> {
    let device = Device::flex();
    let mut input: Vec<f32> = mnist.test.image(0).collect();
    Recipe::Denoise.corrupt(&mut input, 0);
    let picture = Tensor::from_data(TensorData::new(input.clone(), [1, 1, 28, 28]), &device);
    let (output, _) = Cae::new(weights, &device).restore(picture);
    let output = output.into_data().try_into_vec().map_err(|error| TrainError::Network(format!("{error:?}")))?;
    Ok(Golden { input, output })
}

fn command(recipe: Recipe, options: &Options) -> String {
    format!(
        "cargo run --release -p afterimage-train -- {} --epochs {} --batch {} --learning-rate {} --seed {} --images {}",
        recipe.name(),
        options.epochs,
        options.batch,
        options.learning_rate,
        options.seed,
        options.images
    )
}
