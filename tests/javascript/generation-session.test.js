// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { EVENTS, GenerationSession } from "../../static/js/models/generation-session.js";

const USAGE = { prompt_tokens: 10, completion_tokens: 90 };
/** @type {Record<string, object>} one of each type, in an order in which they can come */
const STORY = {
  snapshot: { status: "running", title: "Title", version: null, files: {} },
  queued: { position: 2 },
  started: { model: "demo" },
  prose: { text: "Here it is." },
  file_opened: { path: "index.html", language: "html" },
  file_appended: { path: "index.html", text: "<p>one</p>", tokens: 5 },
  file_patched: { path: "index.html", start: 3, end: 6, text: "two" },
  file_closed: { path: "index.html" },
  resumed: { attempt: 2 },
  finished: { version: 3, title: "Title", usage: USAGE, seconds: 1.5, truncated: false },
};

/** @param {string} type @param {object} [fields] @param {string} [generation] */
const event = (type, fields = STORY[type], generation = "g") => ({ id: "1-1", generation, type, ...fields });

/** @param {string[]} types */
function after(...types) {
  const session = new GenerationSession();
  types.forEach((type) => session.apply(event(type), 0));
  return session;
}

test("who waits hears the place in line and when it may begin", () => {
  const session = after("queued");
  session.apply(event("queued", { position: 3, expected_seconds: 40 }), 0);
  assert.deepEqual([session.position, session.expectedSeconds], [3, 40]);
  session.apply(event("queued", { position: 2 }), 0);
  assert.equal(session.expectedSeconds, 0);
});

test("every event of the server's protocol is handled, and no other", () => {
  const protocol = readFileSync(new URL("../../artifacts_app/events/types.py", import.meta.url), "utf8");
  const listed = protocol.match(/EVENT_TYPES = \(([^)]*)\)/)?.[1].match(/\w+/g);
  assert.deepEqual(new Set(Object.keys(EVENTS)), new Set(listed));
  after(...Object.keys(STORY));
  after("queued").apply(event("cancelled", { version: null }), 0);
  after("queued").apply(event("failed", { message: "No", retryable: true }), 0);
});

test("a whole generation leaves its file, its version and its figures", () => {
  const session = after(...Object.keys(STORY));
  assert.equal(session.status, "finished");
  assert.equal(session.text("index.html"), "<p>two</p>");
  assert.equal(session.openFile, "");
  assert.deepEqual([session.version, session.seconds, session.tokens], [3, 1.5, 90]);
});

test("a snapshot is the state", () => {
  const session = new GenerationSession();
  session.apply(event("snapshot", { status: "finished", title: "t", version: 2, files: { a: "x" } }), 0);
  assert.deepEqual([session.status, session.version, session.text("a")], ["finished", 2, "x"]);
});

test("after a snapshot the answer begins anew", () => {
  const session = after("queued", "started", "prose", "file_opened", "file_appended");
  session.apply(event("snapshot", { status: "running", title: "t", version: 1, files: { "index.html": "<p>old</p>" } }), 0);
  assert.deepEqual([session.prose, session.openFile, session.tokens, session.files.size], ["", "", 0, 0]);
  session.apply(event("started"), 0);
  session.apply(event("file_patched"), 0);
  assert.equal(session.text("index.html"), "<p>two</p>");
});

test("files that are saved while an answer is written do not disturb it", () => {
  const session = new GenerationSession();
  session.beginWith({ "index.html": "<p>one</p>" });
  for (const type of ["queued", "started", "file_opened"]) session.apply(event(type), 0);
  session.beginWith({ "index.html": "<p>own</p>" });
  session.apply(event("file_appended"), 0);
  assert.equal(session.text("index.html"), "<p>one</p>");
});

