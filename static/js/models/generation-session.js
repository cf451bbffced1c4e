// @ts-check

/**
 * @typedef {import("./event-stream.js").ArtifactEvent} ArtifactEvent
 * @typedef {"" | "queued" | "running" | "finished" | "failed" | "cancelled"} Status
 */

/** From which status each event may come; any other order is a mistake of the protocol. */
export const EVENTS = Object.freeze({
  snapshot: null,
  queued: ["", "queued", "finished", "failed", "cancelled"],
  started: ["", "queued"],
  resumed: ["", "queued", "running"],
  prose: ["running"],
  file_opened: ["running"],
  file_appended: ["running"],
  file_patched: ["running"],
  file_closed: ["running"],
  finished: ["running"],
  failed: ["", "queued", "running"],
  cancelled: ["", "queued", "running"],
});

const RATE_WINDOW = 3000; // milliseconds that the shown rate looks back

/** What is known of the latest generation. Events go in; elements read the state. */
export class GenerationSession {
  /** @type {string} */
  generation = "";
  /** @type {Status} */
  status = "";
  position = 0; // place in line, 1 is next
  expectedSeconds = 0; // until it is our turn; 0 while nobody can say
  model = "";
  prose = "";
  /** The file that is being written, "" between files. */
  openFile = "";
  /** @type {Map<string, string[]>} the pieces of each file, in order */
  files = new Map();
  /** @type {number | null} the version that the latest ending made */
  version = null;
  seconds = 0;
  code = ""; // of a failure
  message = "";
  retryable = false;
  truncated = false;
  tokens = 0;
  startedAt = 0;
  /** What the latest patch made of its file. */
  patched = { path: "", before: "", after: "" };
  /** @type {Map<string, string[]>} the files that a change begins with, until it speaks of them */
  #base = new Map();
  /** @type {Map<string, string[]>} what they were, and are again where no version comes of it */
  #head = new Map();
  /** @type {Array<{time: number, tokens: number}>} */
  #marks = [];

  /** @param {string} generation @param {Status} status */
  constructor(generation = "", status = "") {
    this.generation = generation;
    // A running generation is replayed from its beginning: the log says when it started.
    this.status = status === "running" ? "queued" : status;
  }

  /**
   * The files of the head version, where they were not written before our eyes: as the page was
   * loaded, or changed by hand since. What is being written already builds on those before.
   * @param {Record<string, string>} files
   */
  beginWith(files) {
    const isKnown = this.#head.size > 0;
    this.#head = piecesIn(files);
    if (!this.isActive || !isKnown) this.#goBack();
  }

  /**
   * @param {ArtifactEvent} event
   * @param {number} now milliseconds
   * @throws {Error} for an event that cannot follow the present status
   */
  apply(event, now) {
    if (!(event.type in EVENTS)) return; // of a newer server
    if (event.type !== "snapshot" && event.generation !== this.generation) this.#begin(event);
    // The place in line is told from elsewhere than the log, and may come after the start.
    if (event.type === "queued" && this.status === "running") return;
    const from = EVENTS[/** @type {keyof typeof EVENTS} */ (event.type)];
    if (from && !from.includes(this.status)) {
      throw new Error(`"${event.type}" cannot follow "${this.status}"`);
    }
    this.#handlers[event.type](event, now);
  }

  /** It will still say something. */
  get isActive() {
    return this.status === "queued" || this.status === "running";
  }

