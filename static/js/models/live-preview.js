// @ts-check

const PAINTED_LANGUAGES = new Set(["html", "svg"]);
const PAGE = "index.html";

/**
 * Decides what of a generation's events goes into the preview while it is written.
 * @typedef {object} Preview
 * @property {() => void} prepare a page is about to come
 * @property {() => void} open it begins
 * @property {(text: string) => void} write
 * @property {() => void} finish
 */
export class LivePreview {
  #preview;
  #path = ""; // the file that is being painted
  #opened = false;
  #painted = new Set(); // paths that the preview has, whole
  #others = false; // files or changes that the preview does not have
  #muted = false;

  /** @param {Preview} preview */
  constructor(preview) {
    this.#preview = preview;
  }

  /** Whether what was painted is the whole version, or the version needs putting together. */
  get isComplete() {
    return !this.#others && !this.#muted && this.#painted.size === 1 && this.#painted.has(PAGE);
  }

  /** The person looks at something else: leave the preview alone until the next generation. */
  mute() {
    this.#muted = true;
  }

  /** @param {import("./event-stream.js").ArtifactEvent} event */
  apply(event) {
    if (event.type === "queued" || event.type === "started" || event.type === "snapshot") this.#begin(event);
    else if (this.#muted) return;
    else if (event.type === "file_opened") this.#open(event.path, event.language);
    else if (event.type === "file_patched") this.#others = true;
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

  #close() {
    if (this.#opened) {
      this.#preview.finish();
      this.#painted.add(this.#path);
    }
    this.#path = "";
  }
}
