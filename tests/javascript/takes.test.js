import assert from "node:assert/strict";
import test from "node:test";
import { takesOf } from "../../static/js/models/takes.js";

test("one page asks for nothing more", () => {
  assert.equal(takesOf(null), null);
  assert.equal(takesOf({ value: "1", dataset: {} }), null);
});

test("takes are counted", () => {
  assert.deepEqual(takesOf({ value: "4", dataset: { running: "a,b" } }), { count: 4, models: [] });
  assert.deepEqual(takesOf({ value: "2", dataset: {} }, "large"), { count: 2, models: ["large"] });
});

test("a blind comparison is of two different models", () => {
  const asked = takesOf({ value: "blind", dataset: { running: "a,b,c,d" } });
  assert.equal(asked?.count, 2);
  assert.equal(new Set(asked?.models).size, 2);
  assert.ok(asked?.models?.every((model) => "abcd".includes(model)));
});
