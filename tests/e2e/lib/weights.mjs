// Weights files that a person may load: the page's own, and bad ones of every kind.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./dist.mjs";

/** The most bytes that the page reads, as web/weights.rs says. */
const MAX_BYTES = 32_000_000;

/** The bytes of one of the page's networks. */
export const shipped = (network) => readFileSync(join(DIST, "assets/models", `${network}.safetensors`));

/** A file as the browser's dialog gives it. */
export const file = (name, buffer) => ({ name, mimeType: "application/octet-stream", buffer });

/** A safetensors file in its parts. */
function parts(bytes) {
  const length = Number(bytes.readBigUInt64LE(0));
  return { header: JSON.parse(bytes.subarray(8, 8 + length).toString()), data: bytes.subarray(8 + length) };
}

/** The bytes of a safetensors file. */
function whole({ header, data }) {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, data]);
}

/** One of the page's files, with something done to its parts. */
function changed(network, change) {
  const { header, data } = parts(shipped(network));
  const copy = Buffer.from(data);
  change(header, copy);
  return whole({ header, data: copy });
}

/** One tensor of zeros. */
const zeros = (name, shape) => {
  const bytes = 4 * shape.reduce((product, side) => product * side, 1);
  return whole({ header: { [name]: { dtype: "F32", shape, data_offsets: [0, bytes] } }, data: Buffer.alloc(bytes) });
};

/** Each with what the page says of it. */
export const BAD = {
  "a text that calls itself weights": {
    bytes: Buffer.from("Dear diary, these are no weights."),
    says: /not a whole safetensors file/,
  },
  "an empty file": { bytes: Buffer.alloc(0), says: /it is empty/ },
  "a file of more than 32 MB": { bytes: Buffer.alloc(MAX_BYTES + 1), says: /more than 32 MB/ },
  "a file that is cut off": {
    bytes: shipped("restore").subarray(0, 60_000),
    says: /not a whole safetensors file/,
  },
  "a number that is none": {
    bytes: changed("restore", (header, data) => {
      data.writeFloatLE(NaN, header["encoder.1.weight"].data_offsets[0] + 4 * 5);
    }),
    says: /tensor `encoder\.1\.weight` holds NaN at position 5/,
  },
  "a tensor of another name": {
    bytes: changed("restore", (header) => {
      header["head.biases"] = header["head.bias"];
      delete header["head.bias"];
    }),
    says: /tensor `head\.biases` does not belong to this network/,
  },
  "a tensor of another shape": {
    bytes: changed("restore", (header) => {
      header["head.weight"].shape = [32, 1, 3, 3];
    }),
    says: /tensor `head\.weight` has shape \[32, 1, 3, 3\] where \[1, 32, 3, 3\] is expected/,
  },
  "a tensor of another type": {
    bytes: changed("restore", (header) => {
      header["decoder.2.bias"].dtype = "I32";
    }),
    says: /tensor `decoder\.2\.bias` holds I32 where F32 is expected/,
  },
  "a network that is too wide": {
    bytes: zeros("encoder.0.weight", [300, 1, 3, 3]),
    says: /makes 300 channels where 1 to 256 are allowed/,
  },
  "weights that overflow": {
    bytes: changed("restore", (_, data) => {
      for (let at = 0; at < data.length; at += 4) data.writeFloatLE(3e38, at);
    }),
    says: /of a test picture/,
  },
  "the eyes' network": { bytes: shipped("eyes"), says: /tensor `encoder\.0\.weight` has shape/ },
};
