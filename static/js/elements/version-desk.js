// @ts-check
import { Problem, call } from "../lib/api.js";
import { recall, remember } from "../lib/memory.js";
import { t } from "../lib/strings.js";
import { PageCheck } from "../models/page-check.js";

const BESIDE = "diff-beside"; // remembered: what differs is shown in two columns
const NARROW = "(max-width: 760px)"; // no room for two columns

/** Shows versions, compares them, and goes back to them. */
export class VersionDesk {
  #parts;
  #artifact;
  #asked = 0; // versions asked for, to know an answer that comes too late
  #shown = 0;
  #isBusy = false; // a version or an artifact is being made: a second click makes no second one
  #made = 0; // the version that came while the person was here
  #check;
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
    this.#check = new PageCheck({
      ask: (number) => call("GET", this.#address(`versions/${number}/findings`)).catch(() => null),
      found: (number, findings) => this.#found(number, findings),
      later: (callback, delay) => setTimeout(callback, delay),
    });
    if (head) this.#watch(head);
  }

  get shown() {
    return this.#shown;
  }

  get isAtHead() {
    return this.#shown === this.head;
  }

  /** What is written comes into these files, which stand there instead of what differs. @param {Record<string, string>} files */
  makeWay(files) {
    this.#parts.code.show(files);
    this.mark(this.#shown);
  }

  /** Something else will be shown: an answer that is still on its way counts no more. */
  forget() {
    this.#asked += 1;
  }

  /** There is a newer one. @param {import("./version-menu.js").Version} version */
  add(version) {
    this.head = this.#made = version.number;
    this.#parts.menu.add(version);
    this.mark(version.number);
    this.#watch(version.number);
  }

  /** After a gap: what was made meanwhile joins the list, and the newest one is shown. @param {number} head */
  async jump(head) {
    if (head > this.head) await this.#tried(async () => void (await this.catchUp()));
    this.head = head;
    await this.show(head);
  }

  /** Versions that were made elsewhere join the list. @returns {Promise<number>} the newest one @throws {Problem} */
  async catchUp() {
    const { items } = await call("GET", this.#address("versions"));
    for (const version of items.reverse()) if (version.number > this.head) this.#parts.menu.add(version);
    this.head = Math.max(this.head, ...items.map((/** @type {{number: number}} */ { number }) => number));
    return this.head;
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
      if (!Object.keys(files).length) return this.#parts.toast(t("no_difference"));
      this.#parts.code.showDiff(files, this.#beside);
      this.#parts.bar.showDiff(this.#beside);
    });
  }

  /** The other way to show what differs, from now on. */
  turn() {
    remember(BESIDE, this.#beside ? "" : "yes");
    this.#parts.code.arrange(this.#beside);
    this.#parts.bar.showDiff(this.#beside);
  }

  /** The shown version as an artifact of its own, which opens. */
  async branch() {
    if (this.#isBusy) return;
    this.#isBusy = true;
    // Where it went well, the other page is on its way.
    this.#isBusy = await this.#tried(async () => {
      const { url } = await call("POST", this.#address("branch"), { version: this.#shown });
      location.assign(url);
    });
  }

  /** The shown version becomes the newest one; nothing in between is lost. False: it did not. */
  async restore() {
    if (this.#isBusy) return false;
    this.#isBusy = true;
    const restored = this.#shown;
    const done = await this.#tried(async () => {
      const version = await call("POST", this.#address(`versions/${restored}/restore`));
      this.add({ ...version, summary: t("version", { number: restored }) });
      this.#parts.toast(t("restored", { number: restored }));
    });
    this.#isBusy = false;
    return done;
  }

  // The renderer looks at each version too

  /** @param {number} number */
  #watch(number) {
    if (this.#parts.hasPictures) this.#check.watch(number);
  }

  /** @param {number} number @param {import("../models/page-check.js").Findings} findings */
  #found(number, findings) {
    this.#parts.menu.refresh(number);
    // Errors are in the console already: the preview has run the same page.
    if (findings.empty && number === this.#shown) {
      if (number === this.#made) this.#parts.toast(t("page_empty"));
      this.#parts.console.add({ level: "error", text: t("page_empty"), detail: "", file: "", line: null });
    }
  }

  get #beside() {
    return recall(BESIDE) === "yes" && !matchMedia(NARROW).matches;
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
