// @ts-check
import { Problem, call } from "../lib/api.js";
import { PageStorage, changed } from "./page-storage.js";

const PAUSE = 700; // milliseconds between two changes sent: fewer a minute than the server takes
const SOON = 3_000; // milliseconds until we look again
const LATE = 15_000; // where nothing has changed for a while
const SLOWER = 1.3; // each time that nothing has

/** @typedef {import("./page-storage.js").Change} Change */
/** @typedef {{call: typeof call, beacon: (url: string, body: object) => void, isHidden: () => boolean}} Means */

/** @type {Means} */
const MEANS = {
  call,
  beacon: (url, body) => navigator.sendBeacon(url, new Blob([JSON.stringify(body)], { type: "application/json" })),
  isHidden: () => document.hidden,
};

/**
 * Keeps what a page stores at the server, for all visitors of its link together. One exchange at a
 * time: it sends what the page has changed, or else asks for what others have. The last writer wins.
 */
export class CommonKeeper {
  #url;
  #storage;
  #news;
  #means;
  #revision = -1;
  /** @type {Change} not at the server yet */
  #pending = { cleared: false, items: [] };
  #busy = false;
  #ended = false;
  #rest = SOON;
  #pause = PAUSE;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  isReady = false;

  /**
   * @param {string} url
   * @param {number} most characters that all of them store
   * @param {(changes: Change["items"]) => void} news what others have changed
   * @param {Means} [means]
   */
  constructor(url, most, news, means = MEANS) {
    this.#url = url;
    this.#storage = new PageStorage([], most);
    this.#news = news;
    this.#means = means;
  }

  async load() {
    await this.exchange();
    this.isReady = true;
  }

  get items() {
    return this.#storage.items;
  }

  /** Characters that the page may store. */
  get most() {
    return this.#storage.most;
  }

  /** @param {{area: unknown, cleared: unknown, items: unknown}} message of an untrusted page */
  hear({ area, cleared, items }) {
    const change = this.#storage.hear(area, cleared, items);
    if (!change || this.#ended) return;
    const isPlanned = this.#hasPending; // who stores without end is sent all the same
    this.#pending = after(this.#pending, change);
    this.#rest = SOON;
    if (!isPlanned) this.#plan();
  }

  /** What waits to be sent, now: the person may be leaving. */
  async save() {
    if (!this.#hasPending) return;
    this.#means.beacon(this.#url, this.#taken());
  }

  /** The person looks at the page again. */
  wake() {
    if (this.#means.isHidden()) return;
    this.#rest = SOON;
    this.#plan(0);
  }

  stop() {
    this.save();
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  /** Send what has changed, or ask what others have; then plan the next time. */
  async exchange() {
    if (this.#busy || this.#ended) return;
    this.#busy = true;
    const sent = this.#hasPending ? this.#taken() : null;
    try {
      this.#heard(sent ? await this.#means.call("POST", this.#url, sent) : await this.#means.call("GET", this.#asked));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#failed(error.status, sent);
    } finally {
      this.#busy = false;
    }
    this.#plan();
  }

  /** @param {{revision: number, items: Array<[string, string]> | null}} state null: as we know it */
  #heard({ revision, items }) {
    this.#pause = PAUSE;
    this.#rest = items ? SOON : Math.min(this.#rest * SLOWER, LATE);
    this.#revision = revision;
    if (!items) return;
    const changes = this.#storage.follow([...changed(this.#pending.cleared ? [] : items, this.#pending.items)]);
    if (changes.length) this.#news(changes);
  }

  /** @param {number} status @param {Change | null} sent */
  #failed(status, sent) {
    this.#rest = this.#pause = LATE;
    if ([401, 403, 404].includes(status)) this.#ended = true;
    else if (sent && (status === 0 || status === 429 || status >= 500)) this.#pending = after(sent, this.#pending);
    else if (sent) this.#revision = -1; // refused: what all the others have counts
  }

  /** @param {number} [wait] milliseconds */
  #plan(wait = this.#hasPending ? this.#pause : this.#rest) {
    if (this.#busy || this.#ended) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#hasPending || !this.#means.isHidden()) && this.exchange(), wait);
  }

  #taken() {
    const { cleared, items } = this.#pending;
    this.#pending = { cleared: false, items: [] };
    return { cleared, items, ...(this.#revision < 0 ? {} : { after: this.#revision }) };
  }

  get #hasPending() {
    return this.#pending.cleared || this.#pending.items.length > 0;
  }

  get #asked() {
    return this.#revision < 0 ? this.#url : `${this.#url}?after=${this.#revision}`;
  }
}

/** @param {Change} first @param {Change} then @returns {Change} both in one */
function after(first, then) {
  if (then.cleared) return then;
  return { cleared: first.cleared, items: [...new Map([...first.items, ...then.items])] };
}
