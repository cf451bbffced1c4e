// @ts-check
import { call, download } from "../lib/api.js";

/**
 * @typedef {object} ListedFile
 * @property {string} name
 * @property {string} media_type
 */

/** The files that a page reads, fetched once each. */
export class DataShelf {
  #url;
  /** @type {Map<string, ListedFile>} */
  #listed;
  /** @type {Map<string, Promise<ArrayBuffer>>} */
  #contents = new Map();
  #download;

  /**
   * @param {string} url below which they are, by name
   * @param {ListedFile[]} listed
   * @param {(url: string) => Promise<ArrayBuffer>} [fetchFile]
   */
  constructor(url, listed, fetchFile = download) {
    this.#url = url;
    this.#listed = new Map(listed.map((file) => [file.name, file]));
    this.#download = fetchFile;
  }

  get isEmpty() {
    return this.#listed.size === 0;
  }

  /** Ask anew which files there are. @throws {import("../lib/api.js").Problem} */
  async refresh() {
    /** @type {ListedFile[]} */
    const listed = await call("GET", this.#url);
    this.#listed = new Map(listed.map((file) => [file.name, file]));
  }

  /**
   * @returns {Promise<import("../../sandbox/page-files.js").PageFile[]>}
   * @throws {import("../lib/api.js").Problem}
   */
  async files() {
    const listed = [...this.#listed.values()];
    const contents = await Promise.all(listed.map(({ name }) => this.#content(name)));
    return listed.map(({ name, media_type }, place) => ({ name, type: media_type, content: contents[place] }));
  }

  /** @param {string} name */
  #content(name) {
    const known = this.#contents.get(name);
    if (known) return known;
    const content = this.#download(`${this.#url}/${encodeURIComponent(name)}`);
    this.#contents.set(name, content);
    content.catch(() => this.#contents.delete(name)); // asked again with the next page
    return content;
  }
}
