// @ts-check
import { actionOf } from "../models/shortcuts.js";

/** The workspace by keyboard, and the sheet that lists how. */
export class ShortcutsSheet extends HTMLElement {
  #listening = new AbortController();

  // Lifecycle

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    document.addEventListener("keydown", (event) => this.#pressed(event), { signal });
    document.addEventListener("click", (event) => this.#clicked(event), { signal });
    if (/Mac|iPhone|iPad/.test(navigator.platform)) this.#nameKeys();
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  // Actions

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.defaultPrevented) return; // the editor has a use for it
    const action = actionOf(event, isField(event.composedPath()[0]));
    if (!action || (action !== "sheet" && document.querySelector("dialog[open]"))) return;
    const actions = {
      sheet: () => this.#toggle(),
      compose: () => document.getElementById("sentence")?.focus(),
      stop: () => press('[data-action="stop"]'),
      preview: () => press('[data-view-tab="preview"]'),
      code: () => press('[data-view-tab="code"]'),
      share: () => press('[data-action="share"]'),
    };
    event.preventDefault();
    actions[action]();
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    if (event.target instanceof Element && event.target.closest('[data-menu="shortcuts"]')) this.#toggle();
  }

  #toggle() {
    const dialog = /** @type {HTMLDialogElement} */ (this.querySelector("dialog"));
    if (dialog.open) dialog.close();
    else dialog.showModal();
  }

  #nameKeys() {
    for (const key of this.querySelectorAll("[data-mod]")) key.textContent = "⌘";
    for (const key of this.querySelectorAll("[data-alt]")) key.textContent = "⌥";
  }
}

/** @param {EventTarget} target */
function isField(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea"));
}

/** As a click would, where the control is there and usable. @param {string} selector */
function press(selector) {
  const control = document.querySelector(selector);
  if (control instanceof HTMLElement && control.checkVisibility()) control.click();
}

customElements.define("shortcuts-sheet", ShortcutsSheet);
