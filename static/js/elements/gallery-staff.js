// @ts-check
import { Problem, call } from "../lib/api.js";
import { t } from "../lib/strings.js";

/** Lets the staff take cards out of the gallery, and put them back. */
export class GalleryStaff extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => this.#clicked(event));
  }

  /** @param {Event} event */
  async #clicked(event) {
    const button = event.target instanceof Element && event.target.closest("[data-hide]");
    if (!(button instanceof HTMLButtonElement)) return;
    button.disabled = true;
    try {
      await call("PATCH", `/api/gallery/${button.dataset.card}`, { hidden: button.dataset.hide === "true" });
      location.reload();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      button.disabled = false;
      this.#toasts.show(error.status ? error.message : t("offline"), { kind: "error" });
    }
  }

  get #toasts() {
    return /** @type {import("./toast-region.js").ToastRegion} */ (document.querySelector("toast-region"));
  }
}

customElements.define("gallery-staff", GalleryStaff);
