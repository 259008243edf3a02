//! A network that is ready to run.

use afterimage_architecture::{Architecture, Operation, Restoration};
use afterimage_kernels::{FusedNetwork, NetworkError, PreparedNetwork};
use afterimage_weights::Weights;

use crate::filling::Filling;

/// A network on the CPU, with its weights packed and its buffers made.
#[derive(Clone, Debug)]
pub struct CpuNetwork {
    architecture: Architecture,
    /// From the picture to the head's output.
    autoencoder: PreparedNetwork,
    /// What refines the filled picture; only where the network fills.
    refinement: Option<PreparedNetwork>,
}

/// What a network makes of one picture, each `[channels, height, width]`, flattened.
#[derive(Clone, Debug, PartialEq)]
pub struct RestoredPicture {
    /// The restored picture, in [0, 1].
    pub pixels: Vec<f32>,
    /// The latent, ≥ 0. It is empty in a network with skip connections or a mask, where the restored picture does not
    /// depend on the latent alone.
    pub latent: Vec<f32>,
    /// 1 where the network takes a crosshair to be, otherwise 0: `[1, height, width]`. It is empty for a network without a
    /// mask.
    pub mask: Vec<f32>,
}

impl CpuNetwork {
    /// The network with these weights.
    ///
    /// # Errors
    /// [`NetworkError`] where the architecture has a size of zero.
    pub fn new(weights: &Weights) -> Result<Self, NetworkError> {
        let architecture = weights.architecture();
        let (pairs, _) = weights.values().as_chunks::<2>();
        let parameters: Vec<[&[f32]; 2]> = pairs.iter().map(|pair| pair.each_ref().map(Vec::as_slice)).collect();
        let (autoencoder, refinement) = parameters.split_at(2 * architecture.levels() + 1);
        let refinement = match architecture.restoration {
            Restoration::Generated => None,
            Restoration::Filled => Some(FusedNetwork::refinement(&architecture)?.prepare(refinement)?),
        };
        let autoencoder = FusedNetwork::autoencoder(&architecture)?.prepare(autoencoder)?;
        Ok(Self { architecture, autoencoder, refinement })
    }

    /// The network's sizes.
    pub fn architecture(&self) -> Architecture {
        self.architecture
    }

    /// Restores a picture `[channels, height, width]`, flattened, in [0, 1].
    ///
    /// # Errors
    /// [`NetworkError::Length`] where the picture does not fit the network.
    pub fn restore(&mut self, picture: &[f32]) -> Result<RestoredPicture, NetworkError> {
        let head = self.autoencoder.run(picture)?;
        match self.architecture.restoration {
            Restoration::Generated => {
                let depends_on_latent_alone = !self.architecture.skips;
                let latent = if depends_on_latent_alone { self.latent()? } else { Vec::new() };
                Ok(RestoredPicture { pixels: sigmoid(head), latent, mask: Vec::new() })
            }
            Restoration::Filled => {
                let filling = Filling::new(picture, &head, self.architecture.image);
                let refined = self.refinement()?.run(&filling.refinement_input())?;
                let [pixels, mask] = filling.merge(&refined);
                Ok(RestoredPicture { pixels, latent: Vec::new(), mask })
            }
        }
    }

    /// A latent → a picture in [0, 1], both `[channels, height, width]`, flattened, without skip connections. A network that
    /// fills makes no picture of a latent alone; of it, the head's output comes back, squashed to [0, 1].
    ///
    /// # Errors
    /// [`NetworkError::Length`] where the latent does not fit the network.
    pub fn generate(&mut self, latent: &[f32]) -> Result<Vec<f32>, NetworkError> {
        let levels = self.architecture.levels();
        let head = 2 * levels;
        self.autoencoder.run_blocks(latent, levels..head + 1)?;
        Ok(sigmoid(self.autoencoder.output(head)?))
    }

    /// The output of the layer at `index` of [`Architecture::layers`] for a picture, both `[channels, height, width]`,
    /// flattened. `None` where there is no such layer. The blocks after it are not computed.
    ///
    /// # Errors
    /// [`NetworkError::Length`] where the picture does not fit the network.
    pub fn layer_output(&mut self, picture: &[f32], index: usize) -> Result<Option<Vec<f32>>, NetworkError> {
        let layers = self.architecture.layers();
        let Some(layer) = layers.get(index) else { return Ok(None) };
        let levels = self.architecture.levels();
        let head = 2 * levels;
        let values = match layer.operation {
            Operation::Encode(level) => self.run_to(picture, level)?.unpooled(level)?,
            Operation::Pool(level) => self.run_to(picture, level)?.output(level)?,
            Operation::Resize(level) => self.run_to(picture, levels + level - 1)?.resized(levels + level)?,
            Operation::Decode(level) => self.run_to(picture, levels + level)?.output(levels + level)?,
            Operation::Head => self.run_to(picture, head)?.output(head)?,
            Operation::Refine(level) => {
                let logits = self.autoencoder.run(picture)?;
                let filling = Filling::new(picture, &logits, self.architecture.image);
                let refinement = self.refinement()?;
                refinement.run_blocks(&filling.refinement_input(), 0..level + 1)?;
                refinement.output(level)?
            }
        };
        Ok(Some(values))
    }

    /// Runs the autoencoder up to a block, and returns it.
    fn run_to(&mut self, picture: &[f32], block: usize) -> Result<&PreparedNetwork, NetworkError> {
        self.autoencoder.run_blocks(picture, 0..block + 1)?;
        Ok(&self.autoencoder)
    }

    fn latent(&self) -> Result<Vec<f32>, NetworkError> {
        self.autoencoder.output(self.architecture.levels() - 1)
    }

    fn refinement(&mut self) -> Result<&mut PreparedNetwork, NetworkError> {
        self.refinement.as_mut().ok_or(NetworkError::Empty)
    }
}

fn sigmoid(mut logits: Vec<f32>) -> Vec<f32> {
    for value in &mut logits {
        *value = 1.0 / (1.0 + (-*value).exp());
    }
    logits
}
