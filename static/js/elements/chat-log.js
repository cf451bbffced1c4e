// @ts-check
import { paragraphs } from "../lib/inline-markdown.js";
import { t } from "../lib/strings.js";

const NEAR_END = 80; // pixels

/** What was said. Grows at the end, and stays there only for who is there already. */
export class ChatLog extends HTMLElement {
  // Lifecycle

  connectedCallback() {
    this.scrollTop = this.scrollHeight;
  }

  // Actions

  /**
   * @param {string} text @param {string} generation that answers it, and may have begun to
   * @param {import("../models/pointed.js").About | null} [about] what it points at
   */
  addUserMessage(text, generation, about = null) {
    const message = this.#add("user");
    this.#answerOf(generation)?.before(message);
    const paragraph = document.createElement("p");
    paragraph.textContent = text;
    this.#body(message).replaceChildren(paragraph);
    const pointed = message.querySelector("[data-about]");
    if (about && pointed instanceof HTMLElement) {
      pointed.hidden = false;
      pointed.append(` ${about.text}`);
      /** @type {HTMLElement} */ (pointed.querySelector("[data-about-tag]")).textContent = about.tag;
    }
    this.scrollTop = this.scrollHeight;
  }

  /**
   * The prose of a generation, in full each time: it is short.
   * @param {string} generation @param {string} prose
   */
  showProse(generation, prose) {
    const atEnd = this.#atEnd;
    const message = this.#ofGeneration(generation);
    this.#body(message).replaceChildren(...paragraphs(prose.trim()));
    if (atEnd) this.scrollTop = this.scrollHeight;
  }

  /** @param {string} generation @param {number} number */
  showVersion(generation, number) {
    const atEnd = this.#atEnd;
    const button = this.#ofGeneration(generation).querySelector("[data-version]");
    if (!(button instanceof HTMLElement)) return;
    button.dataset.version = String(number);
    button.hidden = false;
    const label = button.querySelector("[data-version-label]");
    if (label) label.textContent = t("version", { number });
    if (atEnd) this.scrollTop = this.scrollHeight;
  }

  // Internal

  /** @param {string} generation */
  #ofGeneration(generation) {
    const found = this.#answerOf(generation);
    if (found) return found;
    const message = this.#add("assistant");
    message.dataset.generation = generation;
    return message;
  }

  /** @param {string} generation @returns {HTMLElement | null} */
  #answerOf(generation) {
    return this.querySelector(`[data-generation="${CSS.escape(generation)}"]`);
  }

  /** What the person said last; empty where nothing was said. */
  get lastRequest() {
    const said = [...this.querySelectorAll('[data-role="user"] [data-body]')];
    return said[said.length - 1]?.textContent?.trim() ?? "";
  }

  /** @param {"user" | "assistant"} role @returns {HTMLElement} */
  #add(role) {
    const template = this.querySelector(`template[data-message="${role}"]`);
    const copy = /** @type {HTMLTemplateElement} */ (template).content.cloneNode(true);
    const message = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (copy).firstElementChild);
    this.querySelector("[data-messages]")?.append(message);
    return message;
  }

  /** @param {HTMLElement} message */
  #body(message) {
    return /** @type {HTMLElement} */ (message.querySelector("[data-body]"));
  }

  get #atEnd() {
    return this.scrollHeight - this.clientHeight - this.scrollTop < NEAR_END;
  }
}

customElements.define("chat-log", ChatLog);
