// @ts-check

const PAUSE = 350; // milliseconds without a key until a suggestion is asked for
const REST = 15_000; // milliseconds without further questions after one that was refused
const BEFORE = 6_000; // characters around the cursor that the model sees
const AFTER = 2_000;

/**
 * @typedef {object} Desk
 * @property {(prefix: string, suffix: string, signal: AbortSignal) => Promise<string>} ask
 * @property {(text: string, position: number) => void} show
 */

/** Asks what might follow the cursor once somebody pauses; who types on is not waited for. */
export class Suggester {
  #desk;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #asking = new AbortController();
  #restUntil = 0;

  /** @param {Desk} desk */
  constructor(desk) {
    this.#desk = desk;
  }

  /** Something was typed. @param {string} text @param {number} position of the cursor */
  typed(text, position) {
    this.cancel();
    if (Date.now() < this.#restUntil || !text.slice(0, position).trim()) return;
    this.#timer = setTimeout(() => this.#ask(text, position), PAUSE);
  }

  /** Nobody wants the suggestion that is on its way. */
  cancel() {
    clearTimeout(this.#timer);
    this.#asking.abort();
  }

  /** @param {string} text @param {number} position */
  async #ask(text, position) {
    const asking = (this.#asking = new AbortController());
    const { prefix, suffix } = around(text, position);
    try {
      const suggestion = await this.#desk.ask(prefix, suffix, asking.signal);
      if (!asking.signal.aborted && suggestion.trim()) this.#desk.show(suggestion, position);
    } catch {
      // A suggestion is not worth a word about it. A server that refuses one refuses the next.
      if (!asking.signal.aborted) this.#restUntil = Date.now() + REST;
    }
  }
}

/**
 * What the model is to see, without half characters at the cuts.
 * @param {string} text @param {number} position
 */
export function around(text, position) {
  return {
    prefix: text.slice(Math.max(0, position - BEFORE), position).replace(/^[\uDC00-\uDFFF]/, ""),
    suffix: text.slice(position, position + AFTER).replace(/[\uD800-\uDBFF]$/, ""),
  };
}
