import assert from "node:assert/strict";
import test from "node:test";
import { actionOf } from "../../static/js/models/shortcuts.js";

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
