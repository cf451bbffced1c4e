// @ts-check
import { takeBeginning } from "./beginning.js";
import { keepCookies } from "./cookies.js";
import { changeDialogs } from "./dialogs.js";
import { keepStorage } from "./kept-storage.js";
import { rewriteLaterLoads } from "./later-loads.js";
import { PageFiles, readFromFiles } from "./page-files.js";
import { Picker } from "./picker.js";
import { createPlaces } from "./places.js";
import { Reports } from "./reports.js";
import { amend } from "./amend.js";
import { rewriteCss } from "./rewrite-text.js";
import { Rewriter } from "./rewriter.js";
import { sourceName } from "./sources.js";
import { refuseFeatures } from "./unavailable.js";
import { changeOpeners, listenForVisits } from "./visits.js";

// Becomes the page that the parent writes. Everything here runs before the first untrusted byte,
// and keeps its own references to what it needs: the page may replace any global later.

const EMPTY_AFTER = 1_500; // milliseconds after the end
const MOST_UNTOLD = 50; // messages from before the parent listens
const MOST_BOXES = 50; // elements looked at for the first visible content
const post = MessagePort.prototype.postMessage;
const { apply, defineProperty, deleteProperty } = Reflect;
const [dataOf, portsOf, sourceOf] = ["data", "ports", "source"].map((name) => property(MessageEvent.prototype, name).get);
const hear = property(MessagePort.prototype, "onmessage").set;
const stop = Event.prototype.stopImmediatePropagation;
const [open, write, close] = [document.open, document.write, document.close];
const nextFrame = window.requestAnimationFrame.bind(window);
const later = window.setTimeout.bind(window);
const documentOf = document;
const { parent } = window;

const libraries = `${location.origin}/vendor/`;
const reports = new Reports(tell, libraries);
const picker = new Picker(tell);
const files = new PageFiles(location.href);
const isOnline = location.pathname.endsWith("-online"); // the policy of this frame lets other hosts in
const places = createPlaces(libraries, (text) => reports.say("info", text), files, isOnline);
const rewriter = new Rewriter(places, sourceName);
/** @type {MessagePort | null} */
let port = null;
let opened = false;
let painted = false;
let looking = false;
const begun = takeBeginning(window);
let waiting = begun; // text on its way to the parser
let ended = false;
let flushing = false;
/** @type {object[]} what is to be told when the parent listens */
const untold = [];

/** @param {MessageEvent} event */
function connect(event) {
  // Only our parent, only once. By the browser's own getters: the page may have begun by then.
  const offered = apply(portsOf, event, [])[0];
  if (apply(sourceOf, event, []) !== parent || port || !offered) return;
  apply(stop, event, []);
  port = offered;
  apply(hear, port, [received]);
  tell({ type: "ready", begun: begun.length }); // first of all: that port counts which says it
  later(() => untold.splice(0).forEach(tell), 0);
}

window.addEventListener("message", connect);
// Not before: an open document would keep the parent waiting for the frame's load.
if (begun) window.addEventListener("load", () => later(flush, 0), { once: true });

/** @param {MessageEvent} event */
function received(event) {
  const message = apply(dataOf, event, []);
  if (message.type === "ping") return tell({ type: "pong" });
  if (message.type === "amend") return tell({ type: "amended", done: amend(message.changes.map(asLoaded)) });
  // Later: as below. Timers keep their order.
  if (message.type === "fill") return later(() => fill(message), 0);
  if (message.type === "follow") return later(() => storage.follow(message.items), 0);
  if (message.type === "pick") return picker.hear(message.command);
  if (message.type === "write") waiting += message.text;
  else if (message.type === "end") ended = true;
  if (flushing) return;
  flushing = true;
  // Not from in here: a script of the page would find our port in `window.event.currentTarget`.
  later(flush, 0);
}

/** What the page may know from its first script on. @param {any} message */
function fill({ items, files: given, most }) {
  storage.fill(items, most);
  files.fill(given);
}

function flush() {
  flushing = false;
  const text = waiting;
  waiting = "";
  const html = rewriter.write(text) + (ended ? rewriter.end() : "");
  if (html) writeOn(html);
  if (ended) finish();
}

/** @param {string} text */
function writeOn(text) {
  if (!opened) begin();
  apply(write, documentOf, [text]);
  if (painted || looking) return;
  looking = true;
  nextFrame(lookForContent);
}

/** @param {import("../js/models/page-changes.js").PageChange} change */
function asLoaded(change) {
  if (change.part !== "style") return change;
  return { ...change, before: rewriteCss(change.before, places), after: rewriteCss(change.after, places) };
}

function begin() {
  opened = true;
  apply(open, documentOf, []); // takes all listeners away
  if (!port) window.addEventListener("message", connect);
  reports.listen();
  listenForVisits(visits);
  window.addEventListener("pagehide", ({ isTrusted }) => isTrusted && tell({ type: "left" }));
  // A page from the network may call these while it loads, to no effect. Here they would end it.
  defineProperty(documentOf, "close", { value() {}, configurable: true });
  defineProperty(documentOf, "open", { value: () => documentOf, configurable: true });
}

function finish() {
  ended = false;
  if (!opened) return;
  deleteProperty(documentOf, "close");
  deleteProperty(documentOf, "open");
  apply(close, documentOf, []);
  nextFrame(showAnyway);
  later(() => isEmpty() && reports.say("error", "The page is empty: nothing is to be seen on it."), EMPTY_AFTER);
}

/** Scripts had time to build what there is. */
function isEmpty() {
  const body = documentOf.body;
  return !body || (!hasContent(body) && !hasContent(documentOf.documentElement) && body.scrollHeight <= 1);
}

function lookForContent() {
  looking = false;
  const body = documentOf.body;
  if (!painted && body && hasContent(body)) showAnyway();
}

/** Nothing that is known as content, but all that there will be. */
function showAnyway() {
  if (painted) return;
  painted = true;
  tell({ type: "painted" });
}

/** @param {HTMLElement} body */
function hasContent(body) {
  if (body.innerText.trim() !== "" || body.querySelector("canvas, svg, img, video, input, button")) return true;
  return [...body.querySelectorAll("*")].slice(0, MOST_BOXES).some(isBox);
}

/**
 * A box of colour that is whole: what follows it is there already. One that is still open is the
 * empty ground of what is about to come.
 * @param {Element} element
 */
function isBox(element) {
  const { width, height } = element.getBoundingClientRect();
  if (!element.nextSibling || width * height === 0) return false;
  const { backgroundColor, backgroundImage } = getComputedStyle(element);
  return backgroundImage !== "none" || backgroundColor !== "rgba(0, 0, 0, 0)";
}

/** @param {object} of @param {string} name @returns {any} */
function property(of, name) {
  return Object.getOwnPropertyDescriptor(of, name);
}

/** @param {object} message */
function tell(message) {
  if (port) apply(post, port, [message]);
  else if (untold.length < MOST_UNTOLD) untold.push(message);
}

/** @param {string} text */
function note(text) {
  reports.say("warning", text);
}

reports.watchConsole();
rewriteLaterLoads(places);
readFromFiles(files);
/** @type {import("./visits.js").Visits} */
const visits = {
  visit: (address) => tell({ type: "visit", address }),
  refuse(what, text) {
    note(text);
    tell({ type: "refused", what });
  },
};
changeOpeners(visits);
changeDialogs(note);
refuseFeatures(note);
keepCookies();
const storage = keepStorage(tell);
