// @ts-check
import { Libraries } from "./libraries.js";
import { placeholder } from "./placeholder.js";
import { isOutside } from "./rewrite-text.js";

/** @type {import("./libraries.js").LibraryMap} */
const map = typeof LIBRARY_MAP === "undefined" ? { hosts: [], builds: [] } : LIBRARY_MAP;

/**
 * What the sandbox host serves instead of what a page asks other hosts for.
 * @param {string} root the address of /vendor/
 * @param {(text: string) => void} note called once for each library that comes in another version
 * @param {{find: (address: string) => string | null}} [files] that the page was given to read
 * @param {boolean} [isOnline] pictures of other hosts are loaded from there
 * @param {typeof map} [served]
 * @returns {import("./rewriter.js").Places}
 */
export function createPlaces(root, note, files = { find: () => null }, isOnline = false, served = map) {
  const libraries = new Libraries(served);
  const noted = new Set();
  return {
    library(address, kind) {
      const found = libraries.find(address, kind);
      if (!found) return null;
      if (found.note && !noted.has(found.note)) note(`Served from here: ${found.note}`);
      noted.add(found.note);
      return root + found.path;
    },
    image: (address, width, height, label) => {
      if (address.startsWith(root)) return null;
      if (isOnline && isOutside(address)) return null;
      return files.find(address) ?? placeholder(address, width, height, label);
    },
    modules: (address) =>
      Object.fromEntries(Object.entries(libraries.modules(address)).map(([path, file]) => [path, root + file])),
  };
}
