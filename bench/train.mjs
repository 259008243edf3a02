// Our trainer beside TensorFlow: `cargo xtask bench train [--rounds 3] [--epochs 2] [--images 60000]`.
//
// The same network by the same recipe on the same machine, in turns; both prepare their data within the time that is
// counted. Without a result of every turn there is no table. `--variants float32` leaves TensorFlow's bfloat16 out.
import os from "node:os";
import { options } from "./lib/options.mjs";
import { afterimage, tensorflow } from "./train/contenders.mjs";
import { table } from "./train/table.mjs";

const { rounds, epochs, images, variants, python, trainer } = options({
  rounds: 3,
  epochs: 2,
  images: 60_000,
  variants: "float32,bfloat16",
  // `cargo xtask` says where these two are.
  python: "python3",
  trainer: "target/release/afterimage-train",
});
for (const [name, value] of Object.entries({ rounds, epochs, images })) {
  if (!Number.isInteger(value) || value < 1) fail(`--${name}: a whole number of at least 1 is needed`);
}

const task = { epochs, images };
// TensorFlow's float32 first: the table compares with its first row.
const contenders = variants.split(",").map((variant) => tensorflow(python, variant, task));
contenders.push(afterimage(trainer, task));

const results = new Map(contenders.map(({ name }) => [name, []]));
for (let round = 1; round <= rounds; round += 1) {
  // Forwards and backwards by turns: who follows whom must not matter, nor a machine that slowly gets warm or busy.
  for (const { name, train } of round % 2 === 1 ? contenders : [...contenders].reverse()) {
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
