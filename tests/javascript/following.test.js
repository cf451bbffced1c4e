// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { Following } from "../../static/js/models/following.js";

/** @param {import("../../static/js/models/event-stream.js").Connection[]} connections */
function after(...connections) {
  const following = new Following();
  for (const connection of connections) following.hear(connection);
  return following.state;
}

test("the first attempt is no loss", () => {
  assert.equal(after("connecting"), "open");
  assert.equal(after("connecting", "open"), "open");
});

test("a further attempt is none until it succeeds", () => {
  assert.equal(after("connecting", "waiting", "connecting"), "lost");
  assert.equal(after("connecting", "open", "waiting", "connecting", "open"), "open");
});

test("a refusal is for good", () => {
  assert.equal(after("connecting", "open", "refused"), "refused");
  assert.equal(after("connecting", "ended"), "refused");
});
