// @ts-check

export const LEVELS = /** @type {const} */ (["error", "warning", "log"]);
const MOST = 500; // lines kept
const MOST_BLOCKED = 200; // addresses
const MOST_TO_FIX = 3; // different errors: the first ones cause the others
const LONGEST_TO_FIX = 500; // characters of each

/**
 * @typedef {import("./preview-channel.js").Entry} Entry
 * @typedef {{level: string, text: string, detail: string, place: string}} Line
 */

/** What a page has said to its console, and what it asked for in vain. */
export class ConsoleLog {
  /** @type {Line[]} */
  lines = [];
  /** @type {Map<string, string>} kind by address */
  blocked = new Map();
  /** @type {Record<string, number>} since it was cleared, also of lines that are kept no more */
  counts = {};
  /** @type {Set<string>} */
  #errors = new Set();

  /** @param {Entry} entry @returns {Line} */
  add({ level, text, detail, file, line }) {
    const kind = LEVELS.find((name) => name === level) ?? "log";
    const place = line ? [file, line].filter(Boolean).join(":") : "";
    const added = { level: kind, text, detail, place };
    this.lines.push(added);
    if (this.lines.length > MOST) this.lines.shift();
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
    if (kind === "error" && this.#errors.size < MOST_TO_FIX) this.#errors.add(textOf(added).slice(0, LONGEST_TO_FIX));
    return added;
  }

  /** @param {import("./preview-channel.js").Blocked} blocked @returns {boolean} false where it is known, or one too many */
  block({ address, kind }) {
    if (!address || this.blocked.has(address) || this.blocked.size >= MOST_BLOCKED) return false;
    this.blocked.set(address, kind);
    this.counts.blocked = this.blocked.size;
    return true;
  }

  clear() {
    this.lines = [];
    this.blocked.clear();
    this.counts = {};
    this.#errors.clear();
  }

  get isEmpty() {
    return !this.lines.length && !this.blocked.size;
  }

  /** The first errors, for a model to fix. */
  get toFix() {
    return [...this.#errors].map((text) => `- ${text}`).join("\n");
  }

  /** All of it, to be copied. */
  get text() {
    const blocked = [...this.blocked].map(([address, kind]) => `[blocked] ${shortAddress(address)} (${kind})`);
    const lines = this.lines.map((line) => [`[${line.level}] ${textOf(line)}`, line.detail].filter(Boolean).join("\n"));
    return [...lines, ...blocked].join("\n");
  }
}

/** @param {Line} line */
export function textOf({ text, place }) {
  return place ? `${text}  (${place})` : text;
}

/**
 * Whether a line is among those that are looked for.
 * @param {Line} line
 * @param {string} level "all" or one of them
 * @param {string} words
 */
export function isWanted(line, level, words) {
  if (level !== "all" && line.level !== level) return false;
  const whole = `${line.text} ${line.place} ${line.detail}`.toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => whole.includes(word));
}

/** An address as people say it. @param {string} address */
export function shortAddress(address) {
  return address.replace(/^https?:\/\//, "").replace(/\/$/, "");
}
