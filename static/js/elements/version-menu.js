// @ts-check
import { t } from "../lib/strings.js";

const WRITTEN = ["sentence", "edit", "repair"]; // origins whose making is known

/** @typedef {{number: number, origin: string, summary: string, created: string}} Version */

/**
 * The versions, newest first. Dispatches `artifacts:version` with the number that was picked, and
 * `artifacts:replay` for the one that is shown.
 */
export class VersionMenu extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.addEventListener("click", (event) => this.#pick(event));
  }

  // Actions

  /** @param {Version} version */
  add({ number, origin, summary, created }) {
    if (this.querySelector(`.menu__item[data-version="${number}"]`)) return;
    const template = /** @type {HTMLTemplateElement} */ (this.querySelector("[data-version-item]"));
    const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const button = /** @type {HTMLElement} */ (item.querySelector("[data-version]"));
    button.dataset.version = String(number);
    this.#fill(item, "[data-number]", String(number));
    const how = t(`origin_${origin}`);
    this.#fill(item, "[data-summary]", summary || how);
    this.#fill(item, "[data-origin]", summary && summary !== how ? how : "");
    button.toggleAttribute("data-making", WRITTEN.includes(origin));
    this.#picture(item, number).src = this.#address(number);
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
    const replay = /** @type {HTMLElement | null} */ (this.querySelector("[data-replay-version]"));
    if (replay) replay.hidden = !this.#item(number)?.hasAttribute("data-making");
    this.#fill(this, "[data-current]", t("version", { number }));
  }

  /** Its picture has been taken. @param {number} number of a version */
  refresh(number) {
    const item = this.#item(number);
    if (item) this.#picture(item, number).src = `${this.#address(number)}?taken`;
  }

  // Internal

  /** @param {number} number @returns {HTMLElement | null} */
  #item(number) {
    return this.querySelector(`.menu__item[data-version="${number}"]`);
  }

  /** @param {ParentNode} item @param {number} number */
  #picture(item, number) {
    const picture = item.querySelector("img");
    if (!picture) throw new Error(`version ${number} has no picture`);
    return picture;
  }

  /** @param {number} number */
  #address(number) {
    return `${this.dataset.pictures}${number}/thumbnail`;
  }

  /** @param {Event} event */
  #pick(event) {
    const item = event.target instanceof Element && event.target.closest(".menu__item, [data-replay-version]");
    if (!(item instanceof HTMLElement)) return;
    /** @type {HTMLElement | null} */ (this.querySelector("[popover]"))?.hidePopover();
    if ("replayVersion" in item.dataset) {
      this.dispatchEvent(new CustomEvent("artifacts:replay", { bubbles: true }));
      return;
    }
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
