// @ts-check

const MOST = 500; // lines kept
const COUNTED = ["error", "warning", "log"];

/** What the shown page has said to its console. Opens when the person opens it. */
export class ConsolePanel extends HTMLElement {
  /** @type {Record<string, number>} */
  #counts = {};

  // Lifecycle

  connectedCallback() {
    this.querySelector('[data-action="clear-console"]')?.addEventListener("click", () => this.clear());
  }

  // Actions

  /** @param {import("../models/preview-channel.js").Entry} entry */
  add({ level, text, line }) {
    const kind = COUNTED.includes(level) ? level : "log";
    const item = document.createElement("li");
    item.dataset.level = kind;
    item.textContent = line ? `${text}  (${line})` : text;
    this.#entries.append(item);
    if (this.#entries.childElementCount > MOST) this.#entries.firstElementChild?.remove();
    this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
    this.#render();
  }

  clear() {
    this.#entries.replaceChildren();
    this.#counts = {};
    this.#render();
  }

  // Rendering

  #render() {
    this.hidden = !this.#entries.childElementCount;
    for (const kind of COUNTED) {
      const badge = /** @type {HTMLElement} */ (this.querySelector(`[data-count="${kind}"]`));
      badge.hidden = !this.#counts[kind];
      badge.textContent = String(this.#counts[kind] ?? "");
    }
  }

  // Internal

  get #entries() {
    return /** @type {HTMLElement} */ (this.querySelector("[data-entries]"));
  }
}

customElements.define("console-panel", ConsolePanel);
