// @ts-check

const LOOK_EVERY = 700; // milliseconds
const PATIENCE = 240; // looks; by then it has waited its turn and been made, or never will be

/**
 * @typedef {{status: "ready" | "making" | "failed" | "none", done: number}} FilmState
 */

/** Waits for a film that has to be made first. */
export class Film {
  #ask;
  #pause;
  #stopped = false;

  /**
   * @param {(method: "GET" | "POST") => Promise<FilmState>} ask POST: have it made
   * @param {(milliseconds: number) => Promise<void>} [pause]
   */
  constructor(ask, pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))) {
    this.#ask = ask;
    this.#pause = pause;
  }

  /** @param {(done: number) => void} tell is given the share that is done @returns {Promise<boolean>} whether it is there */
  async wait(tell) {
    let state = await this.#ask("POST");
    for (let look = 0; state.status === "making" && look < PATIENCE; look += 1) {
      tell(state.done);
      await this.#pause(LOOK_EVERY);
      if (this.#stopped) return false;
      state = await this.#ask("GET");
    }
    return state.status === "ready";
  }

  stop() {
    this.#stopped = true;
  }
}
