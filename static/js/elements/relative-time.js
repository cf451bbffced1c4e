// @ts-check
import { relativeTime } from "../models/relative-time.js";

const REFRESH = 30_000; // milliseconds; the finest unit shown is the minute

/** "3 minutes ago", in the page's language, kept true while the page is open. */
export class RelativeTime extends HTMLElement {
  static observedAttributes = ["datetime"];

  #timer = 0;

  // Lifecycle

  connectedCallback() {
    this.#timer = window.setInterval(() => this.#render(), REFRESH);
    this.#render();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#render();
  }

  // Rendering

  #render() {
    const time = new Date(this.getAttribute("datetime") ?? "");
    if (Number.isNaN(time.getTime())) return;
    const { lang } = document.documentElement;
    this.textContent = relativeTime(time, new Date(), lang);
    this.title = time.toLocaleString(lang, { dateStyle: "medium", timeStyle: "short" });
  }
}

customElements.define("relative-time", RelativeTime);
