// @ts-check
import { inlineLines, sideLines } from "./diff-lines.js";

const NEAR_END = 48; // pixels; who is as close to the end as this is following along
const BLOCK_SIZE = 8_192; // characters in a block: what is laid out again for each piece of text

/**
 * The files as text, growing at the end; a tab for each file when there are several. Dispatches
 * `artifacts:file` with the path that was picked.
 */
export class CodeView extends HTMLElement {
  #shown = "";
  /** @type {Map<string, HTMLElement>} the text of each file, outside the page unless it is shown */
  #texts = new Map();
  isDiff = false; // what is shown is what differs, not the files
  /** @type {Record<string, string>} */
  #diffs = {};
  #chosen = false; // the person has picked a tab: do not switch it under them

  // Lifecycle

  connectedCallback() {
    this.#tabs.addEventListener("click", (event) => this.#pick(event));
  }

  // Actions

  /** The file that the person has picked stays, where it is still there. @param {Record<string, string>} files */
  show(files) {
    const picked = this.#chosen && Object.hasOwn(files, this.#shown) ? this.#shown : "";
    this.clear();
    for (const [path, text] of Object.entries(files)) {
      this.open(path);
      this.extend(path, text);
    }
    this.#select(picked || (Object.keys(files)[0] ?? ""));
    this.#chosen = Boolean(picked);
    this.#pre.scrollTop = 0;
  }

  /** @param {Record<string, string>} diffs unified ones, by path @param {boolean} beside before and after in two columns */
  showDiff(diffs, beside) {
    this.clear();
    this.#diffs = diffs;
    const linesOf = beside ? sideLines : inlineLines;
    for (const [path, diff] of Object.entries(diffs)) {
      this.open(path);
      const lines = diff.split("\n").slice(2); // without the two that name the files
      this.#texts.get(path)?.append(...linesOf(lines.join("\n")));
    }
    this.isDiff = true;
    this.#select(Object.keys(diffs)[0] ?? "");
    this.#pre.scrollTop = 0;
  }

  /** Show what differs in the other way. @param {boolean} beside */
  arrange(beside) {
    const path = this.#shown;
    if (!this.isDiff) return;
    this.showDiff(this.#diffs, beside);
    this.#select(path);
  }

  clear() {
    this.isDiff = false;
    this.#texts.clear();
    this.#tabs.replaceChildren();
    this.#pre.replaceChildren();
    this.#shown = "";
    this.#chosen = false;
  }

  /** @param {string} path begins the file anew */
  open(path) {
    const text = document.createElement("code");
    this.#texts.set(path, text);
    this.#renderTabs();
    if (!this.#chosen || path === this.#shown) this.#select(path);
  }

  /** @param {string} path @param {string} text */
  extend(path, text) {
    const holder = this.#texts.get(path);
    if (!holder) return;
    const follow = path === this.#shown && this.#atEnd;
    for (let start = 0; start < text.length; ) {
      const block = this.#unfilled(holder);
      const end = endOfBlock(text, start, BLOCK_SIZE - block.length);
      block.appendData(text.slice(start, end));
      start = end;
    }
    if (follow) this.#pre.scrollTop = this.#pre.scrollHeight;
  }

  /** @param {string} path @param {string} text */
  replace(path, text) {
    this.#texts.get(path)?.replaceChildren();
    this.extend(path, text);
  }

  /** @param {string} path the file to show */
  choose(path) {
    this.#chosen = true;
    this.#select(path);
  }

  /** @returns {Record<string, string>} */
  get files() {
    return Object.fromEntries([...this.#texts].map(([path, text]) => [path, text.textContent ?? ""]));
  }

  /** The path of the file that is shown. */
  get path() {
    return this.#shown;
  }

  /** The file that is shown. */
  get text() {
    if (this.isDiff) return this.#diffs[this.#shown] ?? "";
    return this.#texts.get(this.#shown)?.textContent ?? "";
  }

  // Rendering

  #renderTabs() {
    const paths = [...this.#texts.keys()];
    this.#tabs.replaceChildren(...(paths.length > 1 ? paths.map((path) => this.#tab(path)) : []));
  }

  /** @param {string} path */
  #tab(path) {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.textContent = path;
    tab.dataset.path = path;
    tab.setAttribute("aria-pressed", String(path === this.#shown));
    return tab;
  }

  /** @param {string} path */
  #select(path) {
    this.#shown = path;
    const text = this.#texts.get(path);
    this.#pre.replaceChildren(...(text ? [text] : []));
    for (const tab of this.#tabs.children) {
      tab.setAttribute("aria-pressed", String(tab instanceof HTMLElement && tab.dataset.path === path));
    }
  }

  /** @param {Event} event */
  #pick(event) {
    const tab = event.target instanceof Element && event.target.closest("[data-path]");
    if (!(tab instanceof HTMLElement)) return;
    this.#chosen = true;
    this.#select(tab.dataset.path ?? "");
    this.dispatchEvent(new CustomEvent("artifacts:file", { detail: this.#shown, bubbles: true }));
  }

  // Internal

  /** @param {HTMLElement} holder @returns {Text} */
  #unfilled(holder) {
    const last = holder.lastChild?.firstChild;
    if (last instanceof Text && !(last.length >= BLOCK_SIZE && last.data.endsWith("\n"))) return last;
    const text = document.createTextNode("");
    const block = document.createElement("div");
    block.append(text);
    holder.append(block);
    return text;
  }

  get #atEnd() {
    const { scrollTop, clientHeight, scrollHeight } = this.#pre;
    return scrollHeight - clientHeight - scrollTop < NEAR_END;
  }

  get #pre() {
    return /** @type {HTMLElement} */ (this.querySelector("[data-code]"));
  }

  get #tabs() {
    return /** @type {HTMLElement} */ (this.querySelector("[data-file-tabs]"));
  }
}

/**
 * Blocks end with a line, so that the text looks as if there were none.
 * @param {string} text @param {number} start @param {number} room characters left in the block
 */
function endOfBlock(text, start, room) {
  return text.indexOf("\n", start + Math.max(0, room - 1)) + 1 || text.length;
}

customElements.define("code-view", CodeView);
