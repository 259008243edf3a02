// TensorFlow.js on one thread, in a worker.
import { serve } from "./reference-worker.mjs";

const MODULES = "/modules/@tensorflow/";

// Its bundles are scripts that define a global `tf`. A module worker cannot import them, so it evaluates them globally.
const script = async (path) => (0, eval)(await (await fetch(MODULES + path)).text());

serve(async ({ backend, shape: [channels, height, width], steps }) => {
  await script("tfjs-core/dist/tf-core.min.js");
  await script(`tfjs-backend-${backend}/dist/tf-backend-${backend}.min.js`);
  const { tf } = self;
  if (backend === "wasm") {
    tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
    tf.wasm.setWasmPaths(`${MODULES}tfjs-backend-wasm/dist/`);
  }
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no backend ${backend} here`);
  await tf.ready();
  // Each function takes the output of the step before it, the stack of saved values, and the input picture.
  const ops = steps.map((step) => {
    if (step.op === "conv") {
      const { shape, values } = step.weight;
      const filter = tf.tidy(() => tf.keep(tf.transpose(tf.tensor4d(values, shape), [2, 3, 1, 0])));
      const bias = tf.tensor1d(step.bias.values);
      return (x) => tf.add(tf.conv2d(x, filter, 1, "same"), bias);
    }
    if (step.op === "resize") return (x) => tf.image.resizeNearestNeighbor(x, [step.side, step.side]);
    return {
      relu: tf.relu,
      sigmoid: tf.sigmoid,
      maxpool: (x) => tf.maxPool(x, 2, 2, "same"),
      save: (x, saved) => (saved.push(x), x),
      add: (x, saved) => tf.add(x, saved.pop()),
      blend: (x, _, picture) => {
        const [output, mask] = tf.split(x, [channels, 1], 3);
        return tf.add(picture, tf.mul(tf.sub(output, picture), mask));
      },
    }[step.op];
  });
  // TensorFlow.js stores pictures as [batch, height, width, channels]. Converting one takes at most 0.1 ms.
  const plane = height * width;
  const transpose = (values, from, to) => values.map((_, i) => values[(i % from) * to + Math.floor(i / from)]);
  return async (pixels) => {
    const input = transpose(pixels, channels, plane);
    const output = tf.tidy(() => {
      const picture = tf.tensor4d(input, [1, height, width, channels]);
      const saved = [];
      return ops.reduce((x, op) => op(x, saved, picture), picture);
    });
    const values = await output.data();
    output.dispose();
    return transpose(values, plane, channels);
  };
});
