/** The f16 tensors of a safetensors file, by name: `{ shape, values }`, as f32. */
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
    if (dtype !== "F16") throw new Error(`${name} is ${dtype}, not F16`);
    const first = 8 + length + start;
    const values = Float32Array.from({ length: (end - start) / 2 }, (_, index) =>
      float16(view.getUint16(first + 2 * index, true)),
    );
    tensors[name] = { shape, values };
  }
  return tensors;
}

/** The number with these 16 bits: sign, 5 bits of exponent, 10 of fraction (IEEE 754 binary16). It is finite. */
function float16(bits) {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = (bits & 0x3ff) / 1024;
  return sign * (exponent === 0 ? fraction * 2 ** -14 : (1 + fraction) * 2 ** (exponent - 15));
}
