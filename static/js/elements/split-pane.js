// @ts-check
import { recall, remember } from "../lib/memory.js";

const KEY = "split";
const NARROWEST = 20; // per cent of the width
const WIDEST = 60;
const USUAL = 30;
const STEP = 2;

/** Two panes with a movable border; on a phone one pane at a time, named by `data-pane`. */
export class SplitPane extends HTMLElement {
  #listening = new AbortController();

  // Lifecycle

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#handle.addEventListener("pointerdown", (event) => this.#grab(event), { signal });
    this.#handle.addEventListener("pointermove", (event) => this.#drag(event), { signal });
    this.#handle.addEventListener("lostpointercapture", () => this.#release(), { signal });
    this.#handle.addEventListener("dblclick", () => this.#resize(USUAL), { signal });
    this.#handle.addEventListener("keydown", (event) => this.#step(event), { signal });
    this.addEventListener("click", (event) => this.#switch(event), { signal });
    this.#show(Number(recall(KEY)) || USUAL);
    this.open(this.dataset.pane ?? "chat");
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  // Actions

  /** @param {string} pane "chat" or "stage" */
  open(pane) {
    this.dataset.pane = pane;
    for (const tab of this.#tabs) {
      tab.setAttribute("aria-pressed", String(tab.dataset.paneTab === pane));
    }
  }

  /** @param {MouseEvent} event */
  #switch(event) {
    const tab = event.target instanceof Element && event.target.closest("[data-pane-tab]");
    if (tab instanceof HTMLElement) this.open(tab.dataset.paneTab ?? "chat");
  }

  /** @param {PointerEvent} event */
  #grab(event) {
    if (event.button !== 0) return;
    this.#handle.setPointerCapture(event.pointerId);
    this.#handle.dataset.dragging = "";
  }

  /** @param {PointerEvent} event */
  #drag(event) {
    if (!("dragging" in this.#handle.dataset)) return;
    const box = this.getBoundingClientRect();
    this.#show((100 * (event.clientX - box.left)) / box.width);
  }

  #release() {
    delete this.#handle.dataset.dragging;
    remember(KEY, String(this.#percent));
  }

  /** @param {KeyboardEvent} event */
  #step(event) {
    const target = this.#targetOf(event.key);
    if (target === undefined) return;
    event.preventDefault();
    this.#resize(target);
  }

  /** @param {string} key @returns {number | undefined} */
  #targetOf(key) {
    switch (key) {
      case "ArrowLeft":
        return this.#percent - STEP;
      case "ArrowRight":
        return this.#percent + STEP;
      case "Home":
        return NARROWEST;
      case "End":
        return WIDEST;
    }
  }

  /** @param {number} percent */
  #resize(percent) {
    this.#show(percent);
    remember(KEY, String(this.#percent));
  }

  // Rendering

  /** @param {number} percent */
  #show(percent) {
    const kept = Math.round(10 * Math.min(WIDEST, Math.max(NARROWEST, percent))) / 10;
    this.style.setProperty("--split", `${kept}%`);
    this.#handle.setAttribute("aria-valuenow", String(kept));
  }

  // Internal

  get #percent() {
    return Number(this.#handle.getAttribute("aria-valuenow"));
  }

  get #handle() {
    return /** @type {HTMLElement} */ (this.querySelector('[role="separator"]'));
  }

  /** @returns {NodeListOf<HTMLElement>} */
  get #tabs() {
    return this.querySelectorAll("[data-pane-tab]");
  }
}

customElements.define("split-pane", SplitPane);
