// The messages of crates/protocol/src/messages.rs that the bench needs, by hand: postcard writes an enum as the
// variant's place, numbers and lengths in seven-bit groups, and floats as four little-endian bytes.

/** The places of `ModelName`. The fourth has a decoder after it, and is not measured. */
const MODELS = ["restore", "denoise", "plain", "decoder", "eyes"];

const STRANGE = "the engine speaks another protocol than bench/page/protocol.mjs";

/** Bytes of `Request::Load`. */
export function load(model, weights, golden) {
  const parts = [[0], varint(MODELS.indexOf(model)), varint(weights.length), weights, varint(golden.length), golden];
  return joined(parts);
}

/** Bytes of `Request::Ask` with `Question::Restore` to `Network::Trained`. */
export function restore(id, model, pixels) {
  const trained = [0, MODELS.indexOf(model)];
  const floats = new Uint8Array(new Float32Array(pixels).buffer);
  return joined([[1], varint(id), trained, [0], varint(pixels.length), floats]);
}

/** The places of `Response`. */
const LOADED = 0;
const ANSWERED = 2;

/** A `Response`: `{ loaded }`, `{ restored: { id, pixels, latent, millis } }` or `{ failed }`. */
export function response(bytes) {
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
  if (kind === ANSWERED) {
    const id = number();
    // The only question that is asked here is `Question::Restore`; to it `Answer::Restored`, the first one, answers.
    if (number() !== 0) throw new Error(STRANGE);
    const restored = { id, pixels: floats(), latent: floats(), millis: float() };
    if (at !== bytes.length) throw new Error(STRANGE);
    return { restored };
  }
  // An error's details differ by kind; its words are the readable part of it.
  return { failed: new TextDecoder().decode(bytes.subarray(at)).replace(/[^\x20-\x7e]+/g, " ").trim() };
}

function varint(value) {
  const bytes = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
  return [...bytes, value];
}

function joined(parts) {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
