// @ts-check

// Milliseconds between looks: the model mostly takes a second or two, and is not waited for long.
export const PAUSES = Object.freeze([300, 700, 1_000, 2_000, 3_000, 4_000]);

/**
 * @typedef {{title: string, steps: string[]}} Thought
 */

/** Looks for what the model thinks of a page, a few times, and less and less often. */
export class NextStepsSearch {
  #ask;
  #show;
  #pauses;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #turn = 0;

  /**
   * @param {(version: number) => Promise<Thought | null>} ask null: not thought of yet
   * @param {(thought: Thought) => void} show
   * @param {readonly number[]} [pauses]
   */
  constructor(ask, show, pauses = PAUSES) {
    this.#ask = ask;
    this.#show = show;
    this.#pauses = pauses;
  }

  /** @param {number} version that has just been written @param {number} [later] milliseconds until it is looked for */
  begin(version, later = 0) {
    this.stop();
    this.#wait(version, 0, this.#turn, later);
  }

  /** Another page is being written: what comes now is of no use. */
  stop() {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  /** @param {number} version @param {number} look @param {number} turn @param {number} [later] */
  #wait(version, look, turn, later = 0) {
    if (look >= this.#pauses.length) return;
    this.#timer = setTimeout(() => this.#look(version, look, turn), this.#pauses[look] + later);
  }

  /** @param {number} version @param {number} look @param {number} turn */
  async #look(version, look, turn) {
    const thought = await this.#ask(version);
    if (turn !== this.#turn) return;
    if (thought) this.#show(thought);
    else this.#wait(version, look + 1, turn);
  }
}
