// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { describe, describeAll } from "../../static/sandbox/describe.js";
import { createStorage } from "../../static/sandbox/storage.js";

test("console values read as they do in a browser's console", () => {
  assert.equal(describeAll(["score:", 3, null, undefined, true]), "score: 3 null undefined true");
  assert.equal(describe({ a: [1, "x"], b: { c: { d: 1 } } }), '{a: [1, "x"], b: {c: {…}}}');
  assert.equal(describe(new TypeError("no")), "TypeError: no");
  assert.equal(describe(function start() {}), "ƒ start()");
  assert.equal(describe(Symbol("s")), "Symbol(s)");
});

test("a value that refuses to be read does not break the console", () => {
  const trap = Object.defineProperty({}, "x", { enumerable: true, get: () => assert.fail("trap") });
  assert.equal(describe(trap), "[object that cannot be read]");
  const loop = /** @type {any} */ ({});
  loop.self = loop;
  assert.equal(describe(loop), "{self: {self: {…}}}");
});

test("a long value is cut", () => {
  assert.equal(describeAll(["x".repeat(9_000)]).length, 1_000);
});

test("a storage behaves as the browser's does", () => {
  const storage = /** @type {any} */ (createStorage().storage);
  storage.setItem("a", 1);
  storage.b = { toString: () => "two" };
  assert.equal(storage.getItem("a"), "1");
  assert.equal(storage.b, "two");
  assert.equal(storage.getItem("c"), null);
  assert.equal(storage.c, undefined);
  assert.equal(storage.length, 2);
  assert.deepEqual([storage.key(0), storage.key(1), storage.key(2)], ["a", "b", null]);
  assert.deepEqual(Object.keys(storage), ["a", "b"]);
  assert.ok("a" in storage && !("c" in storage));
  delete storage.a;
  assert.equal(storage.length, 1);
  storage.clear();
  assert.deepEqual({ ...storage }, {});
});

test("a storage that is full says so and keeps what it had", () => {
  const { storage } = createStorage();
  storage.setItem("a", "x");
  const tooMuch = "x".repeat(5_000_000);
  assert.throws(() => storage.setItem("a", tooMuch), { name: "QuotaExceededError" });
  assert.equal(storage.getItem("a"), "x");
});

test("replacing a value over and over fills nothing", () => {
  const { storage } = createStorage();
  const half = "x".repeat(3_000_000);
  for (let time = 0; time < 10; time += 1) storage.setItem("a", half);
  storage.removeItem("a");
  storage.setItem("b", half);
  assert.equal(storage.length, 1);
});
