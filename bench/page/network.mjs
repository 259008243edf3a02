// The network of crates/model, as a list of steps that each peer builds in its own way.

const layer = (tensors, name) => ({
  weight: tensors[`${name}.weight`],
  bias: tensors[`${name}.bias`],
});

/** Steps from the picture to the reconstruction, with the weights `[out, in, kh, kw]` of a safetensors file. */
export function steps(tensors) {
  const encoder = [0, 1, 2].flatMap((i) => [
    { op: "conv", ...layer(tensors, `encoder.${i}`) },
    { op: "relu" },
    { op: "halve" },
  ]);
  const decoder = [7, 14, 28].flatMap((side, i) => [
    { op: "resize", side },
    { op: "conv", ...layer(tensors, `decoder.${i}`) },
    { op: "relu" },
  ]);
  return [...encoder, ...decoder, { op: "conv", ...layer(tensors, "head") }, { op: "sigmoid" }];
}
