// @ts-check
import { t } from "../lib/strings.js";

/** The parts of a workspace, by what they are. */
export class WorkspaceParts {
  #root;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
  }

  get preview() {
    return /** @type {import("./preview-frame.js").PreviewFrame} */ (this.#part("preview-frame"));
  }

  get code() {
    return /** @type {import("./code-view.js").CodeView} */ (this.#part("code-view"));
  }

  get editor() {
    return /** @type {import("./code-editor.js").CodeEditor} */ (this.#part("code-editor"));
  }

  get chat() {
    return /** @type {import("./chat-log.js").ChatLog} */ (this.#part("chat-log"));
  }

  get composer() {
    return /** @type {import("./prompt-composer.js").PromptComposer} */ (this.#part("prompt-composer"));
  }

  /** There only for who may change the page. */
  get steps() {
    return /** @type {import("./next-steps.js").NextSteps | null} */ (this.#part("next-steps"));
  }

  get status() {
    return /** @type {import("./generation-status.js").GenerationStatus} */ (this.#part("generation-status"));
  }

  get menu() {
    return /** @type {import("./version-menu.js").VersionMenu} */ (this.#part("version-menu"));
  }

  get bar() {
    return /** @type {import("./version-bar.js").VersionBar} */ (this.#part("version-bar"));
  }

  get replay() {
    return /** @type {import("./replay-bar.js").ReplayBar} */ (this.#part("replay-bar"));
  }

  /** Whether somebody takes pictures of pages here. */
  get hasPictures() {
    return this.#root.hasAttribute("data-pictures");
  }

  get console() {
    return /** @type {import("./console-panel.js").ConsolePanel} */ (this.#part("console-panel"));
  }

  /** @param {string} title of the artifact */
  retitle(title) {
    const heading = this.#part("[data-title]");
    if (heading) heading.textContent = title;
    document.title = `${title} · Artifacts`;
  }

  /** @param {string} text said for a moment */
  toast(text) {
    const region = /** @type {import("./toast-region.js").ToastRegion} */ (document.querySelector("toast-region"));
    region.show(text);
  }

  async copyCode() {
    await navigator.clipboard.writeText(this.code.text);
    this.toast(t("copied"));
  }

  /** @param {string} selector */
  #part(selector) {
    return this.#root.querySelector(selector);
  }
}
