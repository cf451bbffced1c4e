// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { styleChanges } from "../../static/js/models/style-changes.js";

const page = (/** @type {string[]} */ ...styles) =>
  `<html><head>${styles.map((text) => `<style>${text}</style>`).join("\n")}</head><p>Hi</p></html>`;

test("a change of one style sheet names that one", () => {
  assert.deepEqual(styleChanges(page("a{}", "b{}"), page("a{}", "c{}")), [{ before: "b{}", after: "c{}" }]);
});

test("pages that are the same need nothing", () => {
  assert.deepEqual(styleChanges(page("a{}"), page("a{}")), []);
});

test("a change of anything else is more than a change of style", () => {
  assert.equal(styleChanges(page("a{}"), page("a{}").replace("Hi", "Ho")), null);
  assert.equal(styleChanges(page("a{}"), page("a{}", "b{}")), null);
  assert.equal(styleChanges(page("a{}"), page("a{}").replace("<style>", '<style media="print">')), null);
});

test("text that looks like a replacement pattern stays text", () => {
  assert.deepEqual(styleChanges(page("a{}"), page("$&$1")), [{ before: "a{}", after: "$&$1" }]);
});
