// @ts-check
import { t } from "../lib/strings.js";

/** A text to take along: selected when it gets the focus, copied by a button where that is possible. */
export class CopyField extends HTMLElement {
  #listening = new AbortController();

  // Lifecycle

  connectedCallback() {
    const { signal } = (this.#listening = new AbortController());
    this.#input.addEventListener("focus", () => this.#input.select(), { signal });
    if (!navigator.clipboard) return; // not on plain http: the text can still be selected
    this.#button.hidden = false;
    this.#button.addEventListener("click", () => this.#copy(), { signal });
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  // Actions

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#input.value);
      this.#toasts?.show(t("copied"));
    } catch {
      this.#input.focus(); // refused by the browser: the text is selected instead
    }
  }

  // Internal

  get #input() {
    return /** @type {HTMLInputElement} */ (this.querySelector("input"));
  }

  get #button() {
    return /** @type {HTMLButtonElement} */ (this.querySelector("button"));
  }

  get #toasts() {
    return /** @type {import("./toast-region.js").ToastRegion | null} */ (document.querySelector("toast-region"));
  }
}

customElements.define("copy-field", CopyField);
