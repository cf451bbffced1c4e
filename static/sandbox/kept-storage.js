// @ts-check
import { createStorage } from "./storage.js";

const PAUSE = 150; // milliseconds between two reports: a game may save in its animation loop

const [Happened, define] = [StorageEvent, Object.defineProperty]; // the page may replace them

/** @typedef {"local" | "session"} Area */

/**
 * `localStorage` and `sessionStorage`, kept by the page around us, for an opaque origin has none.
 * @param {(message: {type: "keep", area: Area, cleared: boolean, items: Array<[string, string | null]>}) => void} tell
 * `fill` gives them what was kept, `follow` what others have changed of it since.
 */
export function keepStorage(tell) {
  const local = install("localStorage", "local", tell);
  const session = install("sessionStorage", "session", tell);
  return {
    /** @param {Record<Area, Array<[string, string]>>} items @param {number} most characters in each */
    fill(items, most) {
      local.fill(items.local, most);
      session.fill(items.session, most);
    },
    follow: local.follow,
  };
}

/** @param {string} name @param {Area} area @param {Parameters<typeof keepStorage>[0]} tell */
function install(name, area, tell) {
  const later = window.setTimeout.bind(window);
  /** @type {Map<string, string | null>} */
  let dirty = new Map();
  let cleared = false;
  let waiting = false;
  const report = () => {
    waiting = false;
    const items = [...dirty];
    dirty = new Map();
    tell({ type: "keep", area, cleared, items });
    cleared = false;
  };
  const { storage, fill, put } = createStorage((key, value) => {
    if (key === null) [dirty, cleared] = [new Map(), true];
    else dirty.set(key, value);
    if (!waiting) later(report, PAUSE);
    waiting = true;
  });
  Object.defineProperty(window, name, { value: storage, configurable: true });
  const dispatch = window.dispatchEvent.bind(window);
  /** @param {Array<[string, string | null]>} items */
  const follow = (items) => {
    for (const [key, newValue] of items) {
      if (cleared || dirty.has(key)) continue; // what the page is about to tell is newer
      const oldValue = put(key, newValue);
      const event = new Happened("storage", { key, oldValue, newValue, url: location.href });
      define(event, "storageArea", { value: storage }); // the constructor takes no other than its own
      dispatch(event);
    }
  };
  return { fill, follow };
}
