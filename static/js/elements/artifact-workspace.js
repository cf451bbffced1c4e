// @ts-check
import { Problem, call } from "../lib/api.js";
import { t } from "../lib/strings.js";
import { Asking } from "./asking.js";
import { HandEditing } from "./hand-editing.js";
import { Replaying } from "./replaying.js";
import { Pointing } from "./pointing.js";
import { RepairByItself } from "./repair-by-itself.js";
import { StageControls } from "./stage-controls.js";
import { VersionDesk } from "./version-desk.js";
import { WorkspaceParts } from "./workspace-parts.js";
import { Writing } from "./writing.js";

/** @typedef {import("./writing.js").ArtifactEvent} ArtifactEvent */

/** An artifact as its owner sees it: what is said, what is written, and its versions. */
export class ArtifactWorkspace extends HTMLElement {
  #listening = new AbortController();
  /** @type {Writing | null} */
  #writing = null;
  #parts = new WorkspaceParts(this);
  /** @type {StageControls | null} */
  #controls = null;
  /** @type {VersionDesk | null} */
  #desk = null;
  /** @type {HandEditing | null} */
  #editing = null;
  /** @type {Replaying | null} */
  #replaying = null;
  /** @type {RepairByItself | null} */
  #repair = null;
  /** @type {Asking | null} */
  #asking = null;

