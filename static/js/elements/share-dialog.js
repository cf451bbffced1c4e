// @ts-check
import { Problem, call } from "../lib/api.js";

const OPENER = '[data-action="share"]';
const SAID_FOR = 2000; // milliseconds that the button says "Copied"

/** Makes a link for others, shows it, takes it back. The server tells a link once: it is kept here. */
export class ShareDialog extends HTMLElement {
  #listening = new AbortController();
  /** @type {{token: string, url: string} | null} */
  #link = null;

  // Lifecycle

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    document.addEventListener("click", (event) => this.#open(event), { signal });
    this.#on("[data-create]", () => this.#create());
    this.#on("[data-copy]", () => this.#copy());
    this.#on("[data-revoke]", () => this.#revoke());
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  // Actions

  /** @param {MouseEvent} event */
  #open(event) {
    if (!(event.target instanceof Element && event.target.closest(OPENER))) return;
    this.#render();
    /** @type {HTMLDialogElement} */ (this.#part("dialog")).showModal();
  }

  async #create() {
    this.#link = await call("POST", this.dataset.actionUrl ?? "", {});
  }

  async #copy() {
    await navigator.clipboard.writeText(this.#link?.url ?? "");
    const button = this.#part("[data-copy]");
    const verb = button.textContent;
    button.textContent = button.dataset.copied ?? verb;
    setTimeout(() => (button.textContent = verb), SAID_FOR);
  }

  async #revoke() {
    const button = this.#part("[data-revoke]");
    const { question = "" } = button.dataset;
    if (!(await this.#confirm.ask(question, button.textContent ?? ""))) return;
    await call("DELETE", `/api/shares/${this.#link?.token}`);
    this.#link = null;
  }

  // Rendering

  #render() {
    const shared = this.#link !== null;
    this.#part("[data-link-field]").hidden = !shared;
    this.#part("[data-revoke]").hidden = !shared;
    this.#part("[data-create]").hidden = shared;
    const field = /** @type {HTMLInputElement} */ (this.#part("[data-link]"));
    field.value = this.#link?.url ?? "";
    if (shared) field.select();
  }

  /** @param {string} message empty: none */
  #showError(message) {
    const error = this.#part("[data-error]");
    error.textContent = message;
    error.hidden = !message;
  }

  // Internal

  get #confirm() {
    return /** @type {import("./confirm-dialog.js").ConfirmDialog} */ (
      document.querySelector("confirm-dialog")
    );
  }

  /** @param {string} selector @param {() => Promise<void>} action */
  #on(selector, action) {
    const run = () => this.#run(selector, action);
    this.#part(selector).addEventListener("click", run, { signal: this.#listening.signal });
  }

  /** @param {string} selector @param {() => Promise<void>} action */
  async #run(selector, action) {
    const button = /** @type {HTMLButtonElement} */ (this.#part(selector));
    button.disabled = true;
    this.#showError("");
    try {
      await action();
      if (selector !== "[data-copy]") this.#render();
    } catch (error) {
      if (!(error instanceof Problem || error instanceof DOMException)) throw error;
      this.#showError(error.message);
    } finally {
      button.disabled = false;
    }
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

customElements.define("share-dialog", ShareDialog);
