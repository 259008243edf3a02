// The network of crates/model as a list of steps, from which each library builds its own network.

const layer = (tensors, name) => ({
  weight: tensors[`${name}.weight`],
  bias: tensors[`${name}.bias`],
});

/**
 * The steps from a picture of `side` × `side` pixels to the reconstruction. The weights `[out, in, height, width]` are
 * those of a safetensors file.
 *
 * `save` pushes a value on a stack and `add` adds the value from the top of it: skip connections. `blend` mixes the
 * output with the input picture; the last channel of the output, the mask, is the share of the output.
 */
export function steps(tensors, side) {
  const [, channels] = tensors["encoder.0.weight"].shape;
  // A network with a mask has skip connections too.
  const hasMask = tensors["head.weight"].shape[0] > channels;
  const skip = (op) => (hasMask ? [{ op }] : []);
  const encoder = [0, 1, 2].flatMap((i) => [
    { op: "conv", ...layer(tensors, `encoder.${i}`) },
    { op: "relu" },
    ...skip("save"),
    { op: "maxpool" },
  ]);
  // The sides of the decoder's outputs: 7, 14, 28 for digits, 25, 50, 100 for eyes.
  const sizes = [Math.ceil(Math.ceil(side / 2) / 2), Math.ceil(side / 2), side];
  const decoder = sizes.flatMap((side, i) => [
    { op: "resize", side },
    { op: "conv", ...layer(tensors, `decoder.${i}`) },
    ...skip("add"),
    { op: "relu" },
  ]);
  return [...encoder, ...decoder, { op: "conv", ...layer(tensors, "head") }, { op: "sigmoid" }, ...skip("blend")];
}
