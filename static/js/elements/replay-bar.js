// @ts-check
import { t } from "../lib/strings.js";

/**
 * Plays a version's making: play and pause, a scrubber, three speeds. Dispatches
 * `artifacts:replay-closed`.
 */
export class ReplayBar extends HTMLElement {
  /** @type {import("../models/playback.js").Playback | null} */
  #playback = null;
  #frame = 0;

  // Lifecycle

  connectedCallback() {
    this.addEventListener("click", (event) => this.#clicked(event));
    this.#scrubber.addEventListener("input", () => this.#scrubbed());
    this.addEventListener("keydown", (event) => this.#pressed(event));
  }

  disconnectedCallback() {
    cancelAnimationFrame(this.#frame);
  }

  // Actions

  /** @param {import("../models/playback.js").Playback} playback @param {string} address of the version */
  open(playback, address) {
    this.#playback = playback;
    /** @type {import("./film-button.js").FilmButton | null} */ (this.querySelector("film-button"))?.of(address);
    this.hidden = false;
    this.#scrubber.max = String(playback.duration);
    this.#choose(playback.speed);
    playback.seek(0);
    // Who asked for less motion starts it by hand.
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) playback.play(performance.now());
    this.#button.focus();
    this.#run();
  }

  close() {
    cancelAnimationFrame(this.#frame);
    this.#playback?.pause();
    this.#playback = null;
    this.hidden = true;
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const button = event.target instanceof Element && event.target.closest("[data-replay]");
    if (!(button instanceof HTMLElement) || !this.#playback) return;
    if (button.dataset.replay === "toggle") this.#toggle(this.#playback);
    if (button.dataset.replay === "close") this.#leave();
    if (button.dataset.speed) this.#choose(Number(button.dataset.speed));
  }

  /** @param {import("../models/playback.js").Playback} playback */
  #toggle(playback) {
    if (playback.isPlaying) playback.pause();
    else playback.play(performance.now());
    this.#run();
  }

  #scrubbed() {
    const playback = this.#playback;
    if (!playback) return;
    playback.pause();
    playback.seek(Number(this.#scrubber.value));
    this.#render();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.#leave();
  }

  #leave() {
    this.dispatchEvent(new CustomEvent("artifacts:replay-closed", { bubbles: true }));
  }

  /** @param {number} speed */
  #choose(speed) {
    if (this.#playback) this.#playback.speed = speed;
    for (const button of this.querySelectorAll("[data-speed]")) {
      button.setAttribute("aria-pressed", String(button instanceof HTMLElement && Number(button.dataset.speed) === speed));
    }
  }

  // Rendering

  #run() {
    cancelAnimationFrame(this.#frame);
    this.#render();
    if (!this.#playback?.isPlaying) return;
    this.#frame = requestAnimationFrame((now) => {
      this.#playback?.tick(now);
      this.#run();
    });
  }

  #render() {
    const playback = this.#playback;
    if (!playback) return;
    const time = Math.max(0, playback.time);
    this.#scrubber.value = String(time);
    const said = `${clock(time)} / ${clock(playback.duration)}`;
    this.#scrubber.setAttribute("aria-valuetext", said);
    this.#fill("[data-time]", said);
    this.dataset.state = playback.isPlaying ? "playing" : "paused";
    this.#button.setAttribute("aria-label", t(playback.isPlaying ? "pause" : "play"));
  }

  // Internal

  /** @param {string} selector @param {string} text */
  #fill(selector, text) {
    const part = this.querySelector(selector);
    if (part && part.textContent !== text) part.textContent = text;
  }

  get #scrubber() {
    return /** @type {HTMLInputElement} */ (this.querySelector("input"));
  }

  get #button() {
    return /** @type {HTMLElement} */ (this.querySelector('[data-replay="toggle"]'));
  }
}

/** @param {number} milliseconds */
function clock(milliseconds) {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

customElements.define("replay-bar", ReplayBar);
