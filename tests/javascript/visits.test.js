// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { setCookie } from "../../static/sandbox/cookies.js";
import { Visits } from "../../static/js/models/visits.js";

test("only addresses that a person can judge are asked about", () => {
  const bad = [
    "", "/relative", "javascript:alert(1)", "data:text/html,x", "blob:https://a/b", "file:///etc", "ftp://a/", "vbscript:x",
    "https://bank.example@evil.example/", "https://user:word@evil.example/", `https://a/${"x".repeat(2_000)}`, "intent://x", "https://",
  ]; // prettier-ignore
  for (const address of bad) assert.equal(new Visits().ask(address), null, address);
  for (const address of ["https://example.com/a", "http://example.com", "mailto:a@example.com"]) {
    assert.equal(new Visits().ask(address)?.href, new URL(address).href);
  }
  assert.equal(new Visits().ask("https://еxample.com/")?.host.startsWith("xn--"), true, "letters that look alike are shown as what they are");
});

test("one question at a time, and none after three times no", () => {
  const visits = new Visits();
  for (let time = 0; time < 3; time += 1) {
    assert.ok(visits.ask("https://a.example"));
    assert.equal(visits.ask("https://b.example"), null);
    visits.answered(false);
  }
  assert.equal(visits.ask("https://a.example"), null);
  visits.forget();
  assert.ok(visits.ask("https://a.example"));
});

test("cookies are set, replaced and ended", () => {
  const cookies = new Map();
  const now = Date.parse("2026-01-01");
  for (const text of ["a=1; path=/", "b=2; max-age=60; SameSite=Lax", "a=3", "c=4=5", "alone"]) setCookie(cookies, text, now);
  assert.deepEqual([...cookies], [["b", "2"], ["a", "3"], ["c", "4=5"], ["", "alone"]]);
  setCookie(cookies, "a=; expires=Thu, 01 Jan 1970 00:00:00 GMT", now);
  setCookie(cookies, "b=; Max-Age=0", now);
  assert.deepEqual([...cookies.keys()], ["c", ""]);
  for (let number = 0; number < 100; number += 1) setCookie(cookies, `n${number}=1`, now);
  assert.equal(cookies.size, 50);
});
