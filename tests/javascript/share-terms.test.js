// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { changeOf, shownLink, summaryOf, viewsOf } from "../../static/js/models/share-terms.js";

/** @param {object} fields */
const link = (fields) => ({
  id: 1, url: "http://localhost/s/x/", embed: "", version: null, expires: null, has_expired: false,
  has_password: false, remixable: true, common_storage: false, listed: false, hidden: false, views: 0, created: "2026-01-02T03:04:00Z", ...fields,
}); // prettier-ignore
/** @param {string} key @param {Record<string, string | number>} [values] */
const t = (key, values = {}) => [key, ...Object.values(values)].join(" ");

test("the chosen link is shown, else the newest that opens, else the newest", () => {
  const links = [link({ id: 3, has_expired: true }), link({ id: 2, url: null }), link({ id: 1 })];
  assert.equal(shownLink(links, 2)?.id, 2);
  assert.equal(shownLink(links, null)?.id, 1);
  assert.equal(shownLink(links, 9)?.id, 1);
  assert.equal(shownLink(links.slice(0, 2), null)?.id, 3);
  assert.equal(shownLink([], null), null);
});

test("the summary names what differs from a plain link", () => {
  assert.equal(summaryOf(link({}), t, "en"), "share_latest");
  const shown = summaryOf(link({ version: 2, has_password: true, expires: "2026-01-02T03:04:00Z" }), t, "en");
  assert.match(shown, /^version 2 · share_ends Jan [12], 2026.* · share_password$/);
  assert.match(summaryOf(link({ listed: true }), t, "en"), /share_listed/);
  assert.match(summaryOf(link({ listed: true, hidden: true }), t, "en"), /share_hidden/);
  assert.match(summaryOf(link({ expires: "2026-01-02T03:04:00Z", has_expired: true }), t, "en"), /share_ended/);
});

test("views are said in words", () => {
  assert.deepEqual([0, 1, 2].map((count) => viewsOf(count, t)), ["share_views_none", "share_views_one", "share_views 2"]);
});

test("a control becomes a change of its term alone", () => {
  assert.deepEqual(changeOf("version", "", false), { version: null });
  assert.deepEqual(changeOf("version", "3", false), { version: 3 });
  assert.deepEqual(changeOf("expires_in", "3600", false), { expires_in: 3600 });
  assert.deepEqual(changeOf("listed", "on", true), { listed: true });
});
