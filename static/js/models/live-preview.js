// @ts-check

const PAINTED_LANGUAGES = new Set(["html", "svg"]);
const PAGE = "index.html";

/**
 * Decides what of a generation's events goes into the preview while it is written.
 * @typedef {{open(): void, write(text: string): void, finish(): void}} Preview
 */
export class LivePreview {
  #preview;
  #path = ""; // the file that is being painted
  #opened = false;
  /** Whether what was painted is the whole version, or the version needs putting together. */
  isComplete = false;

  /** @param {Preview} preview */
  constructor(preview) {
    this.#preview = preview;
  }

  /** @param {import("./event-stream.js").ArtifactEvent} event */
  apply(event) {
    if (event.type === "started" || event.type === "snapshot") this.#begin();
    else if (event.type === "file_opened") this.#open(event.path, event.language);
    else if (event.path !== this.#path || !this.#path) this.#other(event);
    else if (event.type === "file_appended") this.#write(event.text);
    else if (event.type === "file_closed") this.#close();
    else if (event.type === "file_patched") this.isComplete = false;
  }

  #begin() {
    this.#path = "";
    this.#opened = false;
    this.isComplete = false;
  }

  /** @param {string} path @param {string} language */
  #open(path, language) {
    if (!PAINTED_LANGUAGES.has(language)) {
      this.isComplete = false;
      return;
    }
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
    if (this.#opened) this.#preview.finish();
    this.isComplete = this.#opened && this.#path === PAGE;
    this.#path = "";
  }

  /** @param {import("./event-stream.js").ArtifactEvent} event */
  #other(event) {
    if (event.type === "file_appended" || event.type === "file_patched") this.isComplete = false;
  }
}
