// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { joined } from "../../static/js/models/batch.js";

/** @param {string} type @param {object} [fields] */
const event = (type, fields = {}) => ({ id: "1-1", generation: "g", type, ...fields });
/** @param {string} text @param {object} [fields] */
const text = (text, fields = {}) => event("file_appended", { path: "index.html", text, ...fields });

test("neighbouring text of a file becomes one, with the latest cursor and count", () => {
  const events = [text("a", { id: "1-1", tokens: 1 }), text("b", { id: "1-2", tokens: 2 }), text("c", { id: "1-3", tokens: 3 })];
  assert.deepEqual(joined(events), [text("abc", { id: "1-3", tokens: 3 })]);
});

test("text of two files, of two generations or around another event stays apart", () => {
  const events = [
    text("a"),
    text("b", { path: "style.css" }),
    text("c", { generation: "h", path: "style.css" }),
    event("file_closed", { path: "style.css" }),
    text("d"),
  ];
  assert.deepEqual(joined(events), events);
});

test("the order of everything is kept", () => {
  const events = [event("started"), text("a"), text("b"), event("prose", { text: "x" }), text("c")];
  assert.deepEqual(joined(events).map(({ type }) => type), ["started", "file_appended", "prose", "file_appended"]);
});
