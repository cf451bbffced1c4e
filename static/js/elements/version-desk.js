// @ts-check
import { Problem, call } from "../lib/api.js";
import { t } from "../lib/strings.js";

/** Shows versions, compares them, and goes back to them. */
export class VersionDesk {
  #parts;
  #artifact;
  #asked = 0; // versions asked for, to know an answer that comes too late
  #shown = 0;
  head = 0; // the newest version's number

  /**
   * @param {import("./workspace-parts.js").WorkspaceParts} parts
   * @param {string} artifact
   * @param {number} head
   */
  constructor(parts, artifact, head) {
    this.#parts = parts;
    this.#artifact = artifact;
    this.head = this.#shown = head;
  }

  get isAtHead() {
    return this.#shown === this.head;
  }

  /** Something else will be shown: an answer that is still on its way counts no more. */
  forget() {
    this.#asked += 1;
  }

  /** There is a newer one. @param {{number: number, summary: string, created: string}} version */
  add(version) {
    this.head = version.number;
    this.#parts.menu.add(version);
    this.mark(version.number);
  }

  /** @param {number} number of the version that is shown now */
  mark(number) {
    this.#shown = number;
    this.#parts.menu.mark(number);
    this.#parts.bar.show(number, this.head);
  }

  /** @param {number} number */
  async show(number) {
    const asked = (this.#asked += 1);
    await this.#tried(async () => {
      const [page, version] = await Promise.all([
        call("GET", this.#address(`versions/${number}/page`)),
        call("GET", this.#address(`versions/${number}`)),
      ]);
      if (asked !== this.#asked) return;
      this.#parts.preview.show(page.html);
      this.#parts.code.show(version.files);
      this.mark(number);
    });
  }

  /** What came since the shown version, as lines. */
  async compare() {
    await this.#tried(async () => {
      const { files } = await call("GET", this.#address(`diff?from=${this.#shown}&to=${this.head}`));
      if (Object.keys(files).length) this.#parts.code.showDiff(files);
      else this.#parts.toast(t("no_difference"));
    });
  }

  /** The shown version becomes the newest one; nothing in between is lost. False: it did not. */
  async restore() {
    const restored = this.#shown;
    return this.#tried(async () => {
      const version = await call("POST", this.#address(`versions/${restored}/restore`));
      this.add({ ...version, summary: t("version", { number: restored }) });
      this.#parts.toast(t("restored", { number: restored }));
    });
  }

  /** @param {() => Promise<void>} act */
  async #tried(act) {
    try {
      await act();
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#parts.toast(error.status ? error.message : t("offline"));
      return false;
    }
  }

  /** @param {string} path */
  #address(path) {
    return `/api/artifacts/${this.#artifact}/${path}`;
  }
}
