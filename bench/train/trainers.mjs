// The two trainers, each with a name and a function that trains once in a process of its own.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const DATA = "data/mnist";

/** TensorFlow with the number format `variant`. */
export function tensorflow(python, variant, { epochs, images }) {
  const script = ["bench/train/tensorflow_train.py", "--data", DATA, "--variant", variant];
  return {
    name: `TensorFlow, ${variant}`,
    async train() {
      const printed = await output(python, [...script, "--epochs", epochs, "--images", images]);
      const result = JSON.parse(printed.trim().split("\n").at(-1));
      checkAmount(result, { epochs, images });
      return checkFinite({ version: result.version, speed: result.images_per_second, loss: result.loss });
    },
  };
}

/** Our trainer with the published configuration. */
export function afterimage(trainer, { epochs, images }) {
  return {
    name: "afterimage-train, float32",
    async train() {
      const [, version] = (await output(trainer, ["--version"])).trim().split(" ");
      // A new folder, so that the result is that of this training and the page's weights do not change.
      const folder = await mkdtemp(path.join(os.tmpdir(), "afterimage-bench-"));
      try {
        const folders = ["--data", DATA, "--runs", folder, "--out", folder];
        await output(trainer, ["denoise", "--epochs", epochs, "--images", images, ...folders]);
        const { data, training } = JSON.parse(await readFile(path.join(folder, "denoise.json"), "utf8"));
        checkAmount({ epochs: training.losses.length, images: data.images }, { epochs, images });
        return checkFinite({ version, speed: (images * epochs) / training.seconds, loss: training.losses.at(-1) });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** The standard output of a program. Where the program fails: an error with the end of its standard error. */
async function output(program, args) {
  try {
    const { stdout } = await run(program, args.map(String), { maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    const messages = (error.stderr ?? "").trim().split("\n").slice(-15).join("\n");
    throw new Error(`\`${[program, ...args].join(" ")}\` failed (${error.code ?? error.signal})\n${messages}`);
  }
}

/** Checks that a trainer did all of its work: one that did less would look fast. */
function checkAmount(done, expected) {
  for (const [what, count] of Object.entries(expected)) {
    if (done[what] !== count) throw new Error(`it trained on ${done[what]} ${what} where ${count} were expected`);
  }
}

function checkFinite(result) {
  for (const what of ["speed", "loss"]) {
    if (!Number.isFinite(result[what])) throw new Error(`its ${what} is ${result[what]}`);
  }
  return result;
}
