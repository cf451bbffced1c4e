// @ts-check
import { call } from "../lib/api.js";
import { recall, remember } from "../lib/memory.js";

const KEY = "suggestions";
const OFF = "off";

/** Whether the editor suggests what might follow: the person's choice, where the model can. */
export class Suggestions {
  #editor;
  #url;
  #path = "";
  #button = document.querySelector('[data-action="suggest"]'); // none where the model cannot

  /**
   * @param {import("./workspace-parts.js").WorkspaceParts} parts
   * @param {string} artifact @param {AbortSignal} signal
   */
  constructor(parts, artifact, signal) {
    this.#editor = parts.editor;
    this.#url = `/api/artifacts/${artifact}/complete`;
    this.#button?.addEventListener("click", () => this.#toggle(), { signal });
    this.#mark();
  }

  /** The file that is about to be edited. @param {string} path */
  of(path) {
    this.#path = path;
    this.#tell();
  }

  get #isOn() {
    return this.#button !== null && recall(KEY) !== OFF;
  }

  #toggle() {
    remember(KEY, this.#isOn ? OFF : "");
    this.#mark();
    this.#tell();
  }

  #mark() {
    this.#button?.setAttribute("aria-pressed", String(this.#isOn));
  }

  #tell() {
    this.#editor.suggest(this.#isOn ? (prefix, suffix, signal) => this.#ask(prefix, suffix, signal) : null);
  }

  /** @param {string} prefix @param {string} suffix @param {AbortSignal} signal */
  async #ask(prefix, suffix, signal) {
    const { text } = await call("POST", this.#url, { path: this.#path, prefix, suffix }, signal);
    return /** @type {string} */ (text);
  }
}
