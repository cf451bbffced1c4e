// @ts-check

const THEMES = ["system", "light", "dark"];
const KEPT_FOR = 365 * 24 * 3600; // seconds

/** Goes through the colour schemes. Kept in a cookie: the server renders it, so no page flashes. */
export class ThemeToggle extends HTMLElement {
  #listening = new AbortController();

  // Lifecycle

  connectedCallback() {
    this.#listening = new AbortController();
    this.#button.addEventListener("click", () => this.#next(), { signal: this.#listening.signal });
    this.#render();
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  // Actions

  #next() {
    const theme = THEMES[(THEMES.indexOf(this.#theme) + 1) % THEMES.length];
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    const age = theme === "system" ? 0 : KEPT_FOR;
    document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax`;
    this.#render();
  }

  // Rendering

  #render() {
    const label = this.#button.getAttribute(`data-label-${this.#theme}`) ?? "";
    this.#button.setAttribute("aria-label", label);
    this.#button.title = label;
  }

  // Internal

  get #theme() {
    return document.documentElement.dataset.theme ?? "system";
  }

  get #button() {
    return /** @type {HTMLButtonElement} */ (this.querySelector("button"));
  }
}

customElements.define("theme-toggle", ThemeToggle);
