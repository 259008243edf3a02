//! One step of training the digit network (forward, backward, Adam): burn-flex as it is against the fused layers, in
//! turns, so that both meet the same load.
//!
//! `cargo bench -p afterimage-kernels --features burn,parallel --bench step [-- STEPS]`

use std::time::{Duration, Instant};

use afterimage_model::{Architecture, Cae, Weights, cross_entropy_with_logits};
use burn::optim::{AdamConfig, GradientsParams, ModuleOptimizer};
use burn::tensor::{Device, Tensor, TensorData};

const BATCH: usize = 200;

/// A network and what is timed of it.
struct Runner {
    name: &'static str,
    forward: fn(&Cae, Tensor<4>) -> Tensor<4>,
    network: Cae,
    optimizer: ModuleOptimizer,
    steps: Vec<[Duration; 3]>,
    /// Steps for each turn.
    turn: usize,
}

impl Runner {
    fn new(name: &'static str, forward: fn(&Cae, Tensor<4>) -> Tensor<4>, turn: usize, device: &Device) -> Self {
        let network = Cae::new(&Weights::glorot(Architecture::DIGITS, 1), device);
        let optimizer = AdamConfig::new().with_epsilon(1e-8).init();
        Self { name, forward, network, optimizer, steps: Vec::new(), turn }
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
    let stock = |network: &Cae, images| match network.activations(images).pop() {
        Some((_, logits)) => logits,
        None => unreachable!("the network has layers"),
    };
    let mut runners = [Runner::new("burn-flex", stock, 1, &device), Runner::new("kernels", Cae::forward, 5, &device)];
    for turn in 0..=turns {
        for runner in &mut runners {
            let losses: Vec<f32> = (0..runner.turn).map(|_| runner.step(&images)).collect();
            if turn == 0 {
                println!("{}: first losses {losses:.4?}", runner.name);
                runner.steps.clear(); // the warm-up
            }
        }
    }
    println!("threads {}", std::thread::available_parallelism().map_or(0, usize::from));
    println!("            forward  backward  Adam      median step  images/s  best");
    let mut rates = Vec::new();
    for runner in &runners {
        let median = |of: &dyn Fn(&[Duration; 3]) -> Duration| {
            let mut times: Vec<Duration> = runner.steps.iter().map(of).collect();
            times.sort();
            times[times.len() / 2].as_secs_f64()
        };
        let total = |step: &[Duration; 3]| step.iter().sum::<Duration>();
        let best = runner.steps.iter().map(total).min().unwrap_or_default().as_secs_f64();
        let [forward, backward, adam] = [0, 1, 2].map(|part| 1e3 * median(&|step| step[part]));
        let (step, images) = (median(&total), BATCH as f64);
        println!(
            "{:10}  {forward:6.1}   {backward:7.1}   {adam:4.1} ms   {:7.1} ms   {:7.0}   {:6.0}",
            runner.name,
            1e3 * step,
            images / step,
            images / best,
        );
        rates.push(images / step);
    }
    println!("ratio {:.2}", rates[1] / rates[0]);
}
