// @ts-check

const GATHERED = 1_500; // milliseconds from the first error until it is fixed: others come with it

/**
 * Fixes what a page complains of without being asked: once for each sentence of the person, so that
 * a model that cannot do it does not try for ever.
 */
export class SelfRepair {
  #isOn;
  #fix;
  #left = 0;
  #isWritten = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {() => boolean} isOn the person's setting @param {() => void} fix */
  constructor(isOn, fix) {
    this.#isOn = isOn;
    this.#fix = fix;
  }

  /** The person has asked for something. */
  asked() {
    this.#left = 1;
    this.#stop();
  }

  /** An answer is complete: what the page complains of from here on is its own. */
  written() {
    this.#isWritten = true;
  }

  /** Somebody else has changed the page, or is about to. */
  changed() {
    this.#left = 0;
    this.#stop();
  }

  /** The page has reported an error, also while it was being written. */
  failed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#try(), GATHERED);
  }

  #try() {
    if (!this.#isWritten && this.#left) return this.failed();
    if (!this.#left || !this.#isOn()) return;
    this.#left -= 1;
    this.#stop();
    this.#fix();
  }

  #stop() {
    this.#isWritten = false;
    clearTimeout(this.#timer);
  }
}
