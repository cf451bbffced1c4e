// @ts-check
import { Problem, call } from "../lib/api.js";
import { t } from "../lib/strings.js";
import { EventStream } from "../models/event-stream.js";
import { LivePreview } from "../models/live-preview.js";

const ACTIVE = new Set(["queued", "running"]); // generations that will still say something

/**
 * The page alone, for who holds a link; live while it is being written.
 * Dispatches `artifacts:status` where `data-status` has changed.
 */
export class SharedArtifact extends HTMLElement {
  /** @type {EventStream | null} */
  #stream = null;
  #hasHeard = false;
  #painted = 0; // pages whose painting has begun: one that is fetched meanwhile is older

  // Lifecycle

  connectedCallback() {
    this.querySelector("[data-remix]")?.addEventListener("click", (event) => this.#remix(event));
    if (this.dataset.live === "true") this.#follow();
    else this.#showStored();
  }

  disconnectedCallback() {
    this.#stream?.stop();
  }

  // Actions

  /** @param {Event} event */
  async #remix(event) {
    const button = /** @type {HTMLButtonElement} */ (event.currentTarget);
    button.disabled = true;
    try {
      const { url } = await call("POST", button.dataset.remix ?? "");
      location.assign(url);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      button.disabled = false;
      this.#toast(error.status ? error.message : t("offline"));
    }
  }

  // Following

  #follow() {
    const live = new LivePreview(this.#preview);
    const url = new URL(this.dataset.events ?? "", location.href);
    url.protocol = url.protocol.replace("http", "ws");
    const onEvent = (/** @type {import("../models/event-stream.js").ArtifactEvent} */ event) => {
      this.#hasHeard = true;
      const before = live.hasPainted;
      live.apply(event);
      if (live.hasPainted && !before) this.#painted += 1;
      this.#heard(event, live);
    };
    this.#stream = new EventStream(url.href, "0-0", onEvent, (connection) => this.#connected(connection));
    this.#stream.start();
  }

  /** @param {import("../models/event-stream.js").Connection} connection */
  #connected(connection) {
    // The server has the page that says what became of the link. Only a link that was followed is
    // asked about again, so no page is loaded twice in a row.
    if (connection === "ended" || (connection === "refused" && this.#hasHeard)) location.reload();
    else if (connection === "refused") this.#showStored();
  }

  /** @param {import("../models/event-stream.js").ArtifactEvent} event @param {LivePreview} live */
  #heard(event, live) {
    if (event.type === "started") this.#say("running", t("being_written"));
    // Where the first version is still being written there is none to fetch.
    if (event.type === "snapshot" && (event.version !== null || !ACTIVE.has(event.status))) this.#showStored();
    if (!["finished", "failed", "cancelled"].includes(event.type)) return;
    this.#say(event.type, "");
    if (event.version && !live.isComplete) this.#showStored();
  }

  async #showStored() {
    const painted = this.#painted;
    try {
      const { html } = this.#brought() ?? (await call("GET", this.dataset.contentUrl ?? ""));
      if (painted === this.#painted) this.#preview.show(html);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (painted === this.#painted) this.#say("failed", error.status ? t("nothing_shared") : t("offline"));
    }
  }

  /** The page that came with this one, which saves asking for it. @returns {{html: string} | null} */
  #brought() {
    const data = document.getElementById("stored-page");
    return data && JSON.parse(data.textContent ?? "");
  }

  // Rendering

  /** @param {string} status @param {string} text */
  #say(status, text) {
    this.dataset.status = status;
    const label = this.querySelector("[data-label]");
    if (label) label.textContent = text;
    this.dispatchEvent(new CustomEvent("artifacts:status", { bubbles: true }));
  }

  /** @param {string} text */
  #toast(text) {
    const region = document.querySelector("toast-region");
    /** @type {import("./toast-region.js").ToastRegion} */ (region).show(text, { kind: "error" });
  }

  get #preview() {
    return /** @type {import("./preview-frame.js").PreviewFrame} */ (this.querySelector("preview-frame"));
  }
}

customElements.define("shared-artifact", SharedArtifact);
