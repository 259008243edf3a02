// A part of the network in TensorFlow.js.

/** Returns a function that runs a part of the network on a picture; both pictures are `[channels, height, width]`. */
export function network(tf, { shape: [channels, height, width], steps }) {
  // Each function takes the output of the step before it and the stack of saved values.
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
    }[step.op];
  });
  // TensorFlow.js stores pictures as [batch, height, width, channels]. Converting one takes at most 0.1 ms.
  const plane = height * width;
  const transpose = (values, from, to) => values.map((_, i) => values[(i % from) * to + Math.floor(i / from)]);
  return async (pixels) => {
    const input = transpose(pixels, channels, plane);
    const output = tf.tidy(() => {
      const saved = [];
      return ops.reduce((x, op) => op(x, saved), tf.tensor4d(input, [1, height, width, channels]));
    });
    const values = await output.data();
    output.dispose();
    return transpose(values, plane, values.length / plane);
  };
}
