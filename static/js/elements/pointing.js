// @ts-check
import { aboutOf, pickedOf } from "../models/pointed.js";

const KEYS = { ArrowUp: "parent", ArrowDown: "child", ArrowLeft: "previous", ArrowRight: "next", Enter: "take", Escape: "stop" };

/** Pointing at an element of the page, for the next sentence to be about it. */
export class Pointing {
  #parts;
  #button;
  #isOn = false;

  /**
   * @param {HTMLElement} workspace @param {import("./workspace-parts.js").WorkspaceParts} parts
   * @param {AbortSignal} signal
   */
  constructor(workspace, parts, signal) {
    this.#parts = parts;
    this.#button = /** @type {HTMLElement | null} */ (workspace.querySelector('[data-action="point"]'));
    this.#button?.addEventListener("click", () => this.#toggle(), { signal });
    this.#button?.addEventListener("keydown", (event) => this.#typed(event), { signal });
    workspace.addEventListener("artifacts:picked", (event) => this.#picked(/** @type {CustomEvent} */ (event).detail), { signal });
    workspace.addEventListener("artifacts:opened", () => this.#mark(false), { signal });
  }

  #toggle() {
    this.#parts.preview.pick(this.#isOn ? "stop" : "start");
    this.#mark(!this.#isOn);
  }

  /** The keyboard stays with our button: the page below hears of it from us. @param {KeyboardEvent} event */
  #typed(event) {
    const command = /** @type {Record<string, string>} */ (KEYS)[event.key];
    if (!this.#isOn || !command) return;
    event.preventDefault();
    this.#parts.preview.pick(command);
  }

  /** @param {unknown} said by the page: nothing of it is believed */
  #picked(said) {
    if (!this.#isOn) return;
    this.#mark(false);
    const picked = pickedOf(said);
    const composer = this.#parts.composer;
    if (!picked || !composer) return;
    composer.about = aboutOf(this.#parts.code.files, picked);
    composer.focus();
  }

  /** @param {boolean} on */
  #mark(on) {
    this.#isOn = on;
    this.#button?.setAttribute("aria-pressed", String(on));
  }
}
