// @ts-check

const SHOWN_AFTER = 400; // milliseconds without a key until the preview follows
const SAVED_AFTER = 2_000; // milliseconds without a key until it becomes a version

/**
 * @typedef {object} Desk
 * @property {(files: Record<string, string>) => void} show
 * @property {(base: number, files: Record<string, string>) => Promise<number | null>} save the new version's number;
 *   null: what was typed is given up
 * @property {(error: unknown) => void} failed the files were not saved; they are still here
 */

/** Files that a person changes by hand: shown soon, saved after a pause. */
export class HandEdit {
  #desk;
  #base;
  /** @type {Record<string, string>} */
  #files;
  #unshown = false;
  #unsaved = false;
  /** @type {Promise<boolean> | null} */
  #saving = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #showTimer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #saveTimer;

  /** @param {Desk} desk @param {number} base the version that is changed @param {Record<string, string>} files */
  constructor(desk, base, files) {
    this.#desk = desk;
    this.#base = base;
    this.#files = { ...files };
  }

  get files() {
    return this.#files;
  }

  get isSaved() {
    return !this.#unsaved && !this.#saving;
  }

  /** @param {string} path @param {string} text */
  change(path, text) {
    if (this.#files[path] === text) return;
    this.#files = { ...this.#files, [path]: text };
    this.#unshown = this.#unsaved = true;
    clearTimeout(this.#showTimer);
    clearTimeout(this.#saveTimer);
    this.#showTimer = setTimeout(() => this.#show(), SHOWN_AFTER);
    this.#saveTimer = setTimeout(() => this.save(), SAVED_AFTER);
  }

  /** Save what there is to save, now; one after the other. False: it could not be saved. */
  async save() {
    clearTimeout(this.#saveTimer);
    if (this.#unsaved) this.#saving ??= this.#saveNow();
    return this.#saving ?? true;
  }

  /** Save until nothing is left to save. False: it could not be saved, and is still here. */
  async finish() {
    while (!this.isSaved) if (!(await this.save())) return false;
    return true;
  }

  async #saveNow() {
    this.#show();
    this.#unsaved = false;
    try {
      const base = await this.#desk.save(this.#base, this.#files);
      if (base === null) this.#drop();
      else this.#base = base;
    } catch (error) {
      this.#unsaved = true;
      this.#desk.failed(error);
      return false;
    } finally {
      this.#saving = null;
    }
    if (this.#unsaved) this.#saveTimer = setTimeout(() => this.save(), SAVED_AFTER);
    return true;
  }

  #drop() {
    clearTimeout(this.#showTimer);
    clearTimeout(this.#saveTimer);
    this.#unshown = this.#unsaved = false;
  }

  #show() {
    clearTimeout(this.#showTimer);
    if (this.#unshown) this.#desk.show(this.#files);
    this.#unshown = false;
  }
}
