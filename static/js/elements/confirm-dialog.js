// @ts-check

/** Asks before something that cannot be taken back. */
export class ConfirmDialog extends HTMLElement {
  // Actions

  /**
   * @param {string} question
   * @param {string} verb what the confirming button says
   * @returns {Promise<boolean>} false also when the dialog is left by Escape
   */
  async ask(question, verb) {
    return (await this.choose(question, verb)) === "confirm";
  }

  /**
   * @param {string} question
   * @param {string} verb what the confirming button says
   * @param {string} [other] what a third button says
   * @returns {Promise<"confirm" | "other" | "">} "": neither
   */
  choose(question, verb, other = "") {
    this.#part("[data-question]").textContent = question;
    this.#part("[data-confirm]").textContent = verb;
    this.#part("[data-other]").textContent = other;
    this.#part("[data-other]").hidden = !other;
    const dialog = /** @type {HTMLDialogElement} */ (this.#part("dialog"));
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => {
      const answer = () => resolve(dialog.returnValue === "confirm" || dialog.returnValue === "other" ? dialog.returnValue : "");
      dialog.addEventListener("close", answer, { once: true });
    });
  }

  // Internal

  /** @param {string} selector */
  #part(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }
}

customElements.define("confirm-dialog", ConfirmDialog);
