// @ts-check

/** The stage's own buttons: which view, how wide, full screen. They touch nothing but the page. */
export class StageControls {
  #workspace;

  /** @param {HTMLElement} workspace @param {AbortSignal} signal */
  constructor(workspace, signal) {
    this.#workspace = workspace;
    workspace.addEventListener("click", (event) => this.#clicked(event), { signal });
    workspace.addEventListener("keydown", (event) => this.#movedInTabs(event), { signal });
    document.addEventListener("fullscreenchange", () => this.#markFullscreen(), { signal });
  }

  /** @param {string} view @returns {HTMLElement} its tab */
  open(view) {
    this.#workspace.dataset.view = view;
    for (const tab of this.#all("[data-view-tab]")) {
      const selected = tab.dataset.viewTab === view;
      tab.setAttribute("aria-selected", String(selected));
      tab.tabIndex = selected ? 0 : -1;
    }
    return /** @type {HTMLElement} */ (this.#workspace.querySelector(`[data-view-tab="${view}"]`));
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    if (!(event.target instanceof Element)) return;
    const tab = event.target.closest("[data-view-tab]");
    if (tab instanceof HTMLElement) this.open(tab.dataset.viewTab ?? "preview");
    const button = event.target.closest("[data-action]");
    if (!(button instanceof HTMLElement)) return;
    if (button.dataset.action === "device") this.#resize(button);
    if (button.dataset.action === "fullscreen") this.#toggleFullscreen();
  }

  /** @param {HTMLElement} button */
  #resize(button) {
    this.#workspace.dataset.device = button.dataset.device;
    for (const other of this.#all('[data-action="device"]')) {
      other.setAttribute("aria-pressed", String(other === button));
    }
  }

  #toggleFullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.#workspace.querySelector(".stage")?.requestFullscreen();
  }

  #markFullscreen() {
    this.#workspace.toggleAttribute("data-fullscreen", document.fullscreenElement !== null);
  }

  /** @param {KeyboardEvent} event */
  #movedInTabs(event) {
    const tab = event.target instanceof Element && event.target.closest("[data-view-tab]");
    if (!tab || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    event.preventDefault();
    this.open(this.#workspace.dataset.view === "preview" ? "code" : "preview").focus();
  }

  /** @param {string} selector @returns {NodeListOf<HTMLElement>} */
  #all(selector) {
    return this.#workspace.querySelectorAll(selector);
  }
}
