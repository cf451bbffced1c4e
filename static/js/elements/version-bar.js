// @ts-check
import { t } from "../lib/strings.js";

/**
 * Stands above the page while an older version is shown. Dispatches `artifacts:restore`,
 * `artifacts:compare` and `artifacts:latest`.
 */
export class VersionBar extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => this.#clicked(event));
  }

  /** @param {number} shown @param {number} head */
  show(shown, head) {
    this.hidden = !head || shown === head;
    const label = this.querySelector("[data-label]");
    if (label) label.textContent = t("version_of", { number: shown, count: head });
  }

  /** @param {Event} event */
  #clicked(event) {
    const button = event.target instanceof Element && event.target.closest("[data-version-action]");
    if (!(button instanceof HTMLElement)) return;
    this.dispatchEvent(new CustomEvent(`artifacts:${button.dataset.versionAction}`, { bubbles: true }));
  }
}

customElements.define("version-bar", VersionBar);