  // Lifecycle

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener("click", (event) => this.#clicked(event), { signal });
    this.addEventListener("artifacts:title", (event) => this.#parts.retitle(/** @type {CustomEvent} */ (event).detail), { signal });
    this.addEventListener("artifacts:version", (event) => this.#picked(event), { signal });
    this.addEventListener("artifacts:branch", () => this.#desk?.branch(), { signal });
    this.addEventListener("artifacts:restore", () => this.#restore(), { signal });
    this.addEventListener("artifacts:compare", () => this.#compare(), { signal });
    this.addEventListener("artifacts:sides", () => this.#desk?.turn(), { signal });
    this.addEventListener("artifacts:replay", () => this.#replay(), { signal });
    this.addEventListener("artifacts:replay-closed", () => this.#show(this.#desk?.shown ?? this.#head), { signal });
    this.addEventListener("artifacts:latest", () => this.#show(this.#head), { signal });
    this.addEventListener("artifacts:sending", (event) => /** @type {CustomEvent} */ (event).detail.after(this.#saveFirst()), { signal });
    this.addEventListener("artifacts:opened", () => this.#parts.console.clear(), { signal });
    this.addEventListener("artifacts:stale", () => this.#previewIsStale(), { signal });
    this.addEventListener("artifacts:entry", (event) => this.#parts.console.add(/** @type {CustomEvent} */ (event).detail), { signal });
    this.addEventListener("artifacts:blocked", (event) => this.#parts.console.block(/** @type {CustomEvent} */ (event).detail), { signal });
    this.#controls = new StageControls(this, signal);
    this.#asking = new Asking(this, this.#parts, () => this.#repair?.asked(), signal);
    new Pointing(this, this.#parts, signal);
    this.#repair = new RepairByItself(this, this.#parts, () => this.#editing?.isOn ?? false, signal);
    this.addEventListener("artifacts:place", (event) => this.#goTo(/** @type {CustomEvent} */ (event).detail), { signal });
    this.#editing = new HandEditing(this.#parts, this.#book, signal);
    this.#begin(signal);
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  /** @param {AbortSignal} signal */
  #begin(signal) {
    const listener = {
      begun: () => this.#begun(),
      caughtUp: (/** @type {ArtifactEvent} */ event) => this.#caughtUp(event),
      ended: (/** @type {ArtifactEvent} */ event) => this.#ended(event),
    };
    this.#writing = new Writing(this, this.#parts, listener, signal);
    this.#desk = new VersionDesk(this.#parts, this.#artifact, this.#head);
    this.#replaying = new Replaying(this.#parts, this.#artifact);
    this.#showHead();
    this.#writing.start();
  }

  // Following

  /** @param {ArtifactEvent} event */
  async #ended(event) {
    if (event.title) this.#parts.retitle(event.title);
    if (event.type === "finished") this.#repair?.written();
    if (typeof event.version !== "number") return this.#endedWithout();
    this.dataset.head = String(event.version);
    this.#parts.chat.showVersion(event.generation, event.version);
    if (event.type === "finished") this.#parts.steps?.await(event.version);
    const created = new Date().toISOString();
    const origin = event.version === 1 ? "sentence" : "edit";
    this.#desk?.add({ number: event.version, origin, summary: this.#asking?.last ?? "", created });
    const isShown = this.#writing?.isShown;
    this.#writing?.watch();
    if (!isShown) await this.#desk?.show(event.version);
  }

  /** No version came of it: what has been painted meanwhile is not the artifact. */
  #endedWithout() {
    if (this.#head && this.#writing?.hasPainted) this.#desk?.show(this.#head);
  }

  #previewIsStale() {
    this.#writing?.spoil();
    if (this.#writing?.hasEnded) this.#desk?.show(this.#head);
  }

  /** @param {ArtifactEvent} event */
  async #caughtUp(event) {
    this.#parts.retitle(event.title);
    if (event.version === null) return;
    const isNew = event.version > this.#head;
    this.dataset.head = String(event.version);
    if (isNew && this.#writing?.hasEnded && event.generation) this.#parts.chat.showVersion(event.generation, event.version);
    await this.#desk?.jump(event.version);
  }

  // Actions

  /** Open the code where the console points to. @param {{path: string, line: number}} place */
  async #goTo({ path, line }) {
    this.#controls?.open("code");
    if (!this.#editing?.isOn) await this.#toggleEditing();
    if (this.#editing?.isOn) await this.#editing.goTo(path, line);
  }

  /** @param {Event} event */
  async #picked(event) {
    await this.#show(/** @type {CustomEvent} */ (event).detail);
  }

  /** @param {number} number of a version */
  async #show(number) {
    this.#replaying?.stop();
    await this.#editing?.stop();
    if (this.#editing?.isOn) return; // it could not be saved, and is not given up
    this.#writing?.leave();
    await this.#desk?.show(number);
  }

  async #restore() {
    await this.#leaveReplay();
    if (!this.#desk || !(await this.#desk.restore())) return;
    await this.#desk.show(this.#desk.head); // what is shown may be what differs, not the files
    this.#changedByHand(this.#desk.head, this.#parts.code.files);
  }

  async #replay() {
    if (!this.#writing?.isIdle) return this.#parts.toast(t("wait_until_written"));
    await this.#editing?.stop();
    if (this.#editing?.isOn || !this.#desk) return;
    await this.#replaying?.start(this.#desk.shown);
  }

  /** A replay goes on no more: the version is shown as it is. */
  async #leaveReplay() {
    if (!this.#replaying?.isOn || !this.#desk) return;
    this.#replaying.stop();
    await this.#desk.show(this.#desk.shown);
  }

  async #compare() {
    await this.#leaveReplay();
    await this.#desk?.compare();
    this.#controls?.open("code");
  }

  async #toggleEditing() {
    if (this.#editing?.isOn) await this.#editing.stop();
    else if (this.#writing?.isIdle) {
      if (!this.#desk?.isAtHead || this.#parts.code.isDiff || this.#replaying?.isOn) await this.#show(this.#head);
      await this.#editing?.start();
    } else this.#parts.toast(t("wait_until_written"));
  }

  /** A new version that no model has written. @param {number} number @param {Record<string, string>} files */
  #changedByHand(number, files) {
    this.#repair?.changed();
    this.dataset.head = String(number);
    this.#writing?.buildOn(files);
  }

  /** @param {import("./version-menu.js").Version} version @param {Record<string, string>} files */
  async #saved(version, files) {
    this.#desk?.add(version);
    this.#changedByHand(version.number, files);
    if (!this.#writing?.isIdle) return; // somebody has asked meanwhile: what is written is shown
    this.#parts.steps?.clear();
    this.#parts.steps?.await(version.number, true);
    if (Object.keys(files).length > 1) await this.#desk?.show(version.number);
    else this.#parts.code.show(files);
  }

  /** The newest version is shown, which was made elsewhere. */
  async #givenUp() {
    if (!this.#desk) return;
    await this.#desk.show(this.#desk.head);
    this.#changedByHand(this.#desk.head, this.#parts.code.files);
  }

  /** What was typed by hand is saved before anything builds on it. @returns {Promise<string>} why it could not be; "" when it is */
  async #saveFirst() {
    await this.#editing?.stop();
    return this.#editing?.isOn ? t("save_first") : "";
  }

  /** A generation has begun: it builds on what was saved. */
  #begun() {
    const isElsewhere = !this.#desk?.isAtHead || this.#parts.code.isDiff || this.#replaying?.isOn;
    this.#parts.steps?.clear();
    this.#replaying?.stop();
    this.#writing?.watch();
    if (isElsewhere || this.#editing?.isOn) this.#writing?.onlyWhole();
    if (isElsewhere) this.#desk?.makeWay(this.#writing?.base ?? {});
    this.#editing?.stop();
    this.#desk?.forget();
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    if (!(event.target instanceof Element)) return;
    const version = event.target.closest("chat-log [data-version]");
    if (version instanceof HTMLElement) {
      this.dispatchEvent(new CustomEvent("artifacts:version", { detail: Number(version.dataset.version) }));
    }
    const button = event.target.closest("[data-action]");
    if (button instanceof HTMLButtonElement) this.#act(button);
  }

  /** @param {HTMLButtonElement} button */
  #act(button) {
    const actions = /** @type {Record<string, () => unknown>} */ ({
      stop: () => this.#ask(button, "cancel"),
      retry: () => this.#ask(button, "retry"),
      reload: () => this.#parts.preview.reload(),
      copy: () => this.#parts.copyCode(),
      edit: () => this.#toggleEditing(),
      format: () => this.#editing?.format(),
    });
    actions[button.dataset.action ?? ""]?.();
  }

  /** @param {HTMLButtonElement} button @param {"cancel" | "retry"} what */
  async #ask(button, what) {
    button.disabled = true;
    try {
      const problem = what === "retry" ? await this.#saveFirst() : "";
      if (problem) return this.#parts.toast(problem);
      await call("POST", `/api/generations/${this.#writing?.generation}/${what}`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#parts.toast(error.status ? error.message : t("offline"));
    } finally {
      button.disabled = false;
    }
  }

  // Rendering

  /** The version that the page was rendered with. */
  #showHead() {
    const head = JSON.parse(document.getElementById("head-files")?.textContent ?? "null");
    if (!head) return;
    this.#parts.code.show(head.files);
    this.#writing?.buildOn(head.files);
    const paths = Object.keys(head.files);
    if (paths.length === 1 && paths[0] === "index.html") this.#parts.preview.show(head.files["index.html"]);
    else this.#desk?.show(head.number);
  }

  // Internal

  get #head() {
    return Number(this.dataset.head);
  }

  /** @type {import("./hand-editing.js").Book} */
  get #book() {
    return {
      artifact: this.#artifact,
      head: () => this.#head,
      saved: (version, files) => this.#saved(version, files),
      catchUp: () => this.#desk?.catchUp() ?? Promise.resolve(this.#head),
      givenUp: () => this.#givenUp(),
    };
  }

  get #artifact() {
    return this.dataset.artifact ?? "";
  }
}

customElements.define("artifact-workspace", ArtifactWorkspace);
