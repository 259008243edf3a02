// What the page does until its first reconstruction, on a bare page with TensorFlow.js: it loads the library and the
// weights, restores one picture and draws it.
import { parts } from "./network.mjs";
import { safetensors } from "./safetensors.mjs";
import { network } from "./tfjs-network.mjs";

const MODEL = "/dist/assets/models/restore";
const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());

const { tf } = window;
tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
tf.wasm.setWasmPaths("/modules/@tensorflow/tfjs-backend-wasm/dist/");
const [weights, golden] = await Promise.all([
  bytes(`${MODEL}.safetensors`),
  bytes(`${MODEL}.golden.safetensors`),
  tf.setBackend("wasm"),
]);
const { input } = safetensors(golden);
const { autoencoder } = parts(safetensors(weights), input.shape);
const output = await network(tf, autoencoder)(input.values);

const context = document.querySelector("canvas").getContext("2d");
const image = context.createImageData(28, 28);
output.forEach((value, index) => image.data.set([255 * value, 255 * value, 255 * value, 255], 4 * index));
context.putImageData(image, 0, 0);
