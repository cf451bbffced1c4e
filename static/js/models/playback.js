// @ts-check

/**
 * @typedef {object} Screen
 * @property {() => void} reset nothing has been written yet
 * @property {(events: import("./event-stream.js").ArtifactEvent[]) => void} show
 */

const BEFORE = -1; // milliseconds; what is said at time 0 comes after it

/** Where a replay stands, and what that means for the screen. */
export class Playback {
  #replay;
  #screen;
  /** @type {number | null} when it was last looked at; null while it stands still */
  #last = null;
  time = BEFORE;
  speed = 1;

  /** @param {import("./replay.js").Replay} replay @param {Screen} screen */
  constructor(replay, screen) {
    this.#replay = replay;
    this.#screen = screen;
  }

  get duration() {
    return this.#replay.duration;
  }

  get isPlaying() {
    return this.#last !== null;
  }

  get isOver() {
    return this.time >= this.duration;
  }

  /** From the beginning where it is over. @param {number} now milliseconds */
  play(now) {
    if (this.isOver) this.seek(BEFORE);
    this.#last = now;
  }

  pause() {
    this.#last = null;
  }

  /** Time has passed. @param {number} now milliseconds */
  tick(now) {
    if (this.#last === null) return;
    const passed = (now - this.#last) * this.speed;
    this.#last = now;
    this.#forward(this.time + passed);
    if (this.isOver) this.pause();
  }

  /** @param {number} time milliseconds */
  seek(time) {
    if (time < this.time) {
      this.#screen.reset();
      this.time = BEFORE;
    }
    this.#forward(time);
  }

  /** @param {number} time */
  #forward(time) {
    const to = Math.min(time, this.duration);
    const events = this.#replay.between(this.time, to);
    this.time = Math.max(this.time, to);
    if (events.length) this.#screen.show(events);
  }
}
