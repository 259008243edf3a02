// Picture files for the upload: valid ones, and invalid ones of every kind.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";

/** The largest file in bytes that the page opens, as in crates/protocol. */
const MAX_BYTES = 20_000_000;

/** The checksum of the PNG specification, annex D, computed bit by bit. */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** One PNG chunk. */
function chunk(kind, data) {
  const checked = Buffer.concat([Buffer.from(kind), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(checked), 4);
  return Buffer.concat([frame.subarray(0, 4), checked, frame.subarray(4)]);
}

/** A PNG of this size with `data` as its compressed pixels. */
function pngOf(width, height, data) {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const parts = [chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts]);
}

/** A PNG with the pixels `colour(x, y)`: red, green and blue from 0 to 255. */
export function png(width, height, colour) {
  const rows = Array.from({ length: height }, (_, y) => [
    0,
    ...Array.from({ length: width }, (_, x) => colour(x, y)).flat(),
  ]);
  return pngOf(width, height, deflateSync(Buffer.from(rows.flat())));
}

const read = (path) => readFileSync(fileURLToPath(new URL(path, import.meta.url)));

/** A photograph of an eye, 100 × 100 pixels. */
export const PHOTOGRAPH = {
  name: "astronaut.png",
  mimeType: "image/png",
  buffer: read("../../eyes/astronaut-left.png"),
};

/** A JPEG and a WebP. */
export const OTHERS = {
  JPEG: {
    name: "p.jpg",
    mimeType: "image/jpeg",
    buffer: read("../../../crates/photo/tests/photo/files/progressive.jpg"),
  },
  WebP: { name: "p.webp", mimeType: "image/webp", buffer: read("../../../crates/photo/tests/photo/files/lossy.webp") },
};

/** A picture of 400 × 200 pixels: red increases to the right and green downwards, from 0 to 255. */
export const GRADIENT = {
  name: "gradient.png",
  mimeType: "image/png",
  buffer: png(400, 200, (x, y) => [Math.round((x * 255) / 400), Math.round((y * 255) / 200), 90]),
};

/** Invalid files, each with the message that the page shows. */
export const INVALID = {
  "a file that is cut off": {
    file: { ...PHOTOGRAPH, buffer: PHOTOGRAPH.buffer.subarray(0, 9_000) },
    message: /PNG file is cut off/,
  },
  "a text that calls itself a picture": {
    file: { name: "eye.png", mimeType: "image/png", buffer: Buffer.from("Dear diary, this is no picture.") },
    message: /This file is a text file\. Only PNG, JPEG and WebP/,
  },
  "a GIF that calls itself a JPEG": {
    file: { name: "eye.jpg", mimeType: "image/jpeg", buffer: Buffer.from("GIF89a\x10\0\x10\0", "latin1") },
    message: /This file is a GIF picture/,
  },
  "a header that claims 100,000 × 100,000 pixels": {
    file: { name: "huge.png", mimeType: "image/png", buffer: pngOf(100_000, 100_000, deflateSync(Buffer.alloc(8))) },
    message: /100000 × 100000 pixels, and at most 50 million can be opened/,
  },
  "a file of more than 20 MB": {
    file: { name: "large.png", mimeType: "image/png", buffer: Buffer.alloc(MAX_BYTES + 1) },
    message: /20\.1 MB, and at most 20 MB can be opened/,
  },
  "an empty file": {
    file: { name: "empty.png", mimeType: "image/png", buffer: Buffer.alloc(0) },
    message: /This file is empty/,
  },
};
