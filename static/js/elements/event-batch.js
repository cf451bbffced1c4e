// @ts-check
import { joined } from "../models/batch.js";

/** @typedef {import("../models/event-stream.js").ArtifactEvent} ArtifactEvent */

const HIDDEN_PAUSE = 100; // milliseconds: a hidden tab paints nothing, but the page goes on

/** Gathers events and hands them out in one go for each frame of the screen. */
export class EventBatch {
  #apply;
  #painted;
  /** @type {ArtifactEvent[]} */
  #arrived = [];
  #asked = false;

  /**
   * @param {(event: ArtifactEvent) => void} apply
   * @param {() => void} painted called after each batch
   * @param {AbortSignal} signal
   */
  constructor(apply, painted, signal) {
    this.#apply = apply;
    this.#painted = painted;
    document.addEventListener("visibilitychange", () => this.#visibilityChanged(), { signal });
  }

  /** @param {ArtifactEvent} event */
  add(event) {
    this.#arrived.push(event);
    if (!this.#asked) this.#ask();
  }

  #ask() {
    this.#asked = true;
    if (document.hidden) setTimeout(() => this.#paint(), HIDDEN_PAUSE);
    else requestAnimationFrame(() => this.#paint());
  }

  #visibilityChanged() {
    if (this.#arrived.length) this.#paint(); // the frame of the screen it waits for may not come
  }

  #paint() {
    this.#asked = false;
    const events = joined(this.#arrived);
    this.#arrived = [];
    try {
      while (events.length) this.#apply(/** @type {ArtifactEvent} */ (events.shift()));
    } finally {
      // One that cannot be applied is reported to the console; those behind it still count.
      this.#arrived.unshift(...events);
      if (events.length) this.#ask();
    }
    this.#painted();
  }
}
