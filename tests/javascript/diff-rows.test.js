import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsOf } from "../../static/js/models/diff-rows.js";

test("lines that took the place of others stand beside them", () => {
  const rows = rowsOf("@@ -3,4 +3,3 @@\n a\n-b\n-c\n+B\n d");
  assert.deepEqual(rows, [
    { place: "@@ -3,4 +3,3 @@" },
    { before: { number: 3, text: "a", changed: false }, after: { number: 3, text: "a", changed: false } },
    { before: { number: 4, text: "b", changed: true }, after: { number: 4, text: "B", changed: true } },
    { before: { number: 5, text: "c", changed: true }, after: null },
    { before: { number: 6, text: "d", changed: false }, after: { number: 5, text: "d", changed: false } },
  ]);
});

test("a new file has nothing before", () => {
  const rows = rowsOf("@@ -0,0 +1,2 @@\n+a\n+");
  assert.deepEqual(rows.slice(1), [
    { before: null, after: { number: 1, text: "a", changed: true } },
    { before: null, after: { number: 2, text: "", changed: true } },
  ]);
});

test("each hunk has its own numbers", () => {
  const rows = rowsOf("@@ -1 +1 @@\n-a\n+b\n@@ -9 +9 @@\n-x");
  const last = rows[rows.length - 1];
  assert.equal("before" in last && last.before?.number, 9);
});
