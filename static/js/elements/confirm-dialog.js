// @ts-check

/** Asks before something that cannot be taken back. */
export class ConfirmDialog extends HTMLElement {
  // Actions

  /**
   * @param {string} question
   * @param {string} verb what the confirming button says
   * @returns {Promise<boolean>} false also when the dialog is left by Escape
   */
  ask(question, verb) {
    this.#part("[data-question]").textContent = question;
    this.#part("[data-confirm]").textContent = verb;
    const dialog = /** @type {HTMLDialogElement} */ (this.#part("dialog"));
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => {
      const answer = () => resolve(dialog.returnValue === "confirm");
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
