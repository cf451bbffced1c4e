// @ts-check

const SHOWN_FOR = 5000; // milliseconds; two short lines are read in three seconds
const AT_MOST = 3;

/** Short notices that need no answer. The region is live from the first, so each is announced. */
export class ToastRegion extends HTMLElement {
  // Actions

  /** @param {string} text @param {{kind?: "plain" | "error"}} [options] */
  show(text, { kind = "plain" } = {}) {
    const toast = document.createElement("p");
    toast.className = "toast";
    toast.dataset.kind = kind;
    toast.textContent = text;
    this.append(toast);
    while (this.childElementCount > AT_MOST) this.firstElementChild?.remove();
    setTimeout(() => toast.remove(), SHOWN_FOR);
  }
}

customElements.define("toast-region", ToastRegion);
