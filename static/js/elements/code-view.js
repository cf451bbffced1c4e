// @ts-check

const NEAR_END = 48; // pixels; who is as close to the end as this is following along
const NODE_SIZE = 8_192; // characters in a text node: appending to it copies no more than this

/** The files as text, growing at the end; a tab for each file when there are several. */
export class CodeView extends HTMLElement {
  #shown = "";
  /** @type {Map<string, HTMLElement>} the text of each file, outside the page unless it is shown */
  #texts = new Map();
  #chosen = false; // the person has picked a tab: do not switch it under them

  // Lifecycle

  connectedCallback() {
    this.#tabs.addEventListener("click", (event) => this.#pick(event));
  }

  // Actions

  /** @param {Record<string, string>} files */
  show(files) {
    this.clear();
    for (const [path, text] of Object.entries(files)) {
      this.open(path);
      this.extend(path, text);
    }
    this.#select(Object.keys(files)[0] ?? "");
    this.#pre.scrollTop = 0;
  }

  clear() {
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
    const last = holder.lastChild;
    if (last instanceof Text && last.length < NODE_SIZE) last.appendData(text);
    else holder.append(text);
    if (follow) this.#pre.scrollTop = this.#pre.scrollHeight;
  }

  /** The file that is shown. */
  get text() {
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
  }

  // Internal

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

customElements.define("code-view", CodeView);
