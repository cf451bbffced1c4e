// @ts-check
import { describeAll } from "./describe.js";
import { createStorage } from "./storage.js";

// Becomes the page that the parent writes. Everything here runs before the first untrusted byte,
// and keeps its own references to what it needs: the page may replace any global later.

const MOST_PER_SECOND = 60; // console lines; a page that logs in its animation loop fills nothing
const post = MessagePort.prototype.postMessage;
const apply = Reflect.apply;
const dataOf = /** @type {any} */ (Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data")).get;
const [open, write, close] = [document.open, document.write, document.close];
const now = Date.now;
const nextFrame = window.requestAnimationFrame.bind(window);
const documentOf = document;

/** @type {MessagePort | null} */
let port = null;
let opened = false;
let painted = false;
let second = 0;
let lines = 0;

window.addEventListener("message", function connect(event) {
  // Only our parent, only once; afterwards nobody listens on the window.
  if (event.source !== window.parent || port || !event.ports[0]) return;
  window.removeEventListener("message", connect);
  event.stopImmediatePropagation();
  port = event.ports[0];
  port.onmessage = received;
});

/** @param {MessageEvent} event */
function received(event) {
  const message = apply(dataOf, event, []);
  if (message.type === "write") writeOn(message.text);
  else if (message.type === "end") apply(close, documentOf, []);
  else if (message.type === "ping") tell({ type: "pong" });
}

/** @param {string} text */
function writeOn(text) {
  if (!opened) {
    opened = true;
    apply(open, documentOf, []);
    listen(); // document.open() took all listeners away
  }
  apply(write, documentOf, [text]);
  if (!painted) nextFrame(lookForContent);
}

function lookForContent() {
  if (painted) return;
  const body = documentOf.body;
  if (!body || !hasContent(body)) return;
  painted = true;
  tell({ type: "painted" });
}

/** @param {HTMLElement} body */
function hasContent(body) {
  return body.innerText.trim() !== "" || body.querySelector("canvas, svg, img, video, input, button") !== null;
}

/** @param {object} message */
function tell(message) {
  if (port) apply(post, port, [message]);
}

/** @param {string} level @param {string} text @param {number | null} [line] */
function report(level, text, line = null) {
  const present = Math.floor(now() / 1000);
  if (present !== second) [second, lines] = [present, 0];
  lines += 1;
  if (lines <= MOST_PER_SECOND) tell({ type: "entry", level, text, line });
}

function listen() {
  window.addEventListener("error", (event) => {
    if (event.message) report("error", event.message, event.lineno || null);
  });
  window.addEventListener("unhandledrejection", (event) => {
    report("error", `Unhandled rejection: ${describeAll([event.reason])}`);
  });
  documentOf.addEventListener("securitypolicyviolation", (event) => {
    report("warning", `Blocked: ${event.blockedURI} (${event.effectiveDirective})`);
  });
  documentOf.addEventListener("DOMContentLoaded", () => nextFrame(lookForContent));
}

const LEVELS = { log: "log", info: "info", debug: "debug", warn: "warning", error: "error" };
for (const [name, level] of Object.entries(LEVELS)) {
  const original = /** @type {any} */ (console)[name];
  /** @type {any} */ (console)[name] = (/** @type {unknown[]} */ ...values) => {
    report(level, describeAll(values));
    original.apply(console, values);
  };
}

for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { value: createStorage(), configurable: true });
}
