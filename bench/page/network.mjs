// The network of crates/model, as a list of steps that each peer builds in its own way.

const layer = (tensors, name) => ({
  weight: tensors[`${name}.weight`],
  bias: tensors[`${name}.bias`],
});

/**
 * Steps from a picture of `side` × `side` pixels to the reconstruction, with the weights `[out, in, kh, kw]` of a
 * safetensors file.
 *
 * `keep` puts a value aside and `add` adds the one that was put aside last: skip connections. `blend` lays what was made
 * over the picture that came in, as much as its last channel, the mask, says.
 */
export function steps(tensors, side) {
  const [, channels] = tensors["encoder.0.weight"].shape;
  // The network that has a mask has skip connections too.
  const hasMask = tensors["head.weight"].shape[0] > channels;
  const skip = (op) => (hasMask ? [{ op }] : []);
  const encoder = [0, 1, 2].flatMap((i) => [
    { op: "conv", ...layer(tensors, `encoder.${i}`) },
    { op: "relu" },
    ...skip("keep"),
    { op: "halve" },
  ]);
  // Each of the encoder's sizes but the last one: 7, 14, 28 for digits, 25, 50, 100 for eyes.
  const sizes = [Math.ceil(Math.ceil(side / 2) / 2), Math.ceil(side / 2), side];
  const decoder = sizes.flatMap((side, i) => [
    { op: "resize", side },
    { op: "conv", ...layer(tensors, `decoder.${i}`) },
    ...skip("add"),
    { op: "relu" },
  ]);
  return [...encoder, ...decoder, { op: "conv", ...layer(tensors, "head") }, { op: "sigmoid" }, ...skip("blend")];
}
