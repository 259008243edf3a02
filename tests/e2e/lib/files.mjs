// Files that a person may choose: good ones, and bad ones of every kind.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";

/** The most bytes that the page opens, as crates/protocol says. */
const MAX_BYTES = 20_000_000;

/** As in the PNG specification, annex D, bit by bit. */
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

/** A PNG of this size; `data` is what stands in place of its pixels. */
function pngOf(width, height, data) {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const parts = [chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts]);
}

/** A PNG whose pixels are `colour(x, y)`: red, green and blue, 0 to 255. */
export function png(width, height, colour) {
  const rows = Array.from({ length: height }, (_, y) => [0, ...Array.from({ length: width }, (_, x) => colour(x, y)).flat()]);
  return pngOf(width, height, deflateSync(Buffer.from(rows.flat())));
}

const read = (path) => readFileSync(fileURLToPath(new URL(path, import.meta.url)));

/** A photograph of an eye, 100 × 100 pixels. */
export const PHOTOGRAPH = { name: "astronaut.png", mimeType: "image/png", buffer: read("../../eyes/astronaut-left.png") };

/** A JPEG and a WebP. */
export const OTHERS = {
  JPEG: { name: "p.jpg", mimeType: "image/jpeg", buffer: read("../../../crates/photo/tests/photo/files/progressive.jpg") },
  WebP: { name: "p.webp", mimeType: "image/webp", buffer: read("../../../crates/photo/tests/photo/files/lossy.webp") },
};

/** Red grows to the right and green downwards, from none to all: 400 × 200 pixels. */
export const GRADIENT = {
  name: "gradient.png",
  mimeType: "image/png",
  buffer: png(400, 200, (x, y) => [Math.round((x * 255) / 400), Math.round((y * 255) / 200), 90]),
};

/** Each with what the page says of it. */
export const BAD = {
  "a file that is cut off": {
    file: { ...PHOTOGRAPH, buffer: PHOTOGRAPH.buffer.subarray(0, 9_000) },
    says: /PNG file is cut off or damaged/,
  },
  "a text that calls itself a picture": {
    file: { name: "eye.png", mimeType: "image/png", buffer: Buffer.from("Dear diary, this is no picture.") },
    says: /This file is a text\. Only PNG, JPEG and WebP/,
  },
  "a GIF that calls itself a JPEG": {
    file: { name: "eye.jpg", mimeType: "image/jpeg", buffer: Buffer.from("GIF89a\x10\0\x10\0", "latin1") },
    says: /This file is a GIF picture/,
  },
  "a header that claims 100,000 × 100,000 pixels": {
    file: { name: "huge.png", mimeType: "image/png", buffer: pngOf(100_000, 100_000, deflateSync(Buffer.alloc(8))) },
    says: /100000 × 100000 pixels, and at most 50 million can be opened/,
  },
  "a file of more than 20 MB": {
    file: { name: "large.png", mimeType: "image/png", buffer: Buffer.alloc(MAX_BYTES + 1) },
    says: /20\.1 MB, and at most 20 MB can be opened/,
  },
  "an empty file": {
    file: { name: "empty.png", mimeType: "image/png", buffer: Buffer.alloc(0) },
    says: /This file is empty/,
  },
};
