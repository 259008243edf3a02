// Weights files for the upload: those of the page, and invalid ones of every kind.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./dist.mjs";

/** The largest file in bytes that the page reads. */
const MAX_BYTES = 32_000_000;

/** The weights file of one of the page's networks. */
export const shipped = (network) => readFileSync(join(DIST, "assets/models", `${network}.safetensors`));

/** A file as the browser's file dialog returns it. */
export const file = (name, buffer) => ({ name, mimeType: "application/octet-stream", buffer });

/** Splits a safetensors file into header and data. */
function split(bytes) {
  const length = Number(bytes.readBigUInt64LE(0));
  return { header: JSON.parse(bytes.subarray(8, 8 + length).toString()), data: bytes.subarray(8 + length) };
}

/** Assembles a safetensors file. */
function assemble({ header, data }) {
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, data]);
}

/** One of the page's files with a change to its header or data. */
function changed(network, change) {
  const { header, data } = split(shipped(network));
  const copy = Buffer.from(data);
  change(header, copy);
  return assemble({ header, data: copy });
}

/** A file with one tensor of zeros. */
const zeros = (name, shape) => {
  const bytes = 4 * shape.reduce((product, side) => product * side, 1);
  return assemble({ header: { [name]: { dtype: "F32", shape, data_offsets: [0, bytes] } }, data: Buffer.alloc(bytes) });
};

/** Invalid files, each with the message that the page shows. */
export const INVALID = {
  "a text that calls itself weights": {
    bytes: Buffer.from("Dear diary, these are no weights."),
    message: /it is a text file, and only safetensors files can be loaded/,
  },
  "an empty file": { bytes: Buffer.alloc(0), message: /it is empty/ },
  "a file of more than 32 MB": { bytes: Buffer.alloc(MAX_BYTES + 1), message: /more than 32 MB/ },
  "a file that is cut off": {
    bytes: shipped("restore").subarray(0, 60_000),
    message: /not a whole safetensors file/,
  },
  "a number that is none": {
    bytes: changed("restore", (header, data) => {
      data.writeFloatLE(NaN, header["encoder.1.weight"].data_offsets[0] + 4 * 5);
    }),
    message: /tensor `encoder\.1\.weight` holds NaN at position 5/,
  },
  "a tensor of another name": {
    bytes: changed("restore", (header) => {
      header["head.biases"] = header["head.bias"];
      delete header["head.bias"];
    }),
    message: /tensor `head\.biases` does not belong to this network/,
  },
  "a tensor of another shape": {
    bytes: changed("restore", (header) => {
      header["head.weight"].shape = [32, 1, 3, 3];
    }),
    message: /tensor `head\.weight` has shape \[32, 1, 3, 3\] where \[1, 32, 3, 3\] is expected/,
  },
  "a tensor of another type": {
    bytes: changed("restore", (header) => {
      header["decoder.2.bias"].dtype = "I32";
    }),
    message: /tensor `decoder\.2\.bias` holds I32 where F32, F16 or BF16 is expected/,
  },
  "a network that is too wide": {
    bytes: zeros("encoder.0.weight", [300, 1, 3, 3]),
    message: /makes 300 channels where 1 to 256 are allowed/,
  },
  "weights that overflow": {
    bytes: changed("restore", (_, data) => {
      for (let at = 0; at < data.length; at += 4) data.writeFloatLE(3e38, at);
    }),
    message: /of a test picture/,
  },
  "the eyes' network": {
    bytes: shipped("eyes"),
    message: /tensor `\w+\.\d\.\w+` does not belong to this network/,
  },
};
