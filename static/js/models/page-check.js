// @ts-check

// Pictures take some seconds each, and more while others wait. Who looks later sees them anyway.
const DELAYS = [2_000, 3_000, 5_000, 10_000, 20_000]; // milliseconds

/**
 * @typedef {{empty: boolean, frozen: boolean, errors: string[]}} Findings
 * @typedef {object} Outside what the check needs of the world; tests give their own
 * @property {(number: number) => Promise<Findings | null>} ask null while nobody has looked
 * @property {(number: number, findings: Findings) => void} found
 * @property {(callback: () => void, delay: number) => unknown} later
 */

/** Waits until the renderer has looked at the newest version, for as long as that may take. */
export class PageCheck {
  #outside;
  #watched = 0;

  /** @param {Outside} outside */
  constructor(outside) {
    this.#outside = outside;
  }

  /** A newer one makes the one before pointless. @param {number} number of a version */
  watch(number) {
    this.#watched = number;
    this.#look(number, 0);
  }

  /** @param {number} number @param {number} round */
  #look(number, round) {
    if (round >= DELAYS.length) return;
    this.#outside.later(async () => {
      if (number !== this.#watched) return;
      const findings = await this.#outside.ask(number);
      if (findings) this.#outside.found(number, findings);
      else this.#look(number, round + 1);
    }, DELAYS[round]);
  }
}
