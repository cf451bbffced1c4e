// @ts-check

import { changesInPlace } from "./page-changes.js";

const PAINTED_LANGUAGES = new Set(["html", "svg"]);
const PAGE = "index.html";

/**
 * Decides what of a generation's events goes into the preview while it is written.
 * @typedef {object} Preview
 * @property {() => void} prepare a page is about to come
 * @property {() => void} open it begins
 * @property {(text: string) => void} write
 * @property {() => void} finish
 * @property {(changes: import("./page-changes.js").PageChange[], page: string) => void} amend
 */
export class LivePreview {
  #preview;
  #path = ""; // the file that is being painted
  #opened = false;
  #painted = new Set(); // paths that the preview has, whole
  #others = false; // files or changes that the preview does not have
  #muted = false;
  #elsewhere = false; // the frame shows something else than what changes build on
  #amended = false; // the page that was there before was changed in place, and is current

  /** @param {Preview} preview */
  constructor(preview) {
    this.#preview = preview;
  }

  /** Whether what was painted is the whole version, or the version needs putting together. */
  get isComplete() {
    if (this.#others || this.#muted) return false;
    return this.#painted.size ? this.#painted.size === 1 && this.#painted.has(PAGE) : this.#amended;
  }

  /** Whether the page that was there before has been painted over. */
  get hasPainted() {
    return this.#opened || this.#painted.size > 0;
  }

  /** The person looks at something else: leave the preview alone until the next generation. */
  mute() {
    this.#muted = true;
  }

  /** What is shown is not what it was taken for: the version needs showing as a whole. */
  spoil() {
    this.#others = true;
  }

  /** The frame shows something else than what changes build on: a page may come into it, changes in place may not. */
  onlyWhole() {
    this.#elsewhere = true;
  }

  /**
   * @param {import("./event-stream.js").ArtifactEvent} event
   * @param {{path: string, before: string, after: string}} [patched] what a patch has made
   */
  apply(event, patched) {
    if (event.type === "queued" || event.type === "started" || event.type === "snapshot") this.#begin(event);
    else if (this.#muted) return;
    else if (event.type === "file_opened") this.#open(event.path, event.language);
    else if (event.type === "file_patched") this.#patch(patched);
    else if (event.path !== this.#path || !this.#path) return;
    else if (event.type === "file_appended") this.#write(event.text);
    else if (event.type === "file_closed") this.#close();
  }

  /** @param {import("./event-stream.js").ArtifactEvent} event */
  #begin(event) {
    this.#path = "";
    this.#opened = false;
    this.#painted.clear();
    this.#others = false;
    this.#muted = false;
    this.#elsewhere = false;
    this.#amended = false;
    if (event.type !== "snapshot") this.#preview.prepare();
  }

  /** @param {string} path @param {string} language */
  #open(path, language) {
    if (!PAINTED_LANGUAGES.has(language)) {
      this.#others = true;
      return;
    }
    this.#painted.delete(path);
    this.#path = path;
    this.#opened = false; // the frame changes with the first text: the old page stays until then
  }

  /** @param {string} text */
  #write(text) {
    if (!this.#opened) this.#preview.open();
    this.#opened = true;
    this.#preview.write(text);
  }

  /** @param {{path: string, before: string, after: string}} [patched] */
  #patch(patched) {
    const changes = patched?.path === PAGE ? changesInPlace(patched.before, patched.after) : null;
    if (!changes || !patched || this.#others || this.#elsewhere || this.#painted.size) {
      this.#others = true;
      return;
    }
    this.#amended = true;
    this.#preview.amend(changes, patched.after);
  }

  #close() {
    if (this.#opened) {
      this.#preview.finish();
      this.#painted.add(this.#path);
    }
    this.#path = "";
  }
}
