// Compresses once what is served a thousand times.
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { filesBelow, readFile, writeFile } from "./files.mjs";

const TEXT = /\.(?:[cm]?js|css|svg|json)$/;
const SMALLEST = 1024; // bytes; below, the headers outweigh the gain
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

/** @param {string} folder */
export async function compressAll(folder) {
  const texts = (await filesBelow(folder)).filter((file) => TEXT.test(file) && file.includes("/"));
  await Promise.all(texts.map((file) => compress(`${folder}/${file}`)));
}

/** @param {string} file */
async function compress(file) {
  const content = await readFile(file);
  if (content.length < SMALLEST) return;
  const [zipped, packed] = await Promise.all([promisify(gzip)(content), promisify(brotliCompress)(content, BROTLI)]);
  await Promise.all([writeFile(`${file}.gz`, zipped), writeFile(`${file}.br`, packed)]);
}
