// @ts-check
import { Problem, call } from "../lib/api.js";
import { t } from "../lib/strings.js";
import { Film } from "../models/film.js";

/** Has the shown replay made into a GIF, says how far that is, and saves it. `of` names the version. */
export class FilmButton extends HTMLElement {
  /** @type {Film | null} */
  #film = null;
  #address = "";

  // Lifecycle

  connectedCallback() {
    this.#button.addEventListener("click", () => this.#save());
  }

  disconnectedCallback() {
    this.#film?.stop();
  }

  // Actions

  /** @param {string} address of the version */
  of(address) {
    this.#film?.stop();
    this.#address = address;
    this.#show(null);
  }

  async #save() {
    if (this.#button.getAttribute("aria-disabled") === "true") return;
    const address = this.#address;
    const film = new Film((method) => call(method, `${address}/film`));
    this.#film = film;
    this.#show(0);
    try {
      const isThere = await film.wait((done) => film === this.#film && this.#show(done));
      if (film !== this.#film || address !== this.#address) return;
      if (isThere) download(`${address}/film.gif`);
      else this.#toast(t("film_failed"));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#toast(error.status ? error.message : t("offline"));
    }
    if (film === this.#film) this.#show(null);
  }

  // Rendering

  /** @param {number | null} done null: nothing is being made */
  #show(done) {
    this.#button.setAttribute("aria-disabled", String(done !== null)); // it keeps the focus
    const label = /** @type {HTMLElement} */ (this.querySelector("[data-done]"));
    label.textContent = done === null ? "GIF" : `${Math.floor(100 * done)} %`;
  }

  /** @param {string} text */
  #toast(text) {
    const region = /** @type {import("./toast-region.js").ToastRegion} */ (document.querySelector("toast-region"));
    region.show(text, { kind: "error" });
  }

  // Internal

  get #button() {
    return /** @type {HTMLButtonElement} */ (this.querySelector("button"));
  }
}

/** @param {string} address */
function download(address) {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  link.click();
}

customElements.define("film-button", FilmButton);
