// TensorFlow.js, on one thread, in a worker of its own.
import { serve } from "./peer.mjs";

const MODULES = "/modules/@tensorflow/";

// Its bundles are scripts that leave a global `tf`; a module worker runs them by evaluating them globally.
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
  // Each takes what came before it, the values put aside, and the picture.
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
      halve: (x) => tf.maxPool(x, 2, 2, "same"),
      keep: (x, kept) => (kept.push(x), x),
      add: (x, kept) => tf.add(x, kept.pop()),
      blend: (x, _, picture) => {
        const [made, mask] = tf.split(x, [channels, 1], 3);
        return tf.add(picture, tf.mul(tf.sub(made, picture), mask));
      },
    }[step.op];
  });
  // Its own layout has the channels last; turning a picture takes a tenth of a millisecond at most.
  const plane = height * width;
  const turned = (values, from, to) => values.map((_, i) => values[(i % from) * to + Math.floor(i / from)]);
  return async (pixels) => {
    const input = turned(pixels, channels, plane);
    const output = tf.tidy(() => {
      const picture = tf.tensor4d(input, [1, height, width, channels]);
      const kept = [];
      return ops.reduce((x, op) => op(x, kept, picture), picture);
    });
    const values = await output.data();
    output.dispose();
    return turned(values, plane, channels);
  };
});
