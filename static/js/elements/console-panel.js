// @ts-check
import { t } from "../lib/strings.js";
import { ConsoleLog, LEVELS, isWanted, shortAddress } from "../models/console-log.js";

/**
 * What the shown page has said to its console, and what it asked for that is not here. Opens when
 * the person opens it. Dispatches `artifacts:fix` with the first errors, as text.
 */
export class ConsolePanel extends HTMLElement {
  #log = new ConsoleLog();
  #level = "all";
  #words = "";
  #listening = new AbortController();

  // Lifecycle

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener("click", (event) => this.#clicked(event), { signal });
    this.addEventListener("input", (event) => this.#searched(event), { signal });
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  // Actions

  /** @param {import("../models/preview-channel.js").Entry} entry */
  add(entry) {
    const line = this.#log.add(entry);
    const item = this.#itemOf(line);
    item.hidden = !isWanted(line, this.#level, this.#words);
    this.#entries.append(item);
    if (this.#entries.childElementCount > this.#log.lines.length) this.#entries.firstElementChild?.remove();
    this.#render();
  }

  /** @param {import("../models/preview-channel.js").Blocked} blocked */
  block(blocked) {
    if (!this.#log.block(blocked)) return;
    const item = document.createElement("li");
    const kind = document.createElement("span");
    kind.className = "console__place";
    kind.textContent = blocked.kind;
    item.append(t("not_offline", { address: shortAddress(blocked.address) }), kind);
    this.#blocked.append(item);
    this.#render();
  }

  clear() {
    this.#entries.replaceChildren();
    this.#blocked.replaceChildren();
    this.#log.clear();
    this.#render();
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const button = event.target instanceof Element && event.target.closest("button");
    if (!button) return;
    const { action, level, place } = button.dataset;
    if (place) this.#goTo(place);
    if (action === "clear-console") this.clear();
    if (action === "copy-console") this.#copy();
    if (level) this.#choose(level);
    if ("fix" in button.dataset) this.#fix();
  }

  /** @param {string} place index.html:12 */
  #goTo(place) {
    const [, path = "", line] = /^(?:(.*):)?(\d+)$/.exec(place) ?? [];
    this.dispatchEvent(new CustomEvent("artifacts:place", { detail: { path, line: Number(line) }, bubbles: true }));
  }

  /** @param {string} level */
  #choose(level) {
    this.#level = level;
    for (const button of this.#buttons) button.setAttribute("aria-pressed", String(button.dataset.level === level));
    this.#filter();
  }

  /** @param {Event} event */
  #searched(event) {
    this.#words = /** @type {HTMLInputElement} */ (event.target).value.trim();
    this.#filter();
  }

  #filter() {
    const items = /** @type {Iterable<HTMLElement>} */ (this.#entries.children);
    [...items].forEach((item, number) => {
      item.hidden = !isWanted(this.#log.lines[number], this.#level, this.#words);
    });
    const words = this.#words.toLowerCase();
    for (const item of /** @type {Iterable<HTMLElement>} */ (this.#blocked.children)) {
      item.hidden = !item.textContent?.toLowerCase().includes(words);
    }
    this.#entries.hidden = this.#level === "blocked";
    this.#blocked.hidden = this.#level !== "blocked";
  }

  async #copy() {
    await navigator.clipboard.writeText(this.#log.text);
    const region = /** @type {import("./toast-region.js").ToastRegion} */ (document.querySelector("toast-region"));
    region.show(t("copied"));
  }

  /** The first errors, for a model. */
  get toFix() {
    return this.#log.toFix;
  }

  #fix() {
    this.dispatchEvent(new CustomEvent("artifacts:fix", { detail: this.#log.toFix, bubbles: true }));
  }

  // Rendering

  /** @param {import("../models/console-log.js").Line} line */
  #itemOf({ level, text, detail, place }) {
    const item = document.createElement("li");
    item.dataset.level = level;
    if (detail) item.append(this.#opening(text, detail));
    else item.append(text);
    if (!place) return item;
    const where = document.createElement(this.hasAttribute("data-editable") ? "button" : "span");
    where.className = "console__place";
    where.textContent = place;
    if (where instanceof HTMLButtonElement) {
      where.type = "button";
      where.dataset.place = place;
      where.title = t("go_to_line");
    }
    item.append(where);
    return item;
  }

  /** @param {string} text @param {string} detail */
  #opening(text, detail) {
    const opening = document.createElement("details");
    const summary = document.createElement("summary");
    const whole = document.createElement("pre");
    summary.textContent = text;
    whole.textContent = detail;
    opening.append(summary, whole);
    return opening;
  }

  #render() {
    this.hidden = this.#log.isEmpty;
    const fix = /** @type {HTMLElement | null} */ (this.querySelector("[data-fix]"));
    if (fix) fix.hidden = !this.#log.toFix;
    for (const kind of [...LEVELS, "blocked"]) {
      for (const badge of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(`[data-count="${kind}"]`))) {
        badge.hidden = !this.#log.counts[kind];
        badge.textContent = String(this.#log.counts[kind] ?? "");
      }
    }
  }

  // Internal

  get #entries() {
    return /** @type {HTMLElement} */ (this.querySelector("[data-entries]"));
  }

  get #blocked() {
    return /** @type {HTMLElement} */ (this.querySelector("[data-blocked]"));
  }

  get #buttons() {
    return /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("button[data-level]"));
  }
}

customElements.define("console-panel", ConsolePanel);
