import assert from "node:assert/strict";
import { test } from "node:test";
import { LivePreview } from "../../static/js/models/live-preview.js";

function setUp() {
  const said = [];
  const live = new LivePreview({
    open: () => said.push("open"),
    write: (text) => said.push(text),
    finish: () => said.push("finish"),
  });
  live.apply({ type: "started" });
  return { live, said };
}

const opened = (path, language) => ({ type: "file_opened", path, language });
const appended = (path, text) => ({ type: "file_appended", path, text });
const closed = (path) => ({ type: "file_closed", path });

test("a page is written as it comes and is complete at its end", () => {
  const { live, said } = setUp();
  for (const event of [opened("index.html", "html"), appended("index.html", "<p>"), appended("index.html", "x"), closed("index.html")]) live.apply(event);
  assert.deepEqual(said, ["open", "<p>", "x", "finish"]);
  assert.equal(live.isComplete, true);
});

test("the page before stays until the first text of the new one", () => {
  const { live, said } = setUp();
  live.apply(opened("index.html", "html"));
  assert.deepEqual(said, []);
});

test("what is no page is not written into the frame, and the version needs putting together", () => {
  const { live, said } = setUp();
  for (const event of [opened("index.html", "html"), appended("index.html", "x"), closed("index.html"), opened("style.css", "css"), appended("style.css", "b{}"), closed("style.css")]) live.apply(event);
  assert.deepEqual(said, ["open", "x", "finish"]);
  assert.equal(live.isComplete, false);
});

test("a page that starts anew gets a new frame", () => {
  const { live, said } = setUp();
  for (const event of [opened("index.html", "html"), appended("index.html", "a"), opened("index.html", "html"), appended("index.html", "b")]) live.apply(event);
  assert.deepEqual(said, ["open", "a", "open", "b"]);
});
