import assert from "node:assert/strict";
import test from "node:test";
import { actionOf, sends } from "../../static/js/models/shortcuts.js";

const NONE = { key: "k", code: "KeyK", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test("a combination has its meaning on every system", () => {
  assert.equal(actionOf({ ...NONE, ctrlKey: true }), "compose");
  assert.equal(actionOf({ ...NONE, metaKey: true, key: "K" }), "compose");
  assert.equal(actionOf({ ...NONE, metaKey: true, key: "/" }), "sheet");
  assert.equal(actionOf({ ...NONE, altKey: true, key: "¡", code: "Digit1" }), "preview");
});

test("letters alone, AltGr and other combinations type", () => {
  assert.equal(actionOf(NONE), null);
  assert.equal(actionOf({ ...NONE, ctrlKey: true, altKey: true }), null);
  assert.equal(actionOf({ ...NONE, ctrlKey: true, shiftKey: true }), null);
  assert.equal(actionOf({ ...NONE, ctrlKey: true, key: "c" }), null);
  assert.equal(actionOf({ ...NONE, altKey: true, code: "KeyK" }), null);
});

test("in a field, what Option types on a Mac is typed", () => {
  const typed = [["@", "Digit2"], ["¡", "Digit1"], ["Dead", "KeyS"]];
  for (const [key, code] of typed) assert.equal(actionOf({ ...NONE, altKey: true, key, code }, true), null, key);
  assert.equal(actionOf({ ...NONE, altKey: true, key: "2", code: "Digit2" }, true), "code");
  assert.equal(actionOf({ ...NONE, altKey: true, key: "S", code: "KeyS" }, true), "share");
  assert.equal(actionOf({ ...NONE, ctrlKey: true, key: "/" }, true), "sheet");
});

test("Enter sends, except for a new line and the choice of a word", () => {
  const enter = { key: "Enter", shiftKey: false, isComposing: false, keyCode: 13 };
  assert.ok(sends(enter));
  assert.ok(!sends({ ...enter, key: "a" }));
  assert.ok(!sends({ ...enter, shiftKey: true }));
  assert.ok(!sends({ ...enter, isComposing: true }));
  assert.ok(!sends({ ...enter, keyCode: 229 }), "Safari, after the composing has ended");
});
