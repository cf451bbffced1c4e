// @ts-check
import { Problem, call } from "../lib/api.js";
import { t } from "../lib/strings.js";
import { HandEdit } from "../models/hand-edit.js";
import { Suggestions } from "./suggestions.js";

/**
 * @typedef {object} Book where versions are kept
 * @property {string} artifact
 * @property {() => number} head the newest version's number
 * @property {(version: import("./version-menu.js").Version, files: Record<string, string>) => void} saved
 * @property {() => Promise<number>} catchUp learns of versions made elsewhere; the newest one's number
 * @property {() => Promise<void>} givenUp what was typed counts no more
 */

const CONFLICT = 409; // there is a newer version than the one that was changed

/** Turns the shown files into an editor and back; what is typed becomes versions. */
export class HandEditing {
  #parts;
  #book;
  #suggestions;
  /** @type {HandEdit | null} */
  #edit = null;
  #path = ""; // of the file in the editor

  /**
   * @param {import("./workspace-parts.js").WorkspaceParts} parts
   * @param {Book} book
   * @param {AbortSignal} signal
   */
  constructor(parts, book, signal) {
    this.#parts = parts;
    this.#book = book;
    parts.editor.addEventListener("artifacts:typed", (event) => this.#typed(event), { signal });
    parts.editor.addEventListener("artifacts:save", () => this.#edit?.save(), { signal });
    parts.code.addEventListener("artifacts:file", () => this.#edit && this.#openFile(), { signal });
    this.#suggestions = new Suggestions(parts, book.artifact, signal);
    window.addEventListener("beforeunload", (event) => this.#leaving(event), { signal });
  }

  get isOn() {
    return this.#edit !== null;
  }

  async start() {
    const { code, preview } = this.#parts;
    const desk = {
      show: (/** @type {Record<string, string>} */ files) => {
        const paths = Object.keys(files);
        if (paths.length === 1 && paths[0] === "index.html") preview.show(files["index.html"]);
      },
      save: (/** @type {number} */ base, /** @type {Record<string, string>} */ files) => this.#save(base, files),
      failed: (/** @type {unknown} */ error) => this.#failed(error),
    };
    this.#edit = new HandEdit(desk, this.#book.head(), code.files);
    this.#mark(true);
    await this.#openFile();
  }

  /** Save what there is and show the text again. */
  async stop() {
    const edit = this.#edit;
    if (!edit || !(await edit.finish())) return; // it has been told why, and the text stays open
    if (edit === this.#edit) this.#close();
  }

  /** @param {string} path @param {number} line */
  async goTo(path, line) {
    const { code, editor } = this.#parts;
    if (path !== this.#path && path in code.files) {
      code.choose(path);
      await this.#openFile();
    }
    editor.goTo(line);
  }

  async format() {
    try {
      await this.#parts.editor.format(this.#path);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.#parts.toast(t("cannot_format", { problem: error.message.split("\n")[0] }));
    }
  }

  async #openFile() {
    const { code, editor } = this.#parts;
    if (editor.isOpen && code.path === this.#path) return; // opened anew it would lose what is typed meanwhile
    this.#path = code.path;
    this.#suggestions.of(this.#path);
    await editor.open(this.#path, this.#edit?.files[this.#path] ?? "");
  }

  #close() {
    this.#edit = null;
    this.#mark(false);
    this.#parts.editor.close();
  }

  /** @param {Event} event */
  #typed(event) {
    this.#edit?.change(this.#path, /** @type {CustomEvent} */ (event).detail);
  }

  /** @param {number} base @param {Record<string, string>} files */
  async #save(base, files) {
    try {
      return await this.#put(base, files);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== CONFLICT) throw error;
      return this.#settle(error, files);
    }
  }

  /** Whose version is the newest is for the person to say. @param {Problem} conflict @param {Record<string, string>} files */
  async #settle(conflict, files) {
    const choice = await this.#dialog.choose(t("changed_elsewhere"), t("discard_mine"), t("keep_mine"));
    if (!choice) throw conflict;
    const head = await this.#book.catchUp();
    if (choice === "other") return this.#put(head, files);
    this.#close();
    await this.#book.givenUp();
    return null;
  }

  /** @param {number} base @param {Record<string, string>} files */
  async #put(base, files) {
    const version = await call("PUT", `/api/artifacts/${this.#book.artifact}/files`, { base, files });
    this.#book.saved({ ...version, summary: t("by_hand") }, files);
    return version.number;
  }

  /** @param {unknown} error */
  #failed(error) {
    if (!(error instanceof Problem)) throw error;
    this.#parts.toast(error.status ? error.message : t("offline"));
  }

  /** @param {BeforeUnloadEvent} event */
  #leaving(event) {
    if (!this.#edit || this.#edit.isSaved) return;
    this.#edit.save();
    event.preventDefault();
  }

  get #dialog() {
    return /** @type {import("./confirm-dialog.js").ConfirmDialog} */ (document.querySelector("confirm-dialog"));
  }

  /** @param {boolean} on */
  #mark(on) {
    this.#parts.code.toggleAttribute("data-editing", on);
    document.querySelector('[data-action="edit"]')?.setAttribute("aria-pressed", String(on));
  }
}
