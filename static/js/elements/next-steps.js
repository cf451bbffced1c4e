// @ts-check
import { Problem, call } from "../lib/api.js";
import { NextStepsSearch } from "../models/next-steps.js";

/**
 * Three changes that may come next, one tap each. Dispatches `artifacts:step` with the sentence, and
 * `artifacts:title` where the page has been named.
 */
export class NextSteps extends HTMLElement {
  #listening = new AbortController();
  #search = new NextStepsSearch(
    (version) => this.#ask(version),
    (thought) => this.#found(thought),
  );

  // Lifecycle

  connectedCallback() {
    this.#listening = new AbortController();
    this.addEventListener("click", (event) => this.#tapped(event), { signal: this.#listening.signal });
    if (this.dataset.awaited) this.await(Number(this.dataset.awaited));
  }

  disconnectedCallback() {
    this.#listening.abort();
    this.#search.stop();
  }

  // Actions

  /**
   * A version has just been written.
   * @param {number} version
   * @param {boolean} [byHand] the model is asked a moment later, in case more is typed
   */
  await(version, byHand = false) {
    this.#search.begin(version, byHand ? BY_HAND : 0);
  }

  /** Something else is being written. */
  clear() {
    this.#search.stop();
    this.#show([]);
  }

  /** @param {MouseEvent} event */
  #tapped(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    this.dispatchEvent(new CustomEvent("artifacts:step", { detail: button.textContent, bubbles: true }));
  }

  /** @param {number} version */
  async #ask(version) {
    try {
      return await call("GET", `/api/artifacts/${this.dataset.artifact}/versions/${version}/next-steps`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return null; // worth no word: it is looked for again
    }
  }

  // Rendering

  /** @param {import("../models/next-steps.js").Thought} thought */
  #found({ title, steps }) {
    this.dispatchEvent(new CustomEvent("artifacts:title", { detail: title, bubbles: true }));
    this.#show(steps);
  }

  /** @param {string[]} steps */
  #show(steps) {
    const log = this.closest("chat-log");
    const atEnd = log && log.scrollHeight - log.clientHeight - log.scrollTop < NEAR_END;
    this.querySelector("ul")?.replaceChildren(...steps.map(item));
    this.hidden = steps.length === 0;
    if (atEnd && steps.length) log.scrollTop = log.scrollHeight;
  }
}

/** @param {string} step */
function item(step) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "next-steps__step";
  button.textContent = step;
  const place = document.createElement("li");
  place.append(button);
  return place;
}

const NEAR_END = 80; // pixels
const BY_HAND = 2_000; // milliseconds, as services/next_steps.py waits

customElements.define("next-steps", NextSteps);
