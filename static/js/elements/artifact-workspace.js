// @ts-check
import { Problem, call } from "../lib/api.js";
import { t } from "../lib/strings.js";
import { joined } from "../models/batch.js";
import { EventStream } from "../models/event-stream.js";
import { GenerationSession } from "../models/generation-session.js";
import { LivePreview } from "../models/live-preview.js";

/**
 * @typedef {import("../models/event-stream.js").ArtifactEvent} ArtifactEvent
 * @typedef {import("../models/event-stream.js").Connection} Connection
 */

const ENDINGS = ["finished", "failed", "cancelled"];

/** Follows an artifact's events and tells its parts what to show. */
export class ArtifactWorkspace extends HTMLElement {
  #listening = new AbortController();
  /** @type {EventStream | null} */
  #stream = null;
  #session = new GenerationSession();
  /** @type {LivePreview | null} */
  #live = null;
  /** @type {ArtifactEvent[]} events since the last paint */
  #arrived = [];
  #connection = /** @type {Connection} */ ("connecting");
  #paintAsked = false;

  // Lifecycle

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.addEventListener("click", (event) => this.#clicked(event), { signal });
    this.addEventListener("keydown", (event) => this.#movedInTabs(event), { signal });
    this.addEventListener("artifacts:submitted", (event) => this.#submitted(event), { signal });
    this.addEventListener("artifacts:version", (event) => this.#picked(event), { signal });
    this.addEventListener("artifacts:opened", () => this.#console.clear(), { signal });
    this.addEventListener("artifacts:stale", () => this.#previewIsStale(), { signal });
    this.addEventListener("artifacts:entry", (event) => this.#logged(event), { signal });
    window.addEventListener("online", () => this.#stream?.hurry(), { signal });
    document.addEventListener("visibilitychange", () => this.#visibilityChanged(), { signal });
    document.addEventListener("fullscreenchange", () => this.#markFullscreen(), { signal });
    this.#begin();
  }

  disconnectedCallback() {
    this.#listening.abort();
    this.#stream?.stop();
  }

  // Following

  #begin() {
    const { events = "", cursor = "", generation = "", status = "" } = this.dataset;
    this.#session = new GenerationSession(generation, /** @type {any} */ (status));
    this.#live = new LivePreview(this.#preview);
    this.#showHead();
    const url = new URL(events, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    this.#stream = new EventStream(
      url.href,
      cursor,
      (event) => this.#received(event),
      (connection) => this.#connected(connection),
    );
    this.#stream.start();
  }

  /** @param {ArtifactEvent} event */
  #received(event) {
    this.#arrived.push(event);
    if (!this.#paintAsked) this.#askForPaint();
  }

  #askForPaint() {
    this.#paintAsked = true;
    // A hidden tab paints nothing, but the page goes on.
    if (document.hidden) setTimeout(() => this.#paint(), 100);
    else requestAnimationFrame(() => this.#paint());
  }

  #visibilityChanged() {
    this.#stream?.hurry();
    if (this.#arrived.length) this.#paint(); // the frame of the screen it waits for may not come
  }

  /** All that has arrived since the last frame of the screen, in one go. */
  #paint() {
    this.#paintAsked = false;
    const events = joined(this.#arrived);
    this.#arrived = [];
    const { prose } = this.#session;
    try {
      while (events.length) this.#apply(/** @type {ArtifactEvent} */ (events.shift()));
    } finally {
      // One that cannot be applied is reported to the console; those behind it still count.
      this.#arrived.unshift(...events);
      if (events.length) this.#askForPaint();
    }
    if (this.#session.prose !== prose && this.#session.prose.trim()) {
      this.#chat.showProse(this.#session.generation, this.#session.prose);
    }
    this.#renderStatus();
  }

  /** @param {ArtifactEvent} event */
  #apply(event) {
    this.#session.apply(event, performance.now());
    if (event.type === "started") this.#isElsewhere = false;
    if (!this.#isElsewhere) this.#showCode(event);
    if (event.type === "snapshot") this.#showSnapshot(event);
    this.#live?.apply(event, this.#session.patched);
    if (ENDINGS.includes(event.type)) this.#ended(event);
  }

  /** @param {ArtifactEvent} event */
  #showCode(event) {
    if (event.type === "started") this.#asked += 1;
    if (event.type === "file_opened") {
      if (this.#session.files.size === 1) this.#code.clear(); // a page written anew, not a change
      this.#code.open(event.path);
    }
    if (event.type === "file_appended") this.#code.extend(event.path, event.text);
    if (event.type === "file_patched") this.#code.replace(event.path, this.#session.text(event.path));
  }

  /** @param {ArtifactEvent} event */
  async #ended(event) {
    if (event.title) this.#retitle(event.title);
    if (typeof event.version !== "number") return;
    this.dataset.head = String(event.version);
    this.#chat.showVersion(event.generation, event.version);
    const created = new Date().toISOString();
    this.#versions.add({ number: event.version, summary: this.#lastAsked, created });
    this.#versions.mark(event.version);
    const isShown = this.#live?.isComplete && !this.#isElsewhere;
    this.#isElsewhere = false;
    if (!isShown) await this.#showVersion(event.version);
  }

  #previewIsStale() {
    this.#live?.spoil();
    if (ENDINGS.includes(this.#session.status)) this.#showVersion(Number(this.dataset.head));
  }

  /** @param {ArtifactEvent} event */
  #showSnapshot(event) {
    this.#retitle(event.title);
    if (event.version === null) return;
    this.dataset.head = String(event.version);
    this.#versions.mark(event.version);
    this.#showVersion(event.version);
  }

  /** @param {Connection} connection */
  #connected(connection) {
    this.#connection = connection;
    this.#renderStatus();
  }

  // Actions

  /** @param {Event} event */
  #submitted(event) {
    const { generation } = /** @type {CustomEvent} */ (event).detail;
    // The composer still holds the sentence: it lets go of it after this event.
    const { text } = /** @type {import("./prompt-composer.js").PromptComposer} */ (event.target);
    this.#lastAsked = text.trim();
    this.#chat.addUserMessage(this.#lastAsked);
    this.dataset.generation = generation.id;
  }

  /** @param {Event} event */
  async #picked(event) {
    const number = /** @type {CustomEvent} */ (event).detail;
    // What is being written goes on unseen, and is shown when it is done.
    this.#isElsewhere = this.#session.status === "running";
    if (this.#isElsewhere) this.#live?.mute();
    this.#versions.mark(number);
    await this.#showVersion(number);
  }

  /** @param {Event} event */
  #logged(event) {
    this.#console.add(/** @type {CustomEvent} */ (event).detail);
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    if (!(event.target instanceof Element)) return;
    const tab = event.target.closest("[data-view-tab]");
    if (tab instanceof HTMLElement) this.#openView(tab.dataset.viewTab ?? "preview");
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
      reload: () => this.#preview.reload(),
      fullscreen: () => this.#toggleFullscreen(),
      copy: () => this.#copy(),
      device: () => this.#resize(button),
    });
    actions[button.dataset.action ?? ""]?.();
  }

  /** @param {HTMLButtonElement} button @param {"cancel" | "retry"} what */
  async #ask(button, what) {
    button.disabled = true;
    try {
      await call("POST", `/api/generations/${this.#session.generation}/${what}`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#toast(error.status ? error.message : t("offline"));
    } finally {
      button.disabled = false;
    }
  }

  async #copy() {
    await navigator.clipboard.writeText(this.#code.text);
    this.#toast(t("copied"));
  }

  #toggleFullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.querySelector(".stage")?.requestFullscreen();
  }

  /** @param {HTMLButtonElement} button */
  #resize(button) {
    this.dataset.device = button.dataset.device;
    for (const other of this.querySelectorAll('[data-action="device"]')) {
      other.setAttribute("aria-pressed", String(other === button));
    }
  }

  /** @param {KeyboardEvent} event */
  #movedInTabs(event) {
    const tab = event.target instanceof Element && event.target.closest("[data-view-tab]");
    if (!tab || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    event.preventDefault();
    this.#openView(this.dataset.view === "preview" ? "code" : "preview").focus();
  }

  // Rendering

  /** @param {string} view @returns {HTMLElement} its tab */
  #openView(view) {
    this.dataset.view = view;
    for (const tab of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-view-tab]"))) {
      const selected = tab.dataset.viewTab === view;
      tab.setAttribute("aria-selected", String(selected));
      tab.tabIndex = selected ? 0 : -1;
    }
    return /** @type {HTMLElement} */ (this.querySelector(`[data-view-tab="${view}"]`));
  }

  /** The version that the page was rendered with. */
  #showHead() {
    const head = JSON.parse(document.getElementById("head-files")?.textContent ?? "null");
    if (!head) return;
    this.#code.show(head.files);
    this.#session.beginWith(head.files);
    const paths = Object.keys(head.files);
    if (paths.length === 1 && paths[0] === "index.html") this.#preview.show(head.files["index.html"]);
    else this.#showVersion(head.number);
  }

  /** @param {number} number */
  async #showVersion(number) {
    const base = `/api/artifacts/${this.dataset.artifact}/versions/${number}`;
    const asked = (this.#asked += 1);
    try {
      const [page, version] = await Promise.all([call("GET", `${base}/page`), call("GET", base)]);
      if (asked !== this.#asked) return; // something else has been shown since
      this.#preview.show(page.html);
      this.#code.show(version.files);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#toast(error.status ? error.message : t("offline"));
    }
  }

  #renderStatus() {
    this.dataset.status = this.#session.status;
    this.dataset.connection = this.#connection === "open" ? "open" : "lost";
    this.#status.show(this.#session, this.#connection === "open");
  }

  #markFullscreen() {
    this.toggleAttribute("data-fullscreen", document.fullscreenElement !== null);
  }

  /** @param {string} title */
  #retitle(title) {
    const heading = this.querySelector("[data-title]");
    if (heading) heading.textContent = title;
    document.title = `${title} · Artifacts`;
  }

  /** @param {string} text */
  #toast(text) {
    const region = /** @type {import("./toast-region.js").ToastRegion} */ (document.querySelector("toast-region"));
    region.show(text);
  }

  // Internal

  #lastAsked = "";
  #asked = 0; // versions asked for, to know an answer that comes too late
  #isElsewhere = false; // the person looks at another version while this one is written

  get #preview() {
    return /** @type {import("./preview-frame.js").PreviewFrame} */ (this.querySelector("preview-frame"));
  }

  get #code() {
    return /** @type {import("./code-view.js").CodeView} */ (this.querySelector("code-view"));
  }

  get #chat() {
    return /** @type {import("./chat-log.js").ChatLog} */ (this.querySelector("chat-log"));
  }

  get #status() {
    return /** @type {import("./generation-status.js").GenerationStatus} */ (this.querySelector("generation-status"));
  }

  get #versions() {
    return /** @type {import("./version-menu.js").VersionMenu} */ (this.querySelector("version-menu"));
  }

  get #console() {
    return /** @type {import("./console-panel.js").ConsolePanel} */ (this.querySelector("console-panel"));
  }
}

customElements.define("artifact-workspace", ArtifactWorkspace);
