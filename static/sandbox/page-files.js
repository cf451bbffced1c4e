// @ts-check

/**
 * @typedef {object} PageFile
 * @property {string} name
 * @property {string} type media type
 * @property {BlobPart} content
 */

/** Files that a person gave the page to read: it finds them by name, as if they lay beside it. */
export class PageFiles {
  /** @type {Map<string, string>} name → `blob:` address */
  #addresses = new Map();
  #here;

  /** @param {string} here what the page's relative addresses start from */
  constructor(here) {
    this.#here = new URL(here);
  }

  /** @param {PageFile[]} files */
  fill(files) {
    for (const { name, type, content } of files) {
      this.#addresses.set(name, URL.createObjectURL(new Blob([content], { type })));
    }
  }

  /**
   * @param {string} address as the page has it: `sales.csv`, `./sales.csv`, `data/sales.csv`
   * @returns {string | null} null for what is none of the files
   */
  find(address) {
    if (!this.#addresses.size) return null;
    const url = parsed(address.trim(), this.#here);
    // Of an opaque origin or a file on disk, `origin` says nothing.
    if (!url || url.protocol !== this.#here.protocol || url.host !== this.#here.host) return null;
    return this.#addresses.get(decoded(url.pathname.slice(url.pathname.lastIndexOf("/") + 1))) ?? null;
  }
}

/** Let scripts of the page read the files. @param {PageFiles} files */
export function readFromFiles(files) {
  const { apply, defineProperty } = Reflect;
  const original = window.fetch;
  const place = (/** @type {unknown} */ address) => files.find(String(address));
  defineProperty(window, "fetch", {
    value: (/** @type {any} */ input, /** @type {any} */ init) =>
      apply(original, window, [place(input instanceof Request ? input.url : input) ?? input, init]),
    configurable: true,
    writable: true,
  });
  const open = XMLHttpRequest.prototype.open;
  defineProperty(XMLHttpRequest.prototype, "open", {
    value(/** @type {string} */ method, /** @type {unknown} */ address, /** @type {unknown[]} */ ...rest) {
      return apply(open, this, [method, place(address) ?? address, ...rest]);
    },
    configurable: true,
    writable: true,
  });
}

/** @param {string} address @param {URL} here */
function parsed(address, here) {
  try {
    return new URL(address, here);
  } catch {
    return null; // no address at all: the browser will say so
  }
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
