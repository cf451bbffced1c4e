// @ts-check
import { Visits } from "../models/visits.js";

/**
 * Asks before a link of an untrusted page opens: in a tab of its own, which knows nothing of this
 * one. Listens to `artifacts:visit` and `artifacts:opened`.
 */
export class VisitDialog extends HTMLElement {
  #visits = new Visits();
  #listening = new AbortController();

  // Lifecycle

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    document.addEventListener("artifacts:visit", (event) => this.#ask(/** @type {CustomEvent} */ (event).detail), { signal });
    document.addEventListener("artifacts:opened", (event) => this.#opened(/** @type {CustomEvent} */ (event).detail), { signal });
    this.#link.addEventListener("click", () => this.#dialog.close("visited"), { signal });
    this.#dialog.addEventListener("close", () => this.#visits.answered(this.#dialog.returnValue === "visited"), { signal });
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  // Actions

  /** A page that begins itself anew is no new page. @param {{byItself: boolean}} how */
  #opened({ byItself }) {
    if (!byItself) this.#visits.forget();
  }

  /** @param {string} address */
  #ask(address) {
    const url = this.#visits.ask(address);
    if (!url) return;
    this.#part("[data-host]").textContent = url.host || url.pathname;
    this.#part("[data-address]").textContent = url.href;
    this.#link.href = url.href;
    this.#dialog.returnValue = "";
    this.#dialog.showModal();
  }

  // Internal

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (this.#part("dialog"));
  }

  get #link() {
    return /** @type {HTMLAnchorElement} */ (this.#part("[data-link]"));
  }

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

customElements.define("visit-dialog", VisitDialog);
