//! Times one training step of the digit network (forward, backward, Adam): burn-flex's own operations against the fused
//! layers of crates/kernels. The two take turns, so that another load on the machine slows both.
//!
//! `cargo bench -p afterimage-model --features parallel --bench training_step [-- TURNS]`

use std::time::{Duration, Instant};

use afterimage_architecture::Architecture;
use afterimage_model::{Cae, cross_entropy_with_logits};
use afterimage_weights::Weights;
use burn::optim::{AdamConfig, GradientsParams, ModuleOptimizer};
use burn::tensor::{Device, Tensor, TensorData};

const BATCH: usize = 200;

/// A network and the durations of its training steps.
struct Contender {
    name: &'static str,
    forward: fn(&Cae, Tensor<4>) -> Tensor<4>,
    network: Cae,
    optimizer: ModuleOptimizer,
    /// The durations of forward, backward and Adam in each step.
    steps: Vec<[Duration; 3]>,
    steps_per_turn: usize,
}

impl Contender {
    fn new(
        name: &'static str,
        forward: fn(&Cae, Tensor<4>) -> Tensor<4>,
        steps_per_turn: usize,
        device: &Device,
    ) -> Self {
        let network = Cae::new(&Weights::glorot(Architecture::DIGITS, 1), device);
        let optimizer = AdamConfig::new().with_epsilon(1e-8).init();
        Self { name, forward, network, optimizer, steps: Vec::new(), steps_per_turn }
    }

    fn step(&mut self, images: &Tensor<4>) -> f32 {
        let start = Instant::now();
        let loss = cross_entropy_with_logits((self.forward)(&self.network, images.clone()), images.clone());
        let forward = start.elapsed();
        let gradients = GradientsParams::from_grads(loss.backward(), &self.network);
        let backward = start.elapsed();
        self.network = self.optimizer.step(0.001, self.network.clone(), gradients);
        let loss = loss.into_scalar::<f32>();
        self.steps.push([forward, backward - forward, start.elapsed() - backward]);
        loss
    }
}

fn main() {
    // cargo itself passes `--bench`.
    let turns: usize = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(4);
    let device = Device::flex().autodiff();
    let values: Vec<f32> = (0..BATCH * 784).map(|i| ((i * 7 + i / 28 * 13) % 29) as f32 / 28.0).collect();
    let images: Tensor<4> = Tensor::from_data(TensorData::new(values, [BATCH, 1, 28, 28]), &device);
    let unfused = |network: &Cae, images| match network.activations(images).pop() {
        Some((_, logits)) => logits,
        None => unreachable!("the network has layers"),
    };
    let mut contenders =
        [Contender::new("burn-flex", unfused, 1, &device), Contender::new("kernels", Cae::forward, 5, &device)];
    for turn in 0..=turns {
        for contender in &mut contenders {
            let losses: Vec<f32> = (0..contender.steps_per_turn).map(|_| contender.step(&images)).collect();
            if turn == 0 {
                println!("{}: first losses {losses:.4?}", contender.name);
                contender.steps.clear(); // the warm-up
            }
        }
    }
    println!("threads {}", std::thread::available_parallelism().map_or(0, usize::from));
    println!("            forward  backward  Adam      median step  images/s  best");
    let mut rates = Vec::new();
    for contender in &contenders {
        let median = |duration: &dyn Fn(&[Duration; 3]) -> Duration| {
            let mut times: Vec<Duration> = contender.steps.iter().map(duration).collect();
            times.sort();
            times[times.len() / 2].as_secs_f64()
        };
        let total = |step: &[Duration; 3]| step.iter().sum::<Duration>();
        let best = contender.steps.iter().map(total).min().unwrap_or_default().as_secs_f64();
        let [forward, backward, adam] = [0, 1, 2].map(|part| 1e3 * median(&|step| step[part]));
        let (step, images) = (median(&total), BATCH as f64);
        println!(
            "{:10}  {forward:6.1}   {backward:7.1}   {adam:4.1} ms   {:7.1} ms   {:7.0}   {:6.0}",
            contender.name,
            1e3 * step,
            images / step,
            images / best,
        );
        rates.push(images / step);
    }
    println!("ratio {:.2}", rates[1] / rates[0]);
}
