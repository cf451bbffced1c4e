// @ts-check
import { Problem, call, upload } from "../lib/api.js";
import { recall, remember } from "../lib/memory.js";
import { t } from "../lib/strings.js";

/**
 * @typedef {object} AddedFile
 * @property {string} id
 * @property {string} name
 * @property {string} media_type
 * @property {number | null} rows
 * @property {number | null} columns
 * @property {string[]} notes
 */

/**
 * Files that will go with the sentence: chosen, dropped on the box or pasted into it.
 * Dispatches `artifacts:data-problem` with a text where one cannot be used.
 */
export class DataTray extends HTMLElement {
  #listening = new AbortController();
  /** @type {AddedFile[]} */
  #files = [];
  /** @type {Set<Promise<boolean>>} uploads under way; whether the file can be used */
  #coming = new Set();

  // Lifecycle

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#picker?.addEventListener("change", () => this.#picked(), { signal });
    this.#button?.addEventListener("click", () => this.#picker?.click(), { signal });
    this.addEventListener("click", (event) => this.#clicked(event), { signal });
    this.#box?.addEventListener("dragover", (event) => this.#dragged(event), { signal });
    this.#box?.addEventListener("dragleave", (event) => this.#left(event), { signal });
    this.#box?.addEventListener("drop", (event) => this.#dropped(event), { signal });
    this.#box?.addEventListener("paste", (event) => this.#pasted(event), { signal });
    this.#files = JSON.parse(recall(this.#key) ?? "[]");
    this.#render();
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  // Actions

  /** The files, once all are there; null where one that was awaited cannot be used. */
  async files() {
    const usable = await Promise.all(this.#coming);
    return usable.every(Boolean) ? [...this.#files] : null;
  }

  /** They went with a sentence. @param {AddedFile[]} sent */
  letGo(sent) {
    this.#files = this.#files.filter((file) => !sent.includes(file));
    this.#render();
  }

  /** @param {Iterable<File>} files */
  add(files) {
    for (const file of files) {
      const coming = this.#upload(file).finally(() => this.#coming.delete(coming) && this.#render());
      this.#coming.add(coming);
    }
    this.#render();
  }

  /** @param {File} file */
  async #upload(file) {
    try {
      /** @type {AddedFile} */
      const added = await upload("/api/data", "file", file);
      this.#files.push(added);
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#tell(`${file.name}: ${error.status ? error.message : t("offline")}`);
      return false;
    }
  }

  /** @param {string} id */
  async #remove(id) {
    this.#files = this.#files.filter((file) => file.id !== id);
    this.#render();
    try {
      await call("DELETE", `/api/data/${id}`);
    } catch (error) {
      // Gone already, or forgotten by the server some day: nothing that the person could do.
      if (!(error instanceof Problem)) throw error;
    }
  }

  #picked() {
    if (!this.#picker) return;
    this.add(this.#picker.files ?? []);
    this.#picker.value = "";
  }

  /** @param {Event} event */
  #clicked(event) {
    const button = event.target instanceof Element && event.target.closest("[data-remove]");
    if (button instanceof HTMLElement) this.#remove(button.dataset.remove ?? "");
  }

  /** @param {DragEvent} event */
  #dragged(event) {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    this.#box?.toggleAttribute("data-drop", true);
  }

  /** @param {DragEvent} event */
  #left(event) {
    if (event.relatedTarget instanceof Node && this.#box?.contains(event.relatedTarget)) return;
    this.#box?.removeAttribute("data-drop");
  }

  /** @param {DragEvent} event */
  #dropped(event) {
    this.#box?.removeAttribute("data-drop");
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    this.add(event.dataTransfer.files);
  }

  /** @param {ClipboardEvent} event */
  #pasted(event) {
    // A spreadsheet puts a picture of the cells beside their text: then the text is meant.
    if (!event.clipboardData?.files.length || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    this.add(event.clipboardData.files);
  }

  // Rendering

  #render() {
    remember(this.#key, this.#files.length ? JSON.stringify(this.#files) : "");
    const list = /** @type {HTMLElement} */ (this.querySelector("[data-files]"));
    list.replaceChildren(...this.#files.map((file) => this.#chip(file)), ...[...this.#coming].map(() => this.#waiting()));
    list.hidden = !list.children.length;
  }

  /** @param {AddedFile} file */
  #chip(file) {
    const chip = this.#template("file");
    const [name, about, remove] = ["[data-name]", "[data-about]", "[data-remove]"].map((part) => /** @type {HTMLElement} */ (chip.querySelector(part)));
    name.textContent = file.name;
    about.textContent = file.rows === null ? "" : t("rows", { rows: file.rows.toLocaleString(document.documentElement.lang) });
    chip.title = file.notes.join(" ");
    remove.dataset.remove = file.id;
    remove.setAttribute("aria-label", t("remove_file", { name: file.name }));
    return chip;
  }

  #waiting() {
    return this.#template("coming");
  }

  /** @param {string} name */
  #template(name) {
    const template = /** @type {HTMLTemplateElement} */ (this.querySelector(`template[data-chip="${name}"]`));
    return /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
  }

  /** @param {string} text */
  #tell(text) {
    this.dispatchEvent(new CustomEvent("artifacts:data-problem", { detail: text, bubbles: true }));
  }

  // Internal

  get #key() {
    return `data:${this.dataset.draft ?? ""}`;
  }

  get #box() {
    return /** @type {HTMLElement | null} */ (this.closest(".composer__box"));
  }

  get #picker() {
    return /** @type {HTMLInputElement | null} */ (this.querySelector("input[type=file]"));
  }

  get #button() {
    return /** @type {HTMLElement | null | undefined} */ (this.#box?.querySelector("[data-attach]"));
  }
}

customElements.define("data-tray", DataTray);
