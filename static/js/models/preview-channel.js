// @ts-check

const LONGEST_TEXT = 2_000; // characters of a message that are shown
const MOST_PER_SECOND = 200; // messages; a frame that floods is removed
const PING_EVERY = 2_000; // milliseconds
const PATIENCE = 6_000; // milliseconds without an answer until the page counts as frozen
const LONGEST_DETAIL = 6_000; // characters that are shown when a message is opened
const LONGEST_NAME = 500; // characters of an address or a path
const LONGEST_ADDRESS = 2_000; // characters of where a link leads
const LEVELS = new Set(["log", "info", "debug", "warning", "error"]);

/**
 * @typedef {{level: string, text: string, detail: string, file: string, line: number | null}} Entry
 * @typedef {{address: string, kind: string}} Blocked
 * @typedef {object} Listener
 * @property {() => void} painted the page shows something
 * @property {(done: boolean) => void} amended whether the page could be changed in place
 * @property {(entry: Entry) => void} entry a line for the console
 * @property {(frozen: boolean) => void} frozen the page stopped answering, or answers again
 * @property {(blocked: Blocked) => void} blocked the page asked for what is not here
 * @property {(address: string) => void} visit the page wants to lead its reader there
 * @property {(what: string) => void} refused something that a person may have wanted did not happen
 * @property {() => void} left the page has led its frame elsewhere, or anew to the empty one
 * @property {(change: {area: unknown, cleared: unknown, items: unknown}) => void} kept the page has stored something
 * @property {(element: unknown) => void} [picked] an element was chosen; null: none
 * @property {() => void} flooded the page sends more than anybody can read
 */

/** Our end of the port to an untrusted page. Nothing that comes out of it is believed. */
export class PreviewChannel {
  #port;
  #listener;
  #clock;
  #count = 0;
  #second = 0;
  /** When the ping was sent that has had no answer yet. @type {number | null} */
  #asked = null;
  #frozen = false;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;

  /**
   * @param {MessagePort} port
   * @param {Listener} listener
   * @param {() => number} [clock] milliseconds
   */
  constructor(port, listener, clock = () => performance.now()) {
    this.#port = port;
    this.#listener = listener;
    this.#clock = clock;
    port.onmessage = (message) => this.#received(message.data);
    this.#timer = setInterval(() => this.beat(), PING_EVERY);
  }

  /**
   * @param {Record<string, Array<[string, string]>>} items what the page stored before
   * @param {import("../../sandbox/page-files.js").PageFile[]} files that it reads
   * @param {number} most characters that it may store
   */
  fill(items, files, most) {
    this.#port.postMessage({ type: "fill", items, files, most });
  }

  /** @param {import("./page-storage.js").Change["items"]} items that others have stored or taken away */
  follow(items) {
    this.#port.postMessage({ type: "follow", items });
  }

  /** @param {string} text */
  write(text) {
    this.#port.postMessage({ type: "write", text });
  }

  /** @param {import("./page-changes.js").PageChange[]} changes */
  amend(changes) {
    this.#port.postMessage({ type: "amend", changes });
  }

  /** @param {string} command of the picker */
  pick(command) {
    this.#port.postMessage({ type: "pick", command });
  }

  end() {
    this.#port.postMessage({ type: "end" });
  }

  close() {
    clearInterval(this.#timer);
    this.#port.close();
  }

  /** Ask whether the page is alive, and look when it last was. */
  beat() {
    // Counted from the question: in a hidden tab the timer rests, and that is nobody's silence.
    if (this.#asked === null) this.#asked = this.#clock();
    else if (this.#clock() - this.#asked > PATIENCE) this.#freeze(true);
    this.#port.postMessage({ type: "ping" });
  }

  #answered() {
    this.#asked = null;
    this.#freeze(false);
  }

  /** @param {boolean} frozen */
  #freeze(frozen) {
    if (frozen === this.#frozen) return;
    this.#frozen = frozen;
    this.#listener.frozen(frozen);
  }

  /** @param {unknown} data */
  #received(data) {
    if (this.#floods()) return;
    if (typeof data !== "object" || data === null || !("type" in data)) return;
    const message = /** @type {Record<string, unknown>} */ (data);
    if (message.type === "pong") this.#answered();
    else if (message.type === "painted") this.#listener.painted();
    else if (message.type === "amended") this.#listener.amended(message.done === true);
    else if (message.type === "entry") this.#entry(message);
    else if (message.type === "blocked") this.#listener.blocked({ address: cut(message.address, LONGEST_NAME), kind: cut(message.kind, LONGEST_NAME) });
    else if (message.type === "picked") this.#listener.picked?.(message.element);
    else if (message.type === "visit") this.#listener.visit(cut(message.address, LONGEST_ADDRESS));
    else if (message.type === "refused") this.#listener.refused(cut(message.what, LONGEST_NAME));
    else if (message.type === "left") this.#listener.left();
    else if (message.type === "keep") this.#listener.kept({ area: message.area, cleared: message.cleared, items: message.items });
  }

  /** @param {Record<string, unknown>} message */
  #entry({ level, text, detail, file, line }) {
    if (typeof text !== "string" || typeof level !== "string" || !LEVELS.has(level)) return;
    this.#listener.entry({
      level,
      text: text.slice(0, LONGEST_TEXT),
      detail: cut(detail, LONGEST_DETAIL),
      file: cut(file, LONGEST_NAME),
      line: typeof line === "number" && Number.isInteger(line) ? line : null,
    });
  }

  #floods() {
    const second = Math.floor(this.#clock() / 1000);
    if (second !== this.#second) [this.#second, this.#count] = [second, 0];
    this.#count += 1;
    if (this.#count === MOST_PER_SECOND + 1) this.#listener.flooded();
    return this.#count > MOST_PER_SECOND;
  }
}

/** @param {unknown} text @param {number} most */
function cut(text, most) {
  return typeof text === "string" ? text.slice(0, most) : "";
}
