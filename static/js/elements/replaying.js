// @ts-check
import { Problem, call } from "../lib/api.js";
import { t } from "../lib/strings.js";
import { GenerationSession } from "../models/generation-session.js";
import { LivePreview } from "../models/live-preview.js";
import { Playback } from "../models/playback.js";
import { Replay } from "../models/replay.js";

const PAGE = "index.html";

/** Lets the code and the preview show once more how a version came about. */
export class Replaying {
  #parts;
  #artifact;
  /** @type {import("../models/playback.js").Playback | null} */
  #playback = null;

  /** @param {import("./workspace-parts.js").WorkspaceParts} parts @param {string} artifact */
  constructor(parts, artifact) {
    this.#parts = parts;
    this.#artifact = artifact;
  }

  get isOn() {
    return this.#playback !== null;
  }

  /** @param {number} number of a version. False: its making is not known. */
  async start(number) {
    try {
      const address = `/api/artifacts/${this.#artifact}/versions/${number}`;
      const making = await call("GET", `${address}/making`);
      this.stop();
      const replay = new Replay(making);
      this.#playback = new Playback(replay, new Screen(this.#parts, replay.base));
      this.#parts.replay.open(this.#playback, address);
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#parts.toast(error.status ? error.message : t("offline"));
      return false;
    }
  }

  /** The caller shows what is to be seen instead. */
  stop() {
    this.#playback = null;
    this.#parts.replay.close();
  }
}

/** What a replay is seen on. */
class Screen {
  #parts;
  #base;
  #session = new GenerationSession();
  /** @type {LivePreview} */
  #live;

  /** @param {import("./workspace-parts.js").WorkspaceParts} parts @param {Record<string, string>} base */
  constructor(parts, base) {
    this.#parts = parts;
    this.#base = base;
    this.#live = new LivePreview(parts.preview);
    this.reset();
  }

  reset() {
    this.#session = new GenerationSession();
    this.#live = new LivePreview(this.#parts.preview);
    const started = /** @type {any} */ ({ id: "", generation: "replay", type: "started", model: "" });
    this.#session.beginWith(this.#base);
    this.#session.apply(started, 0);
    this.#live.apply(started);
    this.#parts.code.show(this.#base);
    // Nothing, or what the changes begin with.
    this.#parts.preview.show(this.#base[PAGE] ?? "<!doctype html><p hidden>");
  }

  /** @param {import("../models/event-stream.js").ArtifactEvent[]} events */
  show(events) {
    for (const event of events) this.#apply(event);
    const patched = events.some((event) => event.type === "file_patched" && event.path === PAGE);
    if (patched) this.#parts.preview.show(this.#session.text(PAGE));
  }

  /** @param {import("../models/event-stream.js").ArtifactEvent} event */
  #apply(event) {
    const { code } = this.#parts;
    this.#session.apply(event, 0);
    if (event.type === "file_patched") {
      code.replace(event.path, this.#session.text(event.path));
      return;
    }
    this.#live.apply(event);
    if (event.type === "file_opened") code.open(event.path);
    if (event.type === "file_appended") code.extend(event.path, event.text);
  }
}