  /** The files that a change builds on. @returns {Record<string, string>} */
  get base() {
    return Object.fromEntries([...this.#base].map(([path, pieces]) => [path, pieces.join("")]));
  }

  /** @param {string} path */
  text(path) {
    return (this.files.get(path) ?? []).join("");
  }

  /** Tokens a second over the last seconds; 0 while that is not known.
   * @param {number} now */
  rate(now) {
    const marks = this.#marks.filter((mark) => now - mark.time < RATE_WINDOW);
    if (marks.length < 2) return 0;
    const [first, last] = [marks[0], marks[marks.length - 1]];
    const span = last.time - first.time;
    return span > 200 ? (1000 * (last.tokens - first.tokens)) / span : 0;
  }

  /** @param {ArtifactEvent} event */
  #begin(event) {
    this.generation = event.generation;
    this.status = "";
    this.prose = this.openFile = this.code = this.message = "";
    if (this.files.size) this.#head = this.files;
    this.#goBack();
    this.tokens = this.startedAt = 0;
    this.truncated = false;
    this.#marks = [];
  }

  /** @type {Record<string, (event: ArtifactEvent, now: number) => void>} */
  #handlers = {
    snapshot: (event) => {
      this.generation = event.generation;
      // What still runs is told by the log that follows, from its beginning.
      this.status = event.status === "running" ? "queued" : event.status;
      this.version = event.version;
      this.code = event.code ?? "";
      this.message = event.message ?? "";
      this.prose = this.openFile = "";
      this.tokens = this.startedAt = 0;
      this.truncated = false;
      this.#marks = [];
      this.#head = piecesIn(event.files);
      this.#goBack();
      if (this.status !== "queued") this.files = new Map(this.#head);
    },
    queued: (event) => {
      this.status = "queued";
      this.position = event.position;
      this.expectedSeconds = event.expected_seconds ?? 0;
    },
    started: (event, now) => {
      this.status = "running";
      this.model = event.model;
      this.startedAt = now;
    },
    resumed: (event, now) => {
      this.status = "running";
      this.startedAt ||= now;
    },
    prose: (event) => {
      this.prose += event.text;
    },
    file_opened: (event) => {
      this.openFile = event.path;
      this.files.set(event.path, []);
    },
    file_appended: (event, now) => {
      this.#piecesOf(event.path).push(event.text);
      if (event.tokens) {
        this.tokens = event.tokens;
        this.#marks.push({ time: now, tokens: event.tokens });
        if (this.#marks.length > 400) this.#marks.splice(0, 200);
      }
    },
    file_patched: (event) => {
      this.#inherit();
      const before = this.#piecesOf(event.path).join("");
      const after = spliced(before, event);
      this.files.set(event.path, [after]);
      this.patched = { path: event.path, before, after };
    },
    file_closed: () => {
      this.openFile = "";
    },
    finished: (event) => {
      this.status = "finished";
      this.version = event.version;
      this.seconds = event.seconds;
      this.truncated = event.truncated;
      this.tokens = event.usage.completion_tokens || this.tokens;
      this.#end();
    },
    failed: (event) => {
      this.status = "failed";
      this.code = event.code;
      this.message = event.message;
      this.retryable = event.retryable;
      this.version = event.version ?? null;
      this.#end();
    },
    cancelled: (event) => {
      this.status = "cancelled";
      this.version = event.version;
      this.#end();
    },
  };

  #end() {
    this.openFile = "";
    if (this.version === null) this.#goBack();
  }

  /** Nothing is written yet; what comes builds on the head. */
  #goBack() {
    this.files = new Map();
    this.#base = this.#head;
  }

  /** An answer that patches keeps what it does not speak of. */
  #inherit() {
    for (const [path, pieces] of this.#base) if (!this.files.has(path)) this.files.set(path, pieces);
    this.#base = new Map();
  }

  /** @param {string} path */
  #piecesOf(path) {
    const pieces = this.files.get(path);
    if (!pieces) throw new Error(`text for ${path}, which was not opened`);
    return pieces;
  }
}

/** @param {Record<string, string>} files @returns {Map<string, string[]>} */
function piecesIn(files) {
  return new Map(Object.entries(files).map(([path, text]) => [path, [text]]));
}

/**
 * The places are counted in code points, as Python counts.
 * @param {string} text
 * @param {ArtifactEvent} patch
 */
function spliced(text, { start, end, text: replacement }) {
  const from = indexOf(text, start, 0, 0);
  const to = indexOf(text, end, start, from);
  return text.slice(0, from) + replacement + text.slice(to);
}

/** @param {string} text @param {number} point @param {number} knownPoint @param {number} knownIndex */
function indexOf(text, point, knownPoint, knownIndex) {
  let index = knownIndex;
  for (let at = knownPoint; at < point; at += 1) index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  return index;
}
