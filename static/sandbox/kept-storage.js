// @ts-check
import { createStorage } from "./storage.js";

const PAUSE = 150; // milliseconds between two reports: a game may save in its animation loop

/** @typedef {"local" | "session"} Area */

/**
 * `localStorage` and `sessionStorage`, kept by the page around us, for an opaque origin has none.
 * @param {(message: {type: "keep", area: Area, cleared: boolean, items: Array<[string, string | null]>}) => void} tell
 * @returns {(items: Record<Area, Array<[string, string]>>) => void} gives them what was kept
 */
export function keepStorage(tell) {
  const fills = { local: install("localStorage", "local", tell), session: install("sessionStorage", "session", tell) };
  return ({ local, session }) => {
    fills.local(local);
    fills.session(session);
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
  const { storage, fill } = createStorage((key, value) => {
    if (key === null) [dirty, cleared] = [new Map(), true];
    else dirty.set(key, value);
    if (!waiting) later(report, PAUSE);
    waiting = true;
  });
  Object.defineProperty(window, name, { value: storage, configurable: true });
  return fill;
}
