// @ts-check
import { t } from "../lib/strings.js";

/** What is wanted rarely of a shown page. */
export class PreviewMenu extends HTMLElement {
  #listening = new AbortController();

  // Lifecycle

  connectedCallback() {
    this.#listening = new AbortController();
    this.addEventListener("click", (event) => this.#clicked(event), { signal: this.#listening.signal });
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  // Actions

  /** @param {MouseEvent} event */
  #clicked(event) {
    const item = event.target instanceof Element && event.target.closest("[data-menu]");
    if (!(item instanceof HTMLElement)) return;
    /** @type {HTMLElement | null} */ (this.querySelector("[popover]"))?.hidePopover();
    const actions = /** @type {Record<string, () => unknown>} */ ({
      "clear-storage": () => this.#clearStorage(),
    });
    actions[item.dataset.menu ?? ""]?.();
  }

  async #clearStorage() {
    const confirm = /** @type {import("./confirm-dialog.js").ConfirmDialog} */ (document.querySelector("confirm-dialog"));
    if (!(await confirm.ask(t("clear_storage_question"), t("clear")))) return;
    await this.#preview.clearStorage();
    this.#toast(t("storage_cleared"));
  }

  // Internal

  /** @param {string} text */
  #toast(text) {
    const region = /** @type {import("./toast-region.js").ToastRegion} */ (document.querySelector("toast-region"));
    region.show(text);
  }

  get #preview() {
    return /** @type {import("./preview-frame.js").PreviewFrame} */ (document.querySelector("preview-frame"));
  }
}

customElements.define("preview-menu", PreviewMenu);
