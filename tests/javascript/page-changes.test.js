// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { changesInPlace } from "../../static/js/models/page-changes.js";

const page = (/** @type {string[]} */ ...styles) =>
  `<html><head>${styles.map((text) => `<style>${text}</style>`).join("\n")}</head><p>Hi</p></html>`;

/** @param {"style" | "text"} part @param {string} before @param {string} after */
const only = (part, before, after, nth = 0, of = 1) => ({ part, before, after, nth, of });

test("a change of one style sheet names that one", () => {
  assert.deepEqual(changesInPlace(page("a{}", "b{}"), page("a{}", "c{}")), [only("style", "b{}", "c{}")]);
});

test("a change of a text names that one among those which read alike", () => {
  assert.deepEqual(changesInPlace("<p>Hi</p>", "<p>Ho</p>"), [only("text", "Hi", "Ho")]);
  assert.deepEqual(changesInPlace("<b>+</b><b>+</b>", "<b>+</b><b>-</b>"), [only("text", "+", "-", 1, 2)]);
  assert.deepEqual(changesInPlace("<title>A</title>", "<title>B</title>"), [only("text", "A", "B")]);
});

test("pages that are the same need nothing", () => {
  assert.deepEqual(changesInPlace(page("a{}"), page("a{}")), []);
});

test("a change of anything else takes a new page", () => {
  assert.equal(changesInPlace(page("a{}"), page("a{}", "b{}")), null);
  assert.equal(changesInPlace(page("a{}"), page("a{}").replace("<style>", '<style media="print">')), null);
  assert.equal(changesInPlace("<p>Hi</p>", "<p>Hi <b>you</b></p>"), null);
  assert.equal(changesInPlace("<p>Hi</p>", "<p id=a>Hi</p>"), null);
});

test("what is no text of the page takes a new page", () => {
  for (const name of ["script", "SCRIPT", "textarea", "template", "noscript", "iframe"])
    assert.equal(changesInPlace(`<${name}>"<b>a"</${name}>`, `<${name}>"<b>z"</${name}>`), null, name);
  assert.equal(changesInPlace("<!-- <b>a -->", "<!-- <b>z -->"), null);
  assert.equal(changesInPlace("<script>let a", "<script>let z"), null);
});

test("a style sheet may hold what looks like a tag", () => {
  assert.deepEqual(changesInPlace(page('a{content:"<b>"}'), page("b{}")), [only("style", 'a{content:"<b>"}', "b{}")]);
});

test("text that looks like a replacement pattern stays text", () => {
  assert.deepEqual(changesInPlace(page("a{}"), page("$&$1")), [only("style", "a{}", "$&$1")]);
});

test("a page of nothing but beginnings is read in passing", () => {
  for (const piece of ["<a '", "<script", "<!--", "<"]) {
    const before = piece.repeat(100_000);
    assert.equal(changesInPlace(before, `${before}<p>`), null);
  }
});
