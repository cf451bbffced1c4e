// @ts-check
import { describeAll, detailOf } from "./describe.js";
import { placeIn, readable } from "./sources.js";
import { isTold } from "./unavailable.js";

const MOST_PER_SECOND = 60; // console lines; a page that logs in its animation loop fills nothing
const MOST_BLOCKED = 200; // different addresses that are named
const LEVELS = { log: "log", info: "info", debug: "debug", warn: "warning", error: "error", dir: "log", table: "log", trace: "log" };

/**
 * @typedef {object} Report
 * @property {string} [detail] more of it, to be opened
 * @property {import("./sources.js").Place | null} [place]
 */

/** Tells the page around us what this page says and what goes wrong in it. */
export class Reports {
  #tell;
  #libraries;
  #now = Date.now;
  #later = window.setTimeout.bind(window);
  #second = 0;
  #lines = 0;
  /** @type {Set<string>} addresses that the policy has refused */
  #blocked = new Set();

  /** @param {(message: object) => void} tell @param {string} libraries the address of /vendor/ */
  constructor(tell, libraries) {
    this.#tell = tell;
    this.#libraries = libraries;
  }

  /** @param {string} level @param {string} text @param {() => Report} [more] asked where it is told */
  say(level, text, more = () => ({})) {
    const present = Math.floor(this.#now() / 1000);
    if (present !== this.#second) [this.#second, this.#lines] = [present, 0];
    this.#lines += 1;
    if (this.#lines > MOST_PER_SECOND) return;
    const { detail = null, place = null } = more();
    this.#tell({ type: "entry", level, text, detail, file: place?.file ?? null, line: place?.line ?? null });
  }

  /** Something that was asked for is not here. @param {string} address @param {string} kind of what */
  block(address, kind) {
    if (this.#blocked.has(address) || this.#blocked.size >= MOST_BLOCKED) return;
    this.#blocked.add(address);
    this.#tell({ type: "blocked", address: address.slice(0, 500), kind });
  }

  /** From now on, the console's lines. */
  watchConsole() {
    for (const [name, level] of Object.entries(LEVELS)) this.#watch(name, level, (values) => values);
    this.#watch("assert", "error", ([held, ...values]) => (held ? null : ["Assertion failed:", ...values]));
  }

  /** @param {string} name @param {string} level @param {(values: unknown[]) => unknown[] | null} choose */
  #watch(name, level, choose) {
    const original = /** @type {any} */ (console)[name];
    /** @type {any} */ (console)[name] = (/** @type {unknown[]} */ ...all) => {
      const values = choose(all);
      if (values) this.say(level, describeAll(values), () => this.#around(values));
      original.apply(console, all);
    };
  }

  /** Where a call came from and what it spoke of. @param {unknown[]} values @returns {Report} */
  #around(values) {
    const stack = stackOf(values.find((value) => value instanceof Error));
    return {
      detail: (stack && this.#readable(stack)) || detailOf(values) || undefined,
      place: placeIn(stack) ?? placeIn(stackOf(new Error("here"))),
    };
  }

  /** Errors that nothing caught, and what could not be loaded. Again after `document.open()`. */
  listen() {
    window.addEventListener("error", (event) => {
      if (event.message) this.#uncaught(event);
      else this.#missing(event.target);
    }, true); // captured: a resource that does not load tells its own element only
    window.addEventListener("unhandledrejection", ({ reason }) => {
      if (isTold(reason)) return;
      this.say("error", `Unhandled rejection: ${describeAll([reason])}`, () => this.#around([reason]));
    });
    document.addEventListener("securitypolicyviolation", ({ blockedURI, effectiveDirective }) => {
      this.block(blockedURI, effectiveDirective.replace(/-src(?:-elem|-attr)?$/, ""));
    });
  }

  /** @param {ErrorEvent} event */
  #uncaught({ message, error, filename, lineno }) {
    const stack = stackOf(error);
    const place = placeIn(`${filename}:${lineno}`) ?? placeIn(stack);
    this.say("error", message, () => ({ detail: this.#readable(stack) || undefined, place }));
  }

  /** @param {EventTarget | null} target */
  #missing(target) {
    const { src, href } = /** @type {{src?: string, href?: string}} */ (target ?? {});
    const address = src || href;
    if (!address) return;
    // What was blocked is told as that, only a little later.
    this.#later(() => this.#blocked.has(address) || this.say("warning", `Could not be loaded: ${address}`), 100);
  }

  /** @param {string} stack */
  #readable(stack) {
    const text = readable(stack, location.href, this.#libraries);
    return text.includes("\n") ? text : ""; // one line says no more than the message
  }
}

/** @param {unknown} error @returns {string} */
function stackOf(error) {
  try {
    const stack = error instanceof Error ? error.stack : "";
    return typeof stack === "string" ? stack : "";
  } catch {
    return ""; // of the page's own making
  }
}
