// @ts-check
import { t } from "../lib/strings.js";
import { Problem } from "../lib/api.js";
import { DataShelf } from "../models/data-shelf.js";
import { CommonKeeper } from "../models/common-keeper.js";
import { PageKeeper } from "../models/page-keeper.js";
import { FocusGuard } from "./focus-guard.js";
import { SandboxFrame } from "./sandbox-frame.js";

const RESTART_AGAIN = 5_000; // milliseconds; a page that leaves sooner than that is not begun anew
const REFUSALS = new Set(["form", "download", "window", "link"]);
const MOST_PER_SECOND = 300; // messages to our window, where nobody has anything to send

/**
 * Shows an untrusted page, also while it is being written: `open`, then `write` any number of
 * times, then `finish`. Dispatches `artifacts:opened` for each page (its detail says whether the page
 * has begun itself anew), `artifacts:entry` for the lines
 * of its console, `artifacts:blocked` for what it asked for in vain, and `artifacts:stale` where it
 * could not be amended. `data-painted` stands on it from the first visible content on.
 */
export class PreviewFrame extends HTMLElement {
  #listening = new AbortController();
  /** @type {SandboxFrame | null} loaded ahead, so that the first text need not wait for it */
  #spare = null;
  /** @type {SandboxFrame | null} takes the text */
  #current = null;
  /** @type {SandboxFrame | null} visible; the page before while the current one shows nothing */
  #shown = null;
  #finished = false;
  /** @type {string[]} the text of the current page, for `reload` */
  #pieces = [];
  /** @type {Set<string>} what the person was told of this page already */
  #told = new Set();
  #restarted = -RESTART_AGAIN; // when it was
  #second = 0;
  #count = 0;
  /** @type {FocusGuard | null} */
  #guard = null;
  /** @type {PageKeeper | CommonKeeper} */
  #keeper = new PageKeeper("");
  /** @type {Promise<void>} */
  #recalled = Promise.resolve();
  #shelf = new DataShelf("", []);

  // Lifecycle

