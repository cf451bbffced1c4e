// @ts-check

const SHOWN_FOR = 5000; // milliseconds; two short lines are read in three seconds
const WITH_ACTION = 10_000; // milliseconds, to decide and to reach it
const AT_MOST = 3;

/** Short notices that need no answer. The region is live from the first, so each is announced. */
export class ToastRegion extends HTMLElement {
  // Actions

  /** @param {string} text @param {{kind?: "plain" | "error", action?: {verb: string, run: () => void}}} [options] */
  show(text, { kind = "plain", action } = {}) {
    const toast = document.createElement("p");
    toast.className = "toast";
    toast.dataset.kind = kind;
    toast.textContent = text;
    if (action) toast.append(this.#button(action.verb, action.run, toast));
    this.append(toast);
    while (this.childElementCount > AT_MOST) this.firstElementChild?.remove();
    setTimeout(() => this.#remove(toast), action ? WITH_ACTION : SHOWN_FOR);
  }

  // Rendering

  /** @param {string} verb @param {() => void} run @param {HTMLElement} toast */
  #button(verb, run, toast) {
    const button = document.createElement("button");
    button.className = "toast__action";
    button.type = "button";
    button.textContent = verb;
    button.addEventListener("click", () => {
      toast.remove();
      run();
    });
    return button;
  }

  /** Not while somebody is about to use it. @param {HTMLElement} toast */
  #remove(toast) {
    if (toast.matches(":hover, :focus-within")) setTimeout(() => this.#remove(toast), SHOWN_FOR);
    else toast.remove();
  }
}

customElements.define("toast-region", ToastRegion);
