// @ts-check
import { PageFiles, readFromFiles } from "./page-files.js";

// In a downloaded page, which carries the files that it reads: a browser lets no page on disk read
// the files beside it.

const files = new PageFiles(location.href);
const carried = JSON.parse(document.getElementById("carried-files")?.textContent ?? "[]");
files.fill(carried.map((/** @type {{content: string}} */ file) => ({ ...file, content: bytesOf(file.content) })));
readFromFiles(files);

// Pictures that stand in the markup, once the browser has not found them.
addEventListener(
  "error",
  ({ target }) => {
    const found = target instanceof HTMLImageElement && files.find(target.src);
    if (found) /** @type {HTMLImageElement} */ (target).src = found;
  },
  true,
);

/** @param {string} base64 */
function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