  connectedCallback() {
    this.#listening = new AbortController();
    // Reads nothing: it is there because even unheard messages can freeze a page by their number.
    window.addEventListener("message", () => this.#countMessage(), { signal: this.#listening.signal });
    window.addEventListener("pagehide", () => this.#keeper.save(), { signal: this.#listening.signal });
    this.#guard = new FocusGuard(this);
    document.addEventListener("visibilitychange", () => this.#keeper.wake(), { signal: this.#listening.signal });
    this.#keeper = this.#newKeeper();
    this.#recalled = this.#keeper.load();
    this.#shelf = new DataShelf(this.#holder?.dataset.dataUrl ?? "", JSON.parse(this.#holder?.dataset.dataFiles || "[]"));
  }

  disconnectedCallback() {
    this.#listening.abort();
    this.#keeper.stop();
    this.#guard?.stop();
    this.stop();
  }

  // Actions

  /** A page is about to come. */
  prepare() {
    this.#spare ??= this.#newFrame();
  }

  /** The page has been given more data to read. */
  async refreshData() {
    await this.#shelf.refresh();
  }

  /** Begin a new page. The one before stays visible until this one shows something. */
  open({ byItself = false } = {}) {
    this.prepare();
    if (this.#current !== this.#shown) this.#current?.close();
    this.#current = this.#spare;
    this.#spare = null;
    if (this.#current) this.#fill(this.#current);
    this.#pieces = [];
    this.#finished = false;
    if (!byItself) this.#told.clear();
    this.#notice(null);
    this.#tell("artifacts:opened", { byItself });
  }

  /** @param {string} text */
  write(text) {
    this.#pieces.push(text);
    this.#current?.write(text);
  }

  finish() {
    this.#finished = true;
    this.#current?.end();
  }

  /** @param {string} html a whole page */
  show(html) {
    this.open();
    this.write(html);
    this.finish();
  }

  /**
   * Change style sheets and texts of the page in place; its scripts and what they hold stay as they are.
   * Dispatches `artifacts:stale` where the page turns out to be another one.
   * @param {import("../models/page-changes.js").PageChange[]} changes
   * @param {string} page its text afterwards
   */
  amend(changes, page) {
    this.#pieces = [page];
    if (this.#current) this.#current.amend(changes);
    else this.#tell("artifacts:stale", null);
  }

  /** Run the page anew, as far as it is written. */
  reload({ byItself = false } = {}) {
    if (!this.#pieces.length) return;
    const [text, finished] = [this.#pieces.join(""), this.#finished];
    this.open({ byItself });
    this.write(text);
    if (finished) this.finish();
  }

  /** Take away what the page has stored in this browser, and run it anew. */
  async clearStorage() {
    if (!(this.#keeper instanceof PageKeeper)) return; // it belongs to others too
    this.#current = null; // what it still has to say about its storage counts no more
    await this.#keeper.clear();
    this.reload();
  }

  /** Let the person choose an element: `artifacts:picked` says which, or null. @param {string} command */
  pick(command) {
    this.#shown?.pick(command);
  }

  stop() {
    for (const frame of new Set([this.#spare, this.#current, this.#shown])) frame?.close();
    this.#spare = this.#current = this.#shown = null;
  }

  // Rendering

  #newFrame() {
    /** @type {SandboxFrame} */
    const frame = new SandboxFrame(this.#brought() ?? SandboxFrame.element(this.#address), {
      painted: () => this.#painted(frame),
      amended: (done) => done || frame !== this.#current || this.#tell("artifacts:stale", null),
      entry: (entry) => frame === this.#current && this.#tell("artifacts:entry", entry),
      blocked: (blocked) => frame === this.#current && this.#tell("artifacts:blocked", blocked),
      frozen: (frozen) => frame === this.#current && this.#notice(frozen ? "frozen" : null),
      visit: (address) => frame === this.#current && this.#tell("artifacts:visit", address),
      refused: (what) => frame === this.#current && this.#refused(what),
      kept: (change) => frame === this.#current && this.#keeper.hear(change),
      picked: (element) => frame === this.#shown && this.#tell("artifacts:picked", element),
      left: () => frame === this.#current && this.#left(),
      flooded: () => this.#flooded(),
    });
    this.#guard?.cover(frame.element);
    if (!frame.element.isConnected) this.prepend(frame.element); // below the one that is shown
    return frame;
  }

  /** The frame that came with the page, once: it loads while our scripts do. */
  #brought() {
    const element = /** @type {HTMLIFrameElement | null} */ (this.querySelector("iframe[data-brought]"));
    element?.removeAttribute("data-brought");
    return element;
  }

  #newKeeper() {
    const { storage = "", storageUrl, storageMost } = this.#holder?.dataset ?? {};
    if (!storageUrl) return new PageKeeper(storage);
    /** @type {CommonKeeper} */
    const keeper = new CommonKeeper(storageUrl, Number(storageMost), (changes) => this.#current?.follow(changes, keeper.items));
    return keeper;
  }

  /** @param {SandboxFrame} frame */
  async #fill(frame) {
    if (!this.#keeper.isReady) await this.#recalled;
    const files = this.#shelf.isEmpty ? [] : await this.#data();
    frame.fill(this.#keeper.items, files, this.#keeper.most);
  }

  async #data() {
    try {
      return await this.#shelf.files();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#tell("artifacts:entry", { level: "error", text: t("data_missing"), line: null });
      return [];
    }
  }

  /** @param {SandboxFrame} frame */
  #painted(frame) {
    if (frame !== this.#current || frame === this.#shown) return;
    this.#shown?.close();
    this.#shown = frame;
    this.dataset.painted = "true";
  }

  #countMessage() {
    const second = Math.floor(performance.now() / 1000);
    if (second !== this.#second) [this.#second, this.#count] = [second, 0];
    this.#count += 1;
    if (this.#count === MOST_PER_SECOND) this.#flooded();
  }

  #flooded() {
    this.stop();
    this.#notice("flooded");
  }

  /** `location.reload()`, as games have it in their buttons, or an address that led nowhere. */
  #left() {
    const soon = performance.now() - this.#restarted < RESTART_AGAIN;
    this.#restarted = performance.now();
    if (!soon) return this.reload({ byItself: true });
    this.stop();
    this.#notice("left");
  }

  /** @param {string} what the page or its reader wanted and did not get */
  #refused(what) {
    if (!REFUSALS.has(what) || this.#told.has(what)) return;
    this.#told.add(what);
    const region = /** @type {import("./toast-region.js").ToastRegion} */ (document.querySelector("toast-region"));
    region.show(t(`refused_${what}`));
  }

  /** @param {"frozen" | "flooded" | "left" | null} kind */
  #notice(kind) {
    this.querySelector(".preview__notice")?.remove();
    if (!kind) return;
    const notice = document.createElement("div");
    notice.className = "preview__notice";
    notice.setAttribute("role", "alert");
    const text = document.createElement("span");
    text.textContent = t(`page_${kind}`);
    notice.append(text);
    if (kind === "frozen") notice.append(this.#button("stop_page", () => this.#stopFrozen()));
    notice.append(this.#button("reload_page", () => this.reload()));
    if (kind === "frozen" && "fixable" in this.dataset) notice.append(this.#button("fix_page", () => this.#fixFrozen()));
    this.append(notice);
  }

  #stopFrozen() {
    this.#notice(null);
    this.stop();
  }

  #fixFrozen() {
    this.#stopFrozen();
    this.#tell("artifacts:fix", `- ${t("frozen_report")}`);
  }

  /** @param {string} key @param {() => void} action */
  #button(key, action) {
    const button = document.createElement("button");
    button.className = "button";
    button.dataset.size = "small";
    button.type = "button";
    button.textContent = t(key);
    button.addEventListener("click", action);
    return button;
  }

  // Internal

  get #holder() {
    return /** @type {HTMLElement | null} */ (this.closest("[data-frame-url]"));
  }

  get #address() {
    return this.#holder?.dataset.frameUrl ?? "";
  }

  /** @param {string} name @param {unknown} detail */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}

customElements.define("preview-frame", PreviewFrame);
