// @ts-check
import { known, t } from "../lib/strings.js";

const TICK = 500; // milliseconds between two looks at the figures

/**
 * One line on how the writing goes. The label is announced when it changes, so it changes rarely:
 * figures that move all the time stand beside it, unannounced.
 */
export class GenerationStatus extends HTMLElement {
  /** @type {import("../models/generation-session.js").GenerationSession | null} */
  #session = null;
  /** @type {import("../models/following.js").State} */
  #following = "open";
  #timer = 0;

  // Lifecycle

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  // Actions

  /**
   * @param {import("../models/generation-session.js").GenerationSession} session
   * @param {import("../models/following.js").State} following
   */
  show(session, following) {
    this.#session = session;
    this.#following = following;
    const active = session.isActive;
    this.#hide("stop", !active);
    this.#hide("retry", !(session.status === "failed" || session.status === "cancelled"));
    this.#say(this.#label(session));
    this.#tick(active && following !== "refused");
  }

  // Rendering

  /** @param {import("../models/generation-session.js").GenerationSession} session */
  #label(session) {
    if (session.isActive && this.#following === "lost") return t("reconnecting");
    if (session.isActive && this.#following === "refused") return t("not_followed");
    switch (session.status) {
      case "queued":
        return session.position > 1 ? t("place_in_line", { place: session.position }) : t("waiting");
      case "running":
        return session.openFile ? t("writing_file", { file: session.openFile }) : t("writing");
      case "finished":
        return this.#done(session);
      case "failed":
        // A page loaded after the failure has the reason in it already.
        return known(`failed_${session.code}`) || session.message || this.#said || t("failed");
      case "cancelled":
        return t("stopped");
      default:
        return "";
    }
  }

  /** @param {import("../models/generation-session.js").GenerationSession} session */
  #done(session) {
    if (session.truncated) return t("truncated");
    return session.seconds ? t("done_in", { seconds: session.seconds.toFixed(1) }) : t("done");
  }

  /** @param {import("../models/generation-session.js").GenerationSession} session */
  #expected(session) {
    const seconds = session.expectedSeconds;
    if (!seconds) return "";
    if (seconds < 60) return t("starts_in_seconds", { seconds });
    return t("starts_in_minutes", { minutes: Math.ceil(seconds / 60) });
  }

  /** @param {boolean} active */
  #tick(active) {
    clearInterval(this.#timer);
    this.#figures();
    if (active) this.#timer = window.setInterval(() => this.#figures(), TICK);
  }

  #figures() {
    const session = this.#session;
    const running = session?.status === "running" && this.#following !== "refused";
    const now = performance.now();
    const rate = running ? Math.round(session.rate(now)) : 0;
    this.#set("[data-rate]", rate ? t("tokens_per_second", { rate }) : "");
    const seconds = running && session.startedAt ? (now - session.startedAt) / 1000 : 0;
    const elapsed = seconds >= 1 ? t("seconds", { seconds: Math.floor(seconds) }) : "";
    this.#set("[data-elapsed]", session?.status === "queued" ? this.#expected(session) : elapsed);
  }

  // Internal

  get #said() {
    return this.querySelector("[data-label]")?.textContent ?? "";
  }

  /** @param {string} text */
  #say(text) {
    // Setting the same text again would announce it again.
    const label = this.querySelector("[data-label]");
    if (label && label.textContent !== text) label.textContent = text;
  }

  /** @param {string} action @param {boolean} hidden */
  #hide(action, hidden) {
    const button = this.querySelector(`[data-action="${action}"]`);
    if (button instanceof HTMLElement) button.hidden = hidden;
  }

  /** @param {string} selector @param {string} text */
  #set(selector, text) {
    const part = this.querySelector(selector);
    if (part) part.textContent = text;
  }
}

customElements.define("generation-status", GenerationStatus);
