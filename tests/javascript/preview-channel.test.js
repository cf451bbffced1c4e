// @ts-check
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import { PreviewChannel } from "../../static/js/models/preview-channel.js";

class FakePort {
  /** @type {any[]} */
  sent = [];
  onmessage = (/** @type {{data: unknown}} */ _message) => {};

  /** @param {unknown} message */
  postMessage(message) {
    this.sent.push(message);
  }

  close() {}

  /** What the page would send. @param {unknown} data */
  say(data) {
    this.onmessage({ data });
  }
}

let now = 0;
/** @type {FakePort} */
let port;
/** @type {any[]} */
let told;
/** @type {PreviewChannel} */
let channel;

beforeEach(() => {
  now = 0;
  port = new FakePort();
  told = [];
  const listener = {
    painted: () => told.push("painted"),
    amended: (/** @type {boolean} */ done) => told.push({ amended: done }),
    entry: (/** @type {object} */ entry) => told.push(entry),
    frozen: (/** @type {boolean} */ frozen) => told.push({ frozen }),
    blocked: (/** @type {object} */ blocked) => told.push({ blocked }),
    visit: (/** @type {string} */ address) => told.push({ visit: address }),
    refused: (/** @type {string} */ what) => told.push({ refused: what }),
    left: () => told.push("left"),
    kept: (/** @type {object} */ change) => told.push({ kept: change }),
    flooded: () => told.push("flooded"),
  };
  channel = new PreviewChannel(/** @type {any} */ (port), listener, () => now);
});

afterEach(() => channel.close());

test("text and the end go to the page as they are", () => {
  channel.write("<p>");
  channel.end();
  assert.deepEqual(port.sent, [{ type: "write", text: "<p>" }, { type: "end" }]);
});

test("a page is asked to change in place, and says whether it could", () => {
  /** @type {import("../../static/js/models/page-changes.js").PageChange} */
  const change = { part: "style", before: "a", after: "b", nth: 0, of: 1 };
  channel.amend([change]);
  assert.deepEqual(port.sent, [{ type: "amend", changes: [change] }]);
  port.say({ type: "amended", done: true });
  port.say({ type: "amended", done: "yes" });
  assert.deepEqual(told, [{ amended: true }, { amended: false }]);
});

test("a console line is cut to what can be read", () => {
  port.say({ type: "entry", level: "error", text: "x".repeat(9_000), detail: "y".repeat(9_000), file: "a.js", line: 7 });
  assert.deepEqual(told, [{ level: "error", text: "x".repeat(2_000), detail: "y".repeat(6_000), file: "a.js", line: 7 }]);
});

test("what was blocked is named, and cut to what can be read", () => {
  port.say({ type: "blocked", address: "x".repeat(9_000), kind: "script" });
  port.say({ type: "blocked", address: {}, kind: 3 });
  assert.deepEqual(told, [{ blocked: { address: "x".repeat(500), kind: "script" } }, { blocked: { address: "", kind: "" } }]);
});

test("what a page stores is passed on, for others to judge", () => {
  port.say({ type: "keep", area: "local", cleared: true, items: [["a", "b"]], more: 1 });
  assert.deepEqual(told, [{ kept: { area: "local", cleared: true, items: [["a", "b"]] } }]);
});

test("believes nothing that is not in the vocabulary", () => {
  const lies = [
    null, 3, "painted", [], {}, { type: "connect" }, { type: "toString" }, { type: "entry" },
    { type: "entry", level: "fatal", text: "x" }, { type: "entry", level: "log", text: { length: 3 } },
    { type: ["painted"] },
  ]; // prettier-ignore
  for (const lie of lies) port.say(lie);
  assert.deepEqual(told, []);
});

test("a line number that is none is left out", () => {
  for (const line of ["7", 1.5, {}]) port.say({ type: "entry", level: "log", text: "x", line });
  assert.deepEqual(told.map((entry) => entry.line), [null, null, null]);
});

test("a page that floods is reported once and heard no more", () => {
  for (let count = 0; count < 1_000; count += 1) port.say({ type: "painted" });
  assert.equal(told.filter((what) => what === "painted").length, 200);
  assert.equal(told.filter((what) => what === "flooded").length, 1);
});

test("a page may say as much again in the next second", () => {
  for (let second = 0; second < 3; second += 1) {
    now = second * 1_000;
    for (let count = 0; count < 150; count += 1) port.say({ type: "painted" });
  }
  assert.ok(!told.includes("flooded"));
});

test("a page that does not answer counts as frozen until it answers", () => {
  for (; now <= 8_000; now += 2_000) channel.beat();
  assert.deepEqual(told, [{ frozen: true }]);
  port.say({ type: "pong" });
  assert.deepEqual(told, [{ frozen: true }, { frozen: false }]);
});

test("a timer that rests in a hidden tab makes no page frozen", () => {
  for (const minute of [0, 1, 2, 3]) {
    now = minute * 60_000;
    channel.beat();
    port.say({ type: "pong" });
  }
  assert.deepEqual(told, []);
});