test("what no version came of is not built on", () => {
  const session = new GenerationSession();
  session.beginWith({ "index.html": "<p>one</p>" });
  for (const type of ["queued", "started", "file_patched"]) session.apply(event(type), 0);
  session.apply(event("failed", { code: "engine", message: "No", retryable: true, version: null }), 0);
  for (const type of ["queued", "started"]) session.apply(event(type, STORY[type], "h"), 0);
  assert.deepEqual(session.base, { "index.html": "<p>one</p>" });
});

test("a move that cannot be is refused by name", () => {
  const session = after("queued", "started", "finished");
  assert.throws(() => session.apply(event("file_opened"), 0), /"file_opened" cannot follow "finished"/);
  assert.throws(() => session.apply(event("started"), 0), /"started" cannot follow "finished"/);
});

test("text for a file that was not opened is refused", () => {
  const session = after("queued", "started");
  assert.throws(() => session.apply(event("file_appended"), 0), /index\.html, which was not opened/);
});

test("a place in line that comes after the start is ignored", () => {
  const session = after("queued", "started");
  session.apply(event("queued", { position: 1 }), 0);
  assert.equal(session.status, "running");
});

test("the next generation begins with nothing of the one before", () => {
  const session = after(...Object.keys(STORY));
  session.apply(event("queued", { position: 1 }, "h"), 0);
  assert.equal(session.status, "queued");
  assert.equal(session.prose, "");
  assert.equal(session.files.size, 0);
  assert.equal(session.tokens, 0);
});

test("a file that is opened again begins anew", () => {
  const session = after("queued", "started", "file_opened", "file_appended", "file_opened");
  assert.equal(session.text("index.html"), "");
});

test("a page that is loaded in mid-stream replays from the start", () => {
  const session = new GenerationSession("g", "running");
  session.apply(event("started"), 0);
  assert.equal(session.status, "running");
});

test("a patch counts code points, not halves of them", () => {
  const session = after("queued", "started", "file_opened");
  session.apply(event("file_appended", { path: "index.html", text: "🎈🎈ab" }), 0);
  session.apply(event("file_patched", { path: "index.html", start: 1, end: 3, text: "é" }), 0);
  assert.equal(session.text("index.html"), "🎈éb");
});

test("a change begins with the files that there were", () => {
  const session = after("queued", "started", "file_opened");
  session.apply(event("file_appended", { path: "index.html", text: "<p>one" }), 0);
  session.apply(event("finished"), 0);
  session.apply(event("queued", { generation: "h" }), 0);
  session.apply(event("started", { generation: "h" }), 0);
  session.apply(event("file_patched", { generation: "h", path: "index.html", start: 3, end: 6, text: "two" }), 0);
  assert.equal(session.text("index.html"), "<p>two");
  assert.deepEqual(session.patched, { path: "index.html", before: "<p>one", after: "<p>two" });
});

test("a page that is loaded in the middle of a change has its files from the server", () => {
  const session = new GenerationSession("g", "running");
  session.beginWith({ "index.html": "<p>one", "a.css": "p {}" });
  session.apply(event("started"), 0);
  session.apply(event("file_patched", { path: "index.html", start: 3, end: 6, text: "two" }), 0);
  assert.equal(session.text("index.html"), "<p>two");
  assert.equal(session.text("a.css"), "p {}");
});

test("the rate looks back a few seconds, and is not known at first", () => {
  const session = after("queued", "started", "file_opened");
  const append = (/** @type {number} */ tokens, /** @type {number} */ now) =>
    session.apply(event("file_appended", { path: "index.html", text: "x", tokens }), now);
  append(1, 0);
  assert.equal(session.rate(0), 0);
  append(51, 1000);
  assert.equal(session.rate(1000), 50);
  append(61, 5000);
  append(71, 6000);
  assert.equal(session.rate(6000), 10);
  assert.equal(session.rate(60_000), 0);
});

test("an event of a newer server is passed over", () => {
  const session = after("queued");
  session.apply(event("applauded", {}), 0);
  assert.equal(session.status, "queued");
});
