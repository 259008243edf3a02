// Prints `bytes path` for each path: the compressed size at brotli 11, with the window of the brotli command line tool.
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
const size = async (path) => `${(await promisify(brotliCompress)(await readFile(path), { params })).length} ${path}`;
console.log((await Promise.all(process.argv.slice(1).map(size))).join("\n"));
