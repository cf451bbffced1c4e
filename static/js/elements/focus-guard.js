// @ts-check

const FIELDS = "textarea, input, select, [contenteditable]";

/**
 * Keeps the keyboard with the person who types in one of our fields: the page in a frame may call
 * `focus()` as often as it likes. It gets the keyboard when the pointer comes to it, or by Tab.
 *
 * An inert frame still takes the focus by script, and giving the focus back still loses the keys
 * in between; with both, none is lost.
 */
export class FocusGuard {
  #host;
  #listening = new AbortController();
  /** @type {HTMLElement | null} the field that is typed in, while it is guarded */
  #field = null;

  /** @param {HTMLElement} host holds the frames */
  constructor(host) {
    this.#host = host;
    const { signal } = this.#listening;
    document.addEventListener("focusin", (event) => this.#guard(event.target), { signal });
    document.addEventListener("keydown", (event) => this.#typed(event), { signal, capture: true });
    for (const name of ["pointermove", "pointerdown"]) {
      host.addEventListener(name, () => this.#guard(null), { signal });
    }
    // Later: while the browser hands the focus over, it takes no other orders.
    window.addEventListener("blur", () => setTimeout(() => this.#takeBack()), { signal });
    this.#guard(document.activeElement);
  }

  stop() {
    this.#guard(null);
    this.#listening.abort();
  }

  /** @param {HTMLIFrameElement} frame a new one */
  cover(frame) {
    frame.inert = this.#field !== null;
  }

  /** @param {KeyboardEvent} event */
  #typed(event) {
    this.#guard(event.key === "Tab" ? null : event.target);
  }

  /** @param {EventTarget | null} target where the keys go */
  #guard(target) {
    const field = target instanceof HTMLElement && target.matches(FIELDS) ? target : null;
    if (field === this.#field) return;
    this.#field = field;
    for (const frame of this.#host.querySelectorAll("iframe")) this.cover(frame);
  }

  #takeBack() {
    if (this.#host.contains(document.activeElement)) this.#field?.focus({ preventScroll: true });
  }
}
