// @ts-check
import { t } from "../lib/strings.js";

/**
 * Stands above the page while an older version is shown. Dispatches `artifacts:restore`,
 * `artifacts:branch`, `artifacts:compare`, `artifacts:sides` and `artifacts:latest`.
 */
export class VersionBar extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => this.#clicked(event));
  }

  /** @param {number} shown @param {number} head */
  show(shown, head) {
    this.hidden = !head || shown === head;
    this.#sides.hidden = true;
    const label = this.querySelector("[data-label]");
    if (label) label.textContent = t("version_of", { number: shown, count: head });
  }

  /** What differs is shown. @param {boolean} beside in two columns */
  showDiff(beside) {
    this.#sides.hidden = false;
    this.#sides.setAttribute("aria-pressed", String(beside));
  }

  /** @param {Event} event */
  #clicked(event) {
    const button = event.target instanceof Element && event.target.closest("[data-version-action]");
    if (!(button instanceof HTMLElement)) return;
    this.dispatchEvent(new CustomEvent(`artifacts:${button.dataset.versionAction}`, { bubbles: true }));
  }

  get #sides() {
    return /** @type {HTMLElement} */ (this.querySelector('[data-version-action="sides"]'));
  }
}

customElements.define("version-bar", VersionBar);
