// @ts-check

const MOST = 500; // lines kept
const MOST_TO_FIX = 3; // different errors: the first ones cause the others
const LONGEST_TO_FIX = 500; // characters of each
const COUNTED = ["error", "warning", "log"];

/**
 * What the shown page has said to its console. Opens when the person opens it. Dispatches
 * `artifacts:fix` with the first errors, as text.
 */
export class ConsolePanel extends HTMLElement {
  /** @type {Record<string, number>} */
  #counts = {};
  /** @type {Set<string>} */
  #errors = new Set();

  // Lifecycle

  connectedCallback() {
    this.querySelector('[data-action="clear-console"]')?.addEventListener("click", () => this.clear());
    this.querySelector("[data-fix]")?.addEventListener("click", () => this.#fix());
  }

  // Actions

  /** @param {import("../models/preview-channel.js").Entry} entry */
  add({ level, text, line }) {
    const kind = COUNTED.includes(level) ? level : "log";
    const item = document.createElement("li");
    item.dataset.level = kind;
    item.textContent = line ? `${text}  (${line})` : text;
    if (kind === "error" && this.#errors.size < MOST_TO_FIX) this.#errors.add(item.textContent.slice(0, LONGEST_TO_FIX));
    this.#entries.append(item);
    if (this.#entries.childElementCount > MOST) this.#entries.firstElementChild?.remove();
    this.#counts[kind] = (this.#counts[kind] ?? 0) + 1;
    this.#render();
  }

  clear() {
    this.#entries.replaceChildren();
    this.#counts = {};
    this.#errors.clear();
    this.#render();
  }

  #fix() {
    const detail = [...this.#errors].map((text) => `- ${text}`).join("\n");
    this.dispatchEvent(new CustomEvent("artifacts:fix", { detail, bubbles: true }));
  }

  // Rendering

  #render() {
    this.hidden = !this.#entries.childElementCount;
    const fix = /** @type {HTMLElement | null} */ (this.querySelector("[data-fix]"));
    if (fix) fix.hidden = !this.#errors.size;
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
