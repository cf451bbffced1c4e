import assert from "node:assert/strict";
import { test } from "node:test";
import { GenerationSession } from "../../static/js/models/generation-session.js";

const event = (type, fields = {}) => ({ id: "1-1", generation: "g", type, ...fields });

function told(...events) {
  const session = new GenerationSession("g");
  for (const one of events) session.apply(one, 0);
  return session;
}

const OPENING = [event("started", { model: "m" }), event("file_opened", { path: "a", language: "html" })];

test("follows a generation from the line to its end", () => {
  const session = told(
    event("queued", { position: 3 }),
    ...OPENING,
    event("file_appended", { path: "a", text: "<p>", tokens: 1 }),
    event("file_appended", { path: "a", text: "hi", tokens: 2 }),
    event("file_closed", { path: "a" }),
    event("finished", { version: 1, seconds: 2.5, truncated: false, usage: { completion_tokens: 2 } }),
  );
  assert.equal(session.position, 3);
  assert.equal(session.text("a"), "<p>hi");
  assert.equal(session.status, "finished");
  assert.equal(session.version, 1);
});

test("a file that opens again starts anew", () => {
  const again = [event("file_appended", { path: "a", text: "old" }), OPENING[1], event("file_appended", { path: "a", text: "new" })];
  assert.equal(told(...OPENING, ...again).text("a"), "new");
});

test("a patch counts code points, not halves of them", () => {
  const session = told(
    ...OPENING,
    event("file_appended", { path: "a", text: "🎉 red" }),
    event("file_patched", { path: "a", start: 2, end: 5, text: "blue" }),
  );
  assert.equal(session.text("a"), "🎉 blue");
});

test("an event that cannot follow is refused by both names", () => {
  assert.throws(() => told(event("prose", { text: "x" })), /"prose" cannot follow ""/);
});

test("the next generation begins with nothing of the last", () => {
  const session = told(...OPENING, event("file_appended", { path: "a", text: "x" }));
  session.apply({ ...event("queued", { position: 1 }), generation: "h" }, 0);
  assert.equal(session.status, "queued");
  assert.equal(session.files.size, 0);
});

test("a snapshot is the state", () => {
  const session = told(event("snapshot", { status: "finished", title: "t", version: 2, files: { a: "x" } }));
  assert.equal(session.status, "finished");
  assert.equal(session.text("a"), "x");
});

test("the rate looks at the last seconds", () => {
  const session = told(...OPENING);
  for (let step = 0; step <= 10; step += 1) {
    session.apply(event("file_appended", { path: "a", text: "x", tokens: step * 5 }), 1000 + step * 100);
  }
  assert.equal(Math.round(session.rate(2000)), 50);
  assert.equal(session.rate(60_000), 0);
});
