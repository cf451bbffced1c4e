// @ts-check

const SAID_FOR = 2000; // milliseconds

/** Copies a message, or dispatches `artifacts:reword` with its text, to be edited and sent again. */
export class MessageTools extends HTMLElement {
  #listening = new AbortController();

  // Lifecycle

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.querySelector("[data-copy-message]")?.addEventListener("click", () => this.#copy(), { signal });
    this.querySelector("[data-reword]")?.addEventListener("click", () => this.#reword(), { signal });
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  // Actions

  async #copy() {
    await navigator.clipboard.writeText(this.#text);
    const button = /** @type {HTMLElement} */ (this.querySelector("[data-copy-message]"));
    const verb = button.dataset.verb ?? "";
    button.textContent = button.dataset.copied ?? verb;
    setTimeout(() => (button.textContent = verb), SAID_FOR);
  }

  #reword() {
    this.dispatchEvent(new CustomEvent("artifacts:reword", { detail: this.#text, bubbles: true }));
  }

  // Internal

  get #text() {
    return this.closest(".message")?.querySelector("[data-body]")?.textContent?.trim() ?? "";
  }
}

customElements.define("message-tools", MessageTools);
