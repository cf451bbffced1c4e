// @ts-check
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { LivePreview } from "../../static/js/models/live-preview.js";

/** @type {string[]} */
let done;
/** @type {LivePreview} */
let live;

beforeEach(() => {
  done = [];
  live = new LivePreview({
    prepare: () => done.push("prepare"),
    open: () => done.push("open"),
    write: (text) => done.push(text),
    finish: () => done.push("finish"),
    amend: (changes) => done.push(`amend ${changes.length}`),
  });
  say("started");
  done.length = 0;
});

/** @param {string} type @param {object} [fields] */
const say = (type, fields = {}) => live.apply({ id: "1-1", generation: "g", type, ...fields });

/** @param {string} before @param {string} after @param {string} [path] */
function patch(before, after, path = "index.html") {
  live.apply({ id: "2-1", generation: "h", type: "file_patched" }, { path, before, after });
}

/** @param {string} path @param {string} language @param {string[]} texts */
function write(path, language, ...texts) {
  say("file_opened", { path, language });
  for (const text of texts) say("file_appended", { path, text });
  say("file_closed", { path });
}

test("a page is written as it comes and is complete at its end", () => {
  write("index.html", "html", "<p>", "one");
  assert.deepEqual(done, ["open", "<p>", "one", "finish"]);
  assert.ok(live.isComplete);
});

test("over another page nothing is changed in place, but a whole page comes", () => {
  live.onlyWhole();
  patch("<p>one</p>", "<p>two</p>");
  assert.deepEqual(done, []);
  assert.ok(!live.isComplete);
  say("started");
  live.onlyWhole();
  write("index.html", "html", "<p>");
  assert.ok(live.isComplete);
  say("started");
  done.length = 0;
  patch("<p>one</p>", "<p>two</p>");
  assert.deepEqual(done, ["amend 1"]);
});

test("it knows whether it has painted over the page before", () => {
  assert.ok(!live.hasPainted);
  write("style.css", "css", "p {}");
  assert.ok(!live.hasPainted);
  write("index.html", "html", "<p>");
  assert.ok(live.hasPainted);
  say("started");
  assert.ok(!live.hasPainted);
});

test("the frame is made ready before the first text", () => {
  say("queued", { position: 1 });
  assert.deepEqual(done, ["prepare"]);
});

test("the page before stays until the first text of the new one", () => {
  say("file_opened", { path: "index.html", language: "html" });
  say("file_closed", { path: "index.html" });
  assert.deepEqual(done, []);
  assert.ok(!live.isComplete);
});

test("a style that came before or after makes the page one to put together", () => {
  write("style.css", "css", "p {}");
  write("index.html", "html", "<p>");
  assert.ok(!live.isComplete);
  say("started");
  write("index.html", "html", "<p>");
  write("style.css", "css", "p {}");
  assert.ok(!live.isComplete);
});

test("only pages and drawings are painted", () => {
  write("App.jsx", "jsx", "x");
  assert.deepEqual(done, []);
  write("image.svg", "svg", "<svg>");
  assert.deepEqual(done, ["open", "<svg>", "finish"]);
  assert.ok(!live.isComplete, "a drawing is put into a page by the server");
});

test("a page that is begun anew gets a new frame", () => {
  write("index.html", "html", "<p>draft");
  write("index.html", "html", "<p>page");
  assert.deepEqual(done, ["open", "<p>draft", "finish", "open", "<p>page", "finish"]);
  assert.ok(live.isComplete);
});

test("a changed place makes the page one to put together", () => {
  write("index.html", "html", "<p>one");
  say("file_patched", { path: "index.html", start: 3, end: 6, text: "two" });
  assert.ok(!live.isComplete);
});

test("nothing is painted while the person looks at something else, until the next generation", () => {
  say("file_opened", { path: "index.html", language: "html" });
  say("file_appended", { path: "index.html", text: "<p>" });
  live.mute();
  say("file_appended", { path: "index.html", text: "one" });
  say("file_closed", { path: "index.html" });
  assert.deepEqual(done, ["open", "<p>"]);
  assert.ok(!live.isComplete);
  say("queued", { position: 1 });
  write("index.html", "html", "<p>two");
  assert.ok(live.isComplete);
});

test("a change of style or text reaches the page that is there, without a new frame", () => {
  patch("<style>a</style><p>", "<style>b</style><p>");
  patch("<style>b</style><p>Hi", "<style>c</style><p>Ho");
  assert.deepEqual(done, ["amend 1", "amend 2"]);
  assert.ok(live.isComplete);
});

test("any other change is shown when it is whole", () => {
  patch("<style>a</style><p>", "<style>b</style><p>");
  patch("<p>one", "<p id=one>one");
  patch("<style>b</style><p>", "<style>c</style><p>");
  assert.deepEqual(done, ["amend 1"]);
  assert.ok(!live.isComplete);
});

test("a change of another file is shown when it is whole", () => {
  patch("a", "b", "style.css");
  assert.deepEqual(done, []);
  assert.ok(!live.isComplete);
});

test("a page that turned out to be another one is shown as a whole", () => {
  patch("<style>a</style><p>", "<style>b</style><p>");
  live.spoil();
  assert.ok(!live.isComplete);
});
