/** The f32 tensors of a safetensors file, by name: `{ shape, values }`. */
export function safetensors(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const length = Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  delete header.__metadata__;
  const tensors = {};
  for (const [
    name,
    {
      dtype,
      shape,
      data_offsets: [start, end],
    },
  ] of Object.entries(header)) {
    if (dtype !== "F32") throw new Error(`${name} is ${dtype}, not F32`);
    // Copied, because a Float32Array must start at a multiple of four and the header may end at any byte.
    tensors[name] = { shape, values: new Float32Array(bytes.slice(8 + length + start, 8 + length + end).buffer) };
  }
  return tensors;
}
