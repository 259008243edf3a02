// Encodes and decodes the messages of crates/protocol that the benchmarks need. postcard writes an enum as the index of
// its variant, numbers and lengths as varints (seven bits a byte), and floats as four little-endian bytes.

/** The variants of `ModelId` by index. The fourth one has a field and is not measured. */
const MODELS = ["restore", "denoise", "plain", "decoder", "eyes"];

const UNEXPECTED = "the engine speaks another protocol than bench/page/protocol.mjs";

/** The bytes of a `Request::Load`. */
export function loadRequest(model, weights, golden) {
  const parts = [[0], varint(MODELS.indexOf(model)), varint(weights.length), weights, varint(golden.length), golden];
  return concat(parts);
}

/** The bytes of a `Request::Infer` with `Input::Restore` for `Network::Trained`. */
export function restoreRequest(id, model, pixels) {
  const trained = [0, MODELS.indexOf(model)];
  const floats = new Uint8Array(new Float32Array(pixels).buffer);
  return concat([[1], varint(id), trained, [0], varint(pixels.length), floats]);
}

/** The indices of the variants of `Response`. */
const LOADED = 0;
const INFERRED = 2;

/** Decodes a `Response`: `{ loaded }`, `{ restored: { id, pixels, latent, mask, millis } }` or `{ failed }`. */
export function decodeResponse(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = view.getUint8(at++);
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const float = () => view.getFloat32((at += 4) - 4, true);
  const floats = () => Float32Array.from({ length: number() }, float);
  const kind = number();
  if (kind === LOADED) return { loaded: MODELS[number()] };
  if (kind === INFERRED) {
    const id = number();
    // The benchmarks send only `Input::Restore`. Its output is `Output::Restored`, the first variant.
    if (number() !== 0) throw new Error(UNEXPECTED);
    const restored = { id, pixels: floats(), latent: floats(), mask: floats(), millis: float() };
    if (at !== bytes.length) throw new Error(UNEXPECTED);
    return { restored };
  }
  // The fields of an error depend on its kind. The readable characters among the bytes are its message.
  return {
    failed: new TextDecoder()
      .decode(bytes.subarray(at))
      .replace(/[^\x20-\x7e]+/g, " ")
      .trim(),
  };
}

function varint(value) {
  const bytes = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
  return [...bytes, value];
}

function concat(parts) {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
