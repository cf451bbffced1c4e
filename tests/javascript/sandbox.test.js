import assert from "node:assert/strict";
import { test } from "node:test";
import { describe, describeAll } from "../../static/sandbox/describe.js";
import { createStorage } from "../../static/sandbox/storage.js";

test("a storage behaves as the browser's does", () => {
  const storage = createStorage();
  storage.setItem("a", 1);
  storage.b = "two";
  assert.equal(storage.getItem("a"), "1");
  assert.equal(storage.a, "1");
  assert.equal(storage.missing, undefined);
  assert.equal(storage.getItem("missing"), null);
  assert.equal(storage.length, 2);
  assert.deepEqual(Object.keys(storage), ["a", "b"]);
  assert.ok("a" in storage);
  delete storage.a;
  assert.equal(storage.key(0), "b");
  storage.clear();
  assert.equal(storage.length, 0);
});

test("a storage has an end", () => {
  const storage = createStorage();
  assert.throws(() => storage.setItem("x", "y".repeat(6 * 1024 * 1024)), { name: "QuotaExceededError" });
  assert.equal(storage.length, 0);
});

test("values are described in short", () => {
  assert.equal(describeAll(["a", 1, null, undefined, true]), "a 1 null undefined true");
  assert.equal(describe({ a: [1, "x"], b: { c: { d: 1 } } }), '{a: [1, "x"], b: {c: {…}}}');
  assert.equal(describe(new TypeError("no")), "TypeError: no");
  assert.equal(describe(function go() {}), "ƒ go()");
});

test("what cannot be read does not break the page", () => {
  const trap = { get a() { throw new Error("no"); } };
  assert.equal(describe(trap), "[object that cannot be read]");
  const loop = {};
  loop.self = loop;
  assert.equal(describe(loop), "{self: {self: {…}}}");
});
