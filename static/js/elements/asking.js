// @ts-check
import { t } from "../lib/strings.js";

/** What the person asks for: typed, put back to be reworded, suggested, or the mending of an error. */
export class Asking {
  /** What was asked last. */
  last;
  #workspace;
  #parts;
  #asked;

  /**
   * @param {HTMLElement} workspace
   * @param {import("./workspace-parts.js").WorkspaceParts} parts
   * @param {() => void} asked is called when a sentence has been sent
   * @param {AbortSignal} signal
   */
  constructor(workspace, parts, asked, signal) {
    this.#workspace = workspace;
    this.#parts = parts;
    this.#asked = asked;
    this.last = parts.chat.lastRequest;
    workspace.addEventListener("artifacts:submitted", (event) => this.#submitted(event), { signal });
    workspace.addEventListener("artifacts:reword", (event) => this.#compose(detail(event)).focus(), { signal });
    workspace.addEventListener("artifacts:step", (event) => this.#step(detail(event)), { signal });
    workspace.addEventListener("artifacts:fix", (event) => this.#step(`${t("fix_request")}\n${detail(event)}`), { signal });
  }

  /** @param {Event} event */
  #submitted(event) {
    const { generation, files, text, about } = detail(event);
    if (files.length) this.#parts.preview.refreshData();
    this.last = text;
    this.#asked();
    this.#parts.steps?.clear();
    this.#parts.chat.addUserMessage(this.last, generation.id, about);
    this.#workspace.dataset.generation = generation.id;
  }

  /** Send what was suggested or reported; what is being typed already waits for its author. @param {string} text */
  #step(text) {
    const isEmpty = !this.#parts.composer.text.trim();
    const composer = this.#compose(text);
    if (!isEmpty) return composer.focus();
    this.#parts.chat.focus(); // the button goes; on a phone, no keyboard is to come
    composer.send();
  }

  /** Put text into the composer; what is being typed already is not lost. @param {string} text */
  #compose(text) {
    const { composer } = this.#parts;
    composer.text = [composer.text.trim(), text].filter(Boolean).join("\n");
    return composer;
  }
}

/** @param {Event} event */
const detail = (event) => /** @type {CustomEvent} */ (event).detail;
