//! Invented model cards and untrained networks for tests.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use afterimage_train::card::{Card, Data, TrainingRecord};
use afterimage_train::evaluation::Scores;
use afterimage_train::files;
use afterimage_train::network::NetworkKind;
use afterimage_train::training::config::TrainingConfig;
use afterimage_weights::Weights;

/// A card of a training whose loss falls towards `loss`.
pub fn card(name: &str, network: NetworkKind, config: TrainingConfig, loss: f64) -> Card {
    let architecture = network.architecture();
    let courses = (1..=config.epochs).map(|epoch| loss + 0.1 / epoch as f64);
    let losses: Vec<f64> = courses.collect();
    let tests: Vec<Scores> = losses
        .iter()
        .map(|loss| Scores { loss: *loss, psnr: 2.0 / loss, ssim: 0.8, input_psnr: 9.4, mask: None })
        .collect();
    Card {
        name: name.to_owned(),
        what: network.description(),
        trained_on: network.corruption().description().to_owned(),
        widths: architecture.widths.to_vec(),
        latent: architecture.latent().to_vec(),
        upsampling: architecture.upsampling.as_str().to_owned(),
        parameters: architecture.parameter_count(),
        data: Data { name: "MNIST".to_owned(), images: 60_000, md5: BTreeMap::new() },
        training: TrainingRecord {
            optimizer: "Adam".to_owned(),
            config,
            seed: 1,
            epochs: config.epochs,
            losses,
            tests: tests.clone(),
            device: "cpu".to_owned(),
            seconds: 100.0 * config.epochs as f64,
        },
        test: tests.last().copied().unwrap_or_default(),
        git_revision: "0123456789abcdef0123456789abcdef01234567-dirty".to_owned(),
        command: "cargo run --release -p afterimage-train -- <test>".to_owned(),
    }
}

/// Writes an untrained network with an invented card for every network of digits, and the cards of two runs.
pub fn write_models(models: &Path, runs: &Path) {
    let file = |network: NetworkKind, ending: &str| models.join(format!("{}.{ending}", network.name()));
    let write = |path: PathBuf, card: &Card| files::write(&path, &serde_json::to_vec(card).unwrap()).unwrap();
    for (seed, network) in (0..).zip(NetworkKind::DIGITS) {
        let weights = Weights::glorot(network.architecture(), seed).to_safetensors(HashMap::new()).unwrap();
        files::write(&file(network, "safetensors"), &weights).unwrap();
        write(file(network, "json"), &card(network.name(), network, network.config(), 0.097));
    }
    let cosine = TrainingConfig { learning_rate: 0.001, ..TrainingConfig::SHORT };
    for (name, config, loss) in [("cosine-1e-3", cosine, 0.1), ("published", TrainingConfig::PUBLISHED, 0.098)] {
        write(runs.join(format!("{name}.json")), &card(name, NetworkKind::Denoise, config, loss));
    }
}
