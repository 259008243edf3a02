// The two trainers, each as a name and a function that trains once in a process of its own.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const DATA = "data/mnist";

/** TensorFlow, computing in `variant`. */
export function tensorflow(python, variant, { epochs, images }) {
  const script = ["bench/train/tensorflow_train.py", "--data", DATA, "--variant", variant];
  return {
    name: `TensorFlow, ${variant}`,
    async train() {
      const printed = await output(python, [...script, "--epochs", epochs, "--images", images]);
      const result = JSON.parse(printed.trim().split("\n").at(-1));
      agree(result, { epochs, images });
      return checked({ version: result.version, speed: result.images_per_second, loss: result.loss });
    },
  };
}

/** Our trainer, by the published recipe. */
export function afterimage(trainer, { epochs, images }) {
  return {
    name: "afterimage-train, float32",
    async train() {
      const [, version] = (await output(trainer, ["--version"])).trim().split(" ");
      // A fresh folder: what it reads must be what this training wrote, and the page's own weights stay as they are.
      const folder = await mkdtemp(path.join(os.tmpdir(), "afterimage-bench-"));
      try {
        const places = ["--data", DATA, "--runs", folder, "--out", folder];
        await output(trainer, ["denoise", "--epochs", epochs, "--images", images, ...places]);
        const { data, training } = JSON.parse(await readFile(path.join(folder, "denoise.json"), "utf8"));
        agree({ epochs: training.losses.length, images: data.images }, { epochs, images });
        return checked({ version, speed: (images * epochs) / training.seconds, loss: training.losses.at(-1) });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

/** What a program printed; an error with the end of what it complained of, where it failed. */
async function output(program, words) {
  try {
    const { stdout } = await run(program, words.map(String), { maxBuffer: 64 * 1024 * 1024 });
    return stdout;
  } catch (error) {
    const complaint = (error.stderr ?? "").trim().split("\n").slice(-15).join("\n");
    throw new Error(`\`${[program, ...words].join(" ")}\` failed (${error.code ?? error.signal})\n${complaint}`);
  }
}

/** A trainer that did less than it was asked for would look fast. */
function agree(did, asked) {
  for (const [what, count] of Object.entries(asked)) {
    if (did[what] !== count) throw new Error(`it trained on ${did[what]} ${what} where ${count} were asked for`);
  }
}

function checked(result) {
  for (const what of ["speed", "loss"]) {
    if (!Number.isFinite(result[what])) throw new Error(`its ${what} is ${result[what]}`);
  }
  return result;
}
