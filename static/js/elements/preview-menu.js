// @ts-check
import { Problem, call } from "../lib/api.js";
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
      network: () => this.#switchNetwork(item),
    });
    actions[item.dataset.menu ?? ""]?.();
  }

  /** @param {HTMLElement} item */
  async #switchNetwork(item) {
    const online = item.getAttribute("aria-pressed") !== "true";
    if (online && !(await this.#confirm.ask(t("network_question"), t("allow")))) return;
    try {
      await call("PATCH", item.dataset.url ?? "", { online });
      location.reload(); // into the other frame
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#toast(error.status ? error.message : t("offline"));
    }
  }

  async #clearStorage() {
    if (!(await this.#confirm.ask(t("clear_storage_question"), t("clear")))) return;
    await this.#preview.clearStorage();
    this.#toast(t("storage_cleared"));
  }

  // Internal

  /** @param {string} text */
  #toast(text) {
    const region = /** @type {import("./toast-region.js").ToastRegion} */ (document.querySelector("toast-region"));
    region.show(text);
  }

  get #confirm() {
    return /** @type {import("./confirm-dialog.js").ConfirmDialog} */ (document.querySelector("confirm-dialog"));
  }

  get #preview() {
    return /** @type {import("./preview-frame.js").PreviewFrame} */ (document.querySelector("preview-frame"));
  }
}

customElements.define("preview-menu", PreviewMenu);
