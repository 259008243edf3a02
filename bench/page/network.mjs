// The network of crates/model as lists of steps, from which each library builds its own networks.

const layer = (tensors, name) => ({
  weight: tensors[`${name}.weight`],
  bias: tensors[`${name}.bias`],
});

/**
 * The parts of a network for pictures `[channels, height, width]`, each `{ shape, steps }` with the shape of its input:
 * `autoencoder`, from the picture to the restored picture; or, for eyes, to the head's output, and then `refinement`, from
 * what `filling` makes of that to what is added to the filled picture. The weights `[out, in, height, width]` are those of
 * a safetensors file.
 *
 * `save` pushes a value on a stack and `add` adds the value from the top of it: skip connections.
 */
export function parts(tensors, shape) {
  const levels = Object.keys(tensors).filter((name) => /^encoder\.\d+\.weight$/.test(name)).length;
  // A network that fills has skip connections too.
  const fills = "refine.0.weight" in tensors;
  const skip = (op) => (fills ? [{ op }] : []);
  const [, ...size] = shape;
  const numbers = Array.from({ length: levels }, (_, level) => level);
  const encoder = numbers.flatMap((level) => [
    { op: "conv", ...layer(tensors, `encoder.${level}`) },
    { op: "relu" },
    ...skip("save"),
    { op: "maxpool" },
  ]);
  const decoder = numbers.flatMap((level) => [
    { op: "resize", side: numbers.slice(level + 1).reduce((side) => Math.ceil(side / 2), size[0]) },
    { op: "conv", ...layer(tensors, `decoder.${level}`) },
    ...skip("add"),
    { op: "relu" },
  ]);
  const head = { op: "conv", ...layer(tensors, "head") };
  if (!fills) return { autoencoder: { shape, steps: [...encoder, ...decoder, head, { op: "sigmoid" }] } };
  const [first, last] = [0, 1].map((level) => ({ op: "conv", ...layer(tensors, `refine.${level}`) }));
  return {
    autoencoder: { shape, steps: [...encoder, ...decoder, head] },
    refinement: { shape: [first.weight.shape[1], ...size], steps: [first, { op: "relu" }, last] },
  };
}
