// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { aboutOf, labelOf, pickedOf } from "../../static/js/models/pointed.js";

const PAGE = '<main>\n<button class="go">Stop</button>\n<button\n  class="go">Start</button>\n<p id="a">A</p>\n</main>\n';
const START = { name: "button", id: "", classes: ["go"], selector: "main > button:nth-of-type(2)", tag: '<button class="go">', text: "Start", index: 1 };

test("the element is found in the source by what it looks like", () => {
  assert.deepEqual(aboutOf({ "style.css": "p {}", "index.html": PAGE }, START), {
    path: "index.html", selector: START.selector, tag: '<button class="go">', text: "Start", line: 3,
  }); // prettier-ignore
  assert.equal(aboutOf({ "index.html": PAGE }, { ...START, name: "p", id: "a", text: "A", index: 7 }).line, 5);
});

test("one that a script has made has no line", () => {
  assert.equal(aboutOf({ "index.html": PAGE }, { ...START, name: "canvas" }).line, null);
});

test("nothing that a page says is believed", () => {
  assert.equal(pickedOf(null), null);
  assert.equal(pickedOf({ name: "a[" }), null);
  const picked = pickedOf({ name: "p", tag: 7, text: `a\n${"b".repeat(500)}`, classes: "x", index: "1" });
  assert.deepEqual({ ...picked, text: picked?.text.length }, { name: "p", id: "", classes: [], selector: "", tag: "<p>", text: 120, index: 0 });
});

test("a chip names it shortly", () => {
  const about = { path: "index.html", selector: "", tag: '<button class="go">', text: "Start", line: 3 };
  assert.equal(labelOf(about), "<button> Start");
  assert.equal(labelOf({ ...about, text: "x".repeat(90) }).length, 49);
});
