// Compares our trainer with TensorFlow: `cargo xtask bench train [--rounds 3] [--epochs 2] [--images 60000]`.
//
// Both train the same network with the same configuration on the same machine, alternately. The measured time includes
// the preparation of the data. The table is printed only when every training has succeeded. `--variants float32` leaves
// out TensorFlow's bfloat16.
import os from "node:os";
import { options } from "./lib/options.mjs";
import { afterimage, tensorflow } from "./train/trainers.mjs";
import { table } from "./train/table.mjs";

const { rounds, epochs, images, variants, python, trainer } = options({
  rounds: 3,
  epochs: 2,
  images: 60_000,
  variants: "float32,bfloat16",
  // `cargo xtask` passes these two paths.
  python: "python3",
  trainer: "target/release/afterimage-train",
});
for (const [name, value] of Object.entries({ rounds, epochs, images })) {
  if (!Number.isInteger(value) || value < 1) fail(`--${name}: a whole number of at least 1 is needed`);
}

const task = { epochs, images };
// TensorFlow's float32 comes first, because the table compares all rows with the first one.
const trainers = variants.split(",").map((variant) => tensorflow(python, variant, task));
trainers.push(afterimage(trainer, task));

const results = new Map(trainers.map(({ name }) => [name, []]));
for (let round = 1; round <= rounds; round += 1) {
  // The order is reversed in every second round, so that a machine that slowly gets warm or busy affects all alike.
  for (const { name, train } of round % 2 === 1 ? trainers : [...trainers].reverse()) {
    process.stdout.write(`round ${round} of ${rounds}: ${name} … `);
    const result = await train().catch((error) => fail(`failed\n\n${name}: ${error.message}`));
    console.log(`${result.speed.toFixed(0)} images/s, loss ${result.loss.toFixed(4)}`);
    results.get(name).push(result);
  }
}
console.log(`\n${table(results, epochs)}\n`);
const cpus = os.cpus();
console.log(`Cores: ${cpus.length}, ${cpus[0].model}. Rounds: ${rounds}, epochs: ${epochs}, images: ${images}.`);

function fail(message) {
  console.error(message);
  process.exit(1);
}
