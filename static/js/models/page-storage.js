// @ts-check

export const QUOTA = 5_000_000; // characters of names and values in one area
const MOST_ITEMS = 20_000; // in one message
const AREAS = /** @type {const} */ (["local", "session"]);

/**
 * @typedef {"local" | "session"} Area
 * @typedef {Array<[string, string]>} Items
 * @typedef {{cleared: boolean, items: Array<[string, string | null]>}} Change null takes an item away
 */

/**
 * What an untrusted page has put into `localStorage` and `sessionStorage`, as its frames report
 * it. Nothing they report is believed: what is no change, or too much, is left out.
 */
export class PageStorage {
  #areas = { local: new Map(), session: new Map() };

  /** @param {Items} [local] what was kept @param {number} [most] characters in one area */
  constructor(local = [], most = QUOTA) {
    this.most = most;
    this.#apply("local", { cleared: true, items: local });
  }

  /** For the next frame. @returns {Record<Area, Items>} */
  get items() {
    return { local: [...this.#areas.local], session: [...this.#areas.session] };
  }

  get isEmpty() {
    return AREAS.every((area) => this.#areas[area].size === 0);
  }

  /**
   * @param {unknown} area
   * @param {unknown} cleared
   * @param {unknown} items
   * @returns {Change | null} what is to be kept beyond this visit
   */
  hear(area, cleared, items) {
    const known = AREAS.find((name) => name === area);
    if (!known || !Array.isArray(items) || items.length > MOST_ITEMS || !items.every(isItem)) return null;
    const change = { cleared: cleared === true, items };
    if (!this.#apply(known, change)) return null;
    return known === "local" ? change : null;
  }

  /**
   * Others have changed what is kept.
   * @param {Items} local all of it
   * @returns {Change["items"]} what is different now
   */
  follow(local) {
    const [before, now] = [this.#areas.local, new Map(local)];
    this.#areas.local = now;
    const gone = [...before.keys()].filter((name) => !now.has(name));
    const put = [...now].filter(([name, value]) => before.get(name) !== value);
    return [...gone.map((name) => /** @type {[string, null]} */ ([name, null])), ...put];
  }

  clear() {
    for (const area of AREAS) this.#areas[area].clear();
  }

  /** @param {Area} area @param {Change} change @returns {boolean} false where it would be too much */
  #apply(area, change) {
    const next = changed(change.cleared ? [] : this.#areas[area], change.items);
    if (sizeOf(next) > this.most) return false;
    this.#areas[area] = next;
    return true;
  }
}

/**
 * @param {Iterable<[string, string]>} items
 * @param {Change["items"]} changes
 * @returns {Map<string, string>}
 */
export function changed(items, changes) {
  const result = new Map(items);
  for (const [name, value] of changes) {
    if (value === null) result.delete(name);
    else result.set(name, value);
  }
  return result;
}

/** @param {Map<string, string>} items in characters */
export function sizeOf(items) {
  let size = 0;
  for (const [name, value] of items) size += name.length + value.length;
  return size;
}

/** @param {unknown} item @returns {item is [string, string | null]} */
function isItem(item) {
  return (
    Array.isArray(item) &&
    item.length === 2 &&
    typeof item[0] === "string" &&
    (item[1] === null || typeof item[1] === "string")
  );
}
