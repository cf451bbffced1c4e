// @ts-check
import { Problem, call } from "../lib/api.js";
import { recall, remember } from "../lib/memory.js";
import { t } from "../lib/strings.js";
import { SelfRepair } from "../models/self-repair.js";

const KEY = "self-repair";
const ON = "on";

/** The setting, and the attempt, which the conversation shows like any other request. */
export class RepairByItself {
  #workspace;
  #parts;
  #repair;
  #button;

  /**
   * @param {HTMLElement} workspace @param {import("./workspace-parts.js").WorkspaceParts} parts
   * @param {() => boolean} isEdited the person changes the page by hand now
   * @param {AbortSignal} signal
   */
  constructor(workspace, parts, isEdited, signal) {
    this.#workspace = workspace;
    this.#parts = parts;
    this.#repair = new SelfRepair(() => this.#isOn && !isEdited(), () => this.#fix()); // prettier-ignore
    this.#button = workspace.querySelector('[data-action="self-repair"]');
    this.#button?.addEventListener("click", () => this.#toggle(), { signal });
    workspace.addEventListener("artifacts:entry", (event) => this.#heard(/** @type {CustomEvent} */ (event).detail), { signal });
    this.#mark();
    // A page that has just been asked for is written for its first sentence.
    if (["queued", "running"].includes(workspace.dataset.status ?? "")) this.asked();
  }

  asked() {
    this.#repair.asked();
  }

  written() {
    this.#repair.written();
  }

  changed() {
    this.#repair.changed();
  }

  /** @param {{level: string}} entry */
  #heard({ level }) {
    if (level === "error") this.#repair.failed();
  }

  async #fix() {
    const text = `${t("fix_request")}\n${this.#parts.console.toFix}`;
    try {
      const { generation } = await call("POST", `/api/artifacts/${this.#workspace.dataset.artifact}/messages`, { text });
      this.#parts.chat.addUserMessage(text, generation.id);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#parts.toast(error.status ? error.message : t("offline"));
    }
  }

  get #isOn() {
    return this.#button !== null && recall(KEY) === ON;
  }

  #toggle() {
    remember(KEY, this.#isOn ? "" : ON);
    this.#mark();
  }

  #mark() {
    this.#button?.setAttribute("aria-pressed", String(this.#isOn));
  }
}
