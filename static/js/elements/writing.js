// @ts-check
import { EventStream } from "../models/event-stream.js";
import { Following } from "../models/following.js";
import { GenerationSession } from "../models/generation-session.js";
import { LivePreview } from "../models/live-preview.js";
import { EventBatch } from "./event-batch.js";

/**
 * @typedef {import("../models/event-stream.js").ArtifactEvent} ArtifactEvent
 *
 * @typedef {object} Listener who is told of the turns in the writing
 * @property {() => void} begun
 * @property {(event: ArtifactEvent) => void} caughtUp with a snapshot, where the log has expired
 * @property {(event: ArtifactEvent) => void} ended
 */

const ENDINGS = ["finished", "failed", "cancelled"];

/** What is being written: follows its events, and shows text, code and page as they come. */
export class Writing {
  #host;
  #parts;
  #listener;
  #session;
  #live;
  #stream;
  #following = new Following();
  #saidProse = "";
  #isUnseen = false;

  /**
   * @param {HTMLElement} host with the place in the log where its page ends
   * @param {import("./workspace-parts.js").WorkspaceParts} parts
   * @param {Listener} listener
   * @param {AbortSignal} signal
   */
  constructor(host, parts, listener, signal) {
    this.#host = host;
    this.#parts = parts;
    this.#listener = listener;
    const { events = "", cursor = "", generation = "", status = "" } = host.dataset;
    this.#session = new GenerationSession(generation, /** @type {any} */ (status));
    this.#live = new LivePreview(parts.preview);
    const batch = new EventBatch((event) => this.#apply(event), () => this.#painted(), signal); // prettier-ignore
    const url = new URL(events, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    this.#stream = new EventStream(
      url.href,
      cursor,
      (event) => batch.add(event),
      (connection) => this.#connected(connection),
    );
    window.addEventListener("online", () => this.#stream.hurry(), { signal });
    document.addEventListener("visibilitychange", () => this.#stream.hurry(), { signal });
    signal.addEventListener("abort", () => this.#stream.stop());
  }

  // Actions

  start() {
    this.#stream.start();
  }

  /** What comes next builds on these. @param {Record<string, string>} files */
  buildOn(files) {
    this.#session.beginWith(files);
  }

  /** Somebody looks at another version: what is written meanwhile is shown when it is done. */
  leave() {
    this.#isUnseen = this.#session.status === "running";
    if (this.#isUnseen) this.#live.mute();
  }

  watch() {
    this.#isUnseen = false;
  }

  /** The preview shows something else than the page that is changed. */
  onlyWhole() {
    this.#live.onlyWhole();
  }

  /** Something else has been painted into the preview. */
  spoil() {
    this.#live.spoil();
  }

  // Questions

  get generation() {
    return this.#session.generation;
  }

  /** What a change builds on. */
  get base() {
    return this.#session.base;
  }

  get hasEnded() {
    return ENDINGS.includes(this.#session.status);
  }

  /** Nothing is written now, nor waits for it. */
  get isIdle() {
    return !this.#session.isActive;
  }

  get hasPainted() {
    return this.#live.hasPainted;
  }

  /** Whether the preview shows all that was written. */
  get isShown() {
    return this.#live.isComplete && !this.#isUnseen;
  }

  // Internal

  /** @param {ArtifactEvent} event */
  #apply(event) {
    this.#session.apply(event, performance.now());
    if (!this.#isUnseen) this.#showCode(event);
    if (event.type === "snapshot") this.#listener.caughtUp(event);
    this.#live.apply(event, this.#session.patched);
    if (event.type === "started") this.#listener.begun();
    if (ENDINGS.includes(event.type)) this.#listener.ended(event);
  }

  /** @param {ArtifactEvent} event */
  #showCode(event) {
    const { code } = this.#parts;
    if (event.type === "file_opened") {
      if (this.#session.files.size === 1) code.clear(); // a page written anew, not a change
      code.open(event.path);
    }
    if (event.type === "file_appended") code.extend(event.path, event.text);
    if (event.type === "file_patched") code.replace(event.path, this.#session.text(event.path));
  }

  #painted() {
    const { generation, prose } = this.#session;
    if (prose.trim() && prose !== this.#saidProse) this.#parts.chat.showProse(generation, prose);
    this.#saidProse = prose;
    this.#renderStatus();
  }

  /** @param {import("../models/event-stream.js").Connection} connection */
  #connected(connection) {
    this.#following.hear(connection);
    this.#renderStatus();
  }

  #renderStatus() {
    this.#host.dataset.status = this.#session.status;
    this.#host.dataset.connection = this.#following.state;
    this.#parts.status.show(this.#session, this.#following.state);
  }
}
