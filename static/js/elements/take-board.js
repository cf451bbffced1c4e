// @ts-check
import { Problem, call } from "../lib/api.js";
import { t } from "../lib/strings.js";

/** Takes side by side, of which one is kept. */
export class TakeBoard extends HTMLElement {
  #listening = new AbortController();

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener("click", (event) => this.#clicked(event), { signal });
    this.addEventListener("artifacts:status", (event) => this.#changed(event), { signal });
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  /** A take that is written can be kept. @param {Event} event */
  #changed(event) {
    const page = /** @type {HTMLElement} */ (event.target);
    const button = /** @type {HTMLButtonElement} */ (page.querySelector("[data-keep]"));
    button.disabled = page.dataset.status === "running";
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const button = event.target instanceof Element && event.target.closest("[data-keep]");
    if (button instanceof HTMLButtonElement) this.#keep(button);
  }

  /** @param {HTMLButtonElement} button */
  async #keep(button) {
    button.disabled = true;
    try {
      const { url } = await call("POST", this.dataset.keepUrl ?? "", { take: Number(button.dataset.keep) });
      location.assign(url);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#tell(error.status ? error.message : t("offline"));
      button.disabled = false;
    }
  }

  /** @param {string} text */
  #tell(text) {
    const error = /** @type {HTMLElement} */ (this.querySelector("[data-error]"));
    error.textContent = text;
    error.hidden = false;
  }
}

customElements.define("take-board", TakeBoard);
