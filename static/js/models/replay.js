// @ts-check

const LONGEST_LEAD = 500; // milliseconds before the first character; the model's thinking is no show

/**
 * How a version was written, as events to be said again at their time.
 * @typedef {import("./event-stream.js").ArtifactEvent} ArtifactEvent
 * @typedef {object} Making as the API tells it
 * @property {Record<string, string>} base the files that its edits began with
 * @property {Record<string, string>} files
 * @property {Record<string, string>} languages
 * @property {Array<[number, string] | [number, string, number] | [number, string, number, number, string]>} steps
 */
export class Replay {
  /** @type {Array<{at: number, event: ArtifactEvent}>} */
  #moments = [];
  /** @type {Map<string, {text: string, index: number}>} what is left of each file */
  #left = new Map();

  /** @param {Making} making */
  constructor(making) {
    this.base = making.base;
    const first = making.steps[0]?.[0] ?? 0;
    const shift = Math.max(0, first - LONGEST_LEAD);
    let open = "";
    let at = 0;
    for (const step of making.steps) {
      const [time, path] = step;
      at = time - shift;
      if (step.length === 2) {
        this.#close(at, open);
        open = path;
        this.#left.set(path, { text: making.files[path] ?? "", index: 0 });
        this.#say(at, "file_opened", { path, language: making.languages[path] ?? "" });
      } else if (step.length === 3) {
        this.#say(at, "file_appended", { path, text: this.#next(path, step[2]) });
      } else {
        const [, , start, end, text] = step;
        this.#say(at, "file_patched", { path, start, end, text });
      }
    }
    this.#close(at, open);
    /** Milliseconds from the first moment to the last. */
    this.duration = Math.max(1, at);
  }

  get hasEdits() {
    return this.#moments.some(({ event }) => event.type === "file_patched");
  }

  /**
   * @param {number} from milliseconds; what is said at that time is left out
   * @param {number} to what is said at that time is in it
   * @returns {ArtifactEvent[]}
   */
  between(from, to) {
    return this.#moments.filter(({ at }) => at > from && at <= to).map(({ event }) => event);
  }

  /** The next code points of a file. @param {string} path @param {number} count */
  #next(path, count) {
    const left = this.#left.get(path);
    if (!left) return "";
    const start = left.index;
    for (let taken = 0; taken < count; taken += 1) {
      left.index += (left.text.codePointAt(left.index) ?? 0) > 0xffff ? 2 : 1;
    }
    return left.text.slice(start, left.index);
  }

  /** @param {number} at @param {string} path */
  #close(at, path) {
    if (path) this.#say(at, "file_closed", { path });
  }

  /** @param {number} at @param {string} type @param {object} fields */
  #say(at, type, fields) {
    this.#moments.push({ at, event: { id: "", generation: "replay", type, ...fields } });
  }
}
