// @ts-check
import { t } from "../lib/strings.js";

/** The versions, newest first. Dispatches `artifacts:version` with the number that was picked. */
export class VersionMenu extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.addEventListener("click", (event) => this.#pick(event));
  }

  // Actions

  /** @param {{number: number, summary: string, created: string}} version */
  add({ number, summary, created }) {
    if (this.querySelector(`.menu__item[data-version="${number}"]`)) return;
    const template = /** @type {HTMLTemplateElement} */ (this.querySelector("[data-version-item]"));
    const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const button = /** @type {HTMLElement} */ (item.querySelector("[data-version]"));
    button.dataset.version = String(number);
    this.#fill(item, "[data-number]", String(number));
    this.#fill(item, "[data-summary]", summary);
    item.querySelector("[data-created]")?.setAttribute("datetime", created);
    this.querySelector("[data-versions]")?.prepend(item);
    this.hidden = false;
  }

  /** @param {number} number the version that is shown */
  mark(number) {
    for (const item of this.querySelectorAll(".menu__item")) {
      const current = item instanceof HTMLElement && item.dataset.version === String(number);
      if (current) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    }
    this.#fill(this, "[data-current]", t("version", { number }));
  }

  // Internal

  /** @param {Event} event */
  #pick(event) {
    const item = event.target instanceof Element && event.target.closest(".menu__item");
    if (!(item instanceof HTMLElement)) return;
    /** @type {HTMLElement | null} */ (this.querySelector("[popover]"))?.hidePopover();
    const detail = Number(item.dataset.version);
    this.dispatchEvent(new CustomEvent("artifacts:version", { detail, bubbles: true }));
  }

  /** @param {ParentNode} root @param {string} selector @param {string} text */
  #fill(root, selector, text) {
    const part = root.querySelector(selector);
    if (part) part.textContent = text;
  }
}

customElements.define("version-menu", VersionMenu);
