// @ts-check
import { changePage, movePage, recallPage } from "../lib/page-shelf.js";
import { PageStorage, QUOTA, changed, sizeOf } from "./page-storage.js";

const PAUSE = 250; // milliseconds between two writes to the disk

/** Keeps what a page stores from one visit of this browser to the next. */
export class PageKeeper {
  #id;
  #before;
  #shelf;
  #storage = new PageStorage();
  /** @type {Array<import("./page-storage.js").Change>} not on the disk yet */
  #pending = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  isReady = false;

  /**
   * @param {string} names of the page: for this viewer, then for the visitor who they were before
   *   they signed in; empty: keep nothing
   * @param {{recallPage: typeof recallPage, changePage: typeof changePage, movePage: typeof movePage}} [shelf]
   */
  constructor(names, shelf = { recallPage, changePage, movePage }) {
    [this.#id, this.#before = ""] = names.split(" ");
    this.#shelf = shelf;
  }

  async load() {
    if (this.#before) await this.#shelf.movePage(this.#before, this.#id);
    if (this.#id) this.#storage = new PageStorage(await this.#shelf.recallPage(this.#id));
    this.isReady = true;
  }

  /** What the next frame begins with. */
  get items() {
    return this.#storage.items;
  }

  get isEmpty() {
    return this.#storage.isEmpty;
  }

  /** Characters that the page may store. */
  get most() {
    return this.#storage.most;
  }

  /** @param {{area: unknown, cleared: unknown, items: unknown}} message of an untrusted page */
  hear({ area, cleared, items }) {
    const change = this.#storage.hear(area, cleared, items);
    if (!change || !this.#id) return;
    this.#pending.push(change);
    this.#timer ??= setTimeout(() => this.save(), PAUSE);
  }

  /** What waits to be written, now: the person may be leaving. */
  async save() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const pending = this.#pending;
    this.#pending = [];
    if (pending.length) await this.#shelf.changePage(this.#id, (items) => merged(items, pending));
  }

  /** The person looks at the page again: nobody else has changed anything. */
  wake() {}

  stop() {
    this.save();
  }

  async clear() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending = [];
    this.#storage.clear();
    for (const name of [this.#id, this.#before]) if (name) await this.#shelf.changePage(name, () => []);
  }
}

/**
 * @param {Array<[string, string]>} items
 * @param {Array<import("./page-storage.js").Change>} changes
 * @returns {Array<[string, string]>} as they were where two tabs together would keep too much
 */
function merged(items, changes) {
  let result = new Map(items);
  for (const change of changes) result = changed(change.cleared ? [] : result, change.items);
  return sizeOf(result) <= QUOTA ? [...result] : items;
}
