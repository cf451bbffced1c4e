// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { relativeTime } from "../../static/js/models/relative-time.js";

const NOW = new Date("2026-03-10T12:00:00Z");

/** @param {number} seconds */
const ago = (seconds, language = "en") =>
  relativeTime(new Date(NOW.getTime() - seconds * 1000), NOW, language);

test("less than a minute is now", () => {
  assert.equal(ago(59), "now");
});

test("a clock that runs ahead is now, not the future", () => {
  assert.equal(ago(-90), "now");
});

test("each unit is used from its full length on", () => {
  assert.equal(ago(60), "1 minute ago");
  assert.equal(ago(3599), "59 minutes ago");
  assert.equal(ago(3600), "1 hour ago");
  assert.equal(ago(86400), "yesterday");
  assert.equal(ago(40 * 86400), "last month");
  assert.equal(ago(800 * 86400), "2 years ago");
});

test("the language is the page's", () => {
  assert.equal(ago(180, "zh-hans"), "3分钟前");
});
