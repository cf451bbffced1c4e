// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { placeIn, readable, sourceName } from "../../static/sandbox/sources.js";
import { detailOf } from "../../static/sandbox/describe.js";
import { Rewriter } from "../../static/sandbox/rewriter.js";
import { ConsoleLog, isWanted, shortAddress } from "../../static/js/models/console-log.js";

const entry = (/** @type {string} */ level, /** @type {string} */ text, line = 0) => ({ level, text, detail: "", file: line ? "index.html" : "", line: line || null });

test("lines are counted by level, and the place stands behind them", () => {
  const log = new ConsoleLog();
  log.add(entry("debug", "a"));
  log.add(entry("error", "b", 7));
  assert.deepEqual(log.counts, { log: 1, error: 1 });
  assert.equal(log.text, "[log] a\n[error] b  (index.html:7)");
  assert.equal(log.toFix, "- b  (index.html:7)");
  log.clear();
  assert.deepEqual([log.isEmpty, log.counts, log.text], [true, {}, ""]);
});

test("only the last lines are kept, but all are counted", () => {
  const log = new ConsoleLog();
  for (let number = 0; number < 600; number += 1) log.add(entry("log", String(number)));
  assert.deepEqual([log.lines.length, log.lines[0].text, log.counts.log], [500, "100", 600]);
});

test("what was blocked is named once", () => {
  const log = new ConsoleLog();
  assert.ok(log.block({ address: "https://example.com/x.js", kind: "script" }));
  assert.ok(!log.block({ address: "https://example.com/x.js", kind: "script" }));
  assert.ok(!log.block({ address: "", kind: "" }));
  assert.deepEqual([log.counts.blocked, log.text], [1, "[blocked] example.com/x.js (script)"]);
  assert.equal(shortAddress("https://example.com/"), "example.com");
});

test("lines are found by level and by words in any order", () => {
  const line = { level: "error", text: "missing is not defined", detail: "", place: "app.js:3" };
  assert.ok(isWanted(line, "all", ""));
  assert.ok(isWanted(line, "error", "APP defined"));
  assert.ok(!isWanted(line, "error", "other"));
  assert.ok(!isWanted(line, "log", ""));
});

test("a script is named by where it begins in its own file", () => {
  const places = { library: () => null, image: () => null, modules: () => ({}) };
  const page = '<p>\n</p>\n<script>\na()</script><script data-file="go.js">\nb()\n</script>\n<script type="application/json">{}</script>\n<script type=module>c()</script>';
  const rewriter = new Rewriter(places, (line, file) => `[${file}:${line}]`);
  const whole = rewriter.write(page) + rewriter.end();
  assert.deepEqual(whole.match(/\[.*?\]/g), ["[index.html:3]", "[go.js:0]", "[index.html:6]"]);
  for (let at = 0; at <= page.length; at += 1) {
    const split = new Rewriter(places, (line, file) => `[${file}:${line}]`);
    assert.equal(split.write(page.slice(0, at)) + split.write(page.slice(at)) + split.end(), whole);
  }
});

test("a stack names places of the artifact's own source", () => {
  const name = sourceName(12, "index.html").split("=")[1];
  const stack = `Error: no\n    at report (http://h/sandbox/frame:2:9)\n    at f (${name}:3:5)\n    at http://h/vendor/three@1/three.js:9:1\n    at HTMLButtonElement.onclick (http://h/sandbox/frame:1:2)`;
  assert.deepEqual(placeIn(stack), { file: "index.html", line: 14 });
  assert.equal(
    readable(stack, "http://h/sandbox/frame", "http://h/vendor/"),
    "Error: no\n    at f (index.html:14)\n    at three@1/three.js:9:1\n    at HTMLButtonElement.onclick",
  );
  assert.equal(placeIn("Error\n    at <anonymous>:3:1"), null);
});

test("objects are told at length, where there is more to tell", () => {
  assert.equal(detailOf(["a", 3]), null);
  assert.equal(detailOf([{}]), null);
  assert.equal(detailOf([{ a: [1, { b: "x" }], m: new Map([["k", 2]]) }]), '{\n  a: [\n    1\n    {\n      b: "x"\n    }\n  ]\n  m: Map(1) {\n    "k": 2\n  }\n}');
  const loop = /** @type {any} */ ({});
  loop.self = loop;
  assert.ok((detailOf([loop])?.length ?? 0) < 500);
});
