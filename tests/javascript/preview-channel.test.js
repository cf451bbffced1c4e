import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { PreviewChannel } from "../../static/js/models/preview-channel.js";

const channels = [];
afterEach(() => channels.splice(0).forEach((channel) => channel.close()));

function setUp() {
  const port = { sent: [], postMessage: (message) => port.sent.push(message), close: () => {} };
  const heard = { painted: 0, entries: [], frozen: [], flooded: 0 };
  let now = 0;
  const listener = {
    painted: () => (heard.painted += 1),
    entry: (entry) => heard.entries.push(entry),
    frozen: (frozen) => heard.frozen.push(frozen),
    flooded: () => (heard.flooded += 1),
  };
  const channel = new PreviewChannel(port, listener, () => now);
  channels.push(channel);
  return { channel, port, heard, say: (data) => port.onmessage({ data }), wait: (time) => (now += time) };
}

test("believes nothing that is not in the vocabulary", () => {
  const { heard, say } = setUp();
  const nonsense = [null, 1, "painted", [], {}, { type: "x" }, { type: "entry" }, { type: "entry", level: "x", text: "y" }, { type: "entry", level: "log", text: {} }];
  for (const data of nonsense) say(data);
  assert.deepEqual([heard.painted, heard.entries.length], [0, 0]);
});

test("a console line is cut to what can be read", () => {
  const { heard, say } = setUp();
  say({ type: "entry", level: "error", text: "x".repeat(9000), line: 1.5 });
  assert.equal(heard.entries[0].text.length, 2000);
  assert.equal(heard.entries[0].line, null);
});

test("a page that does not answer counts as frozen until it answers", () => {
  const { channel, heard, say, wait } = setUp();
  wait(7000);
  channel.beat();
  say({ type: "pong" });
  channel.beat();
  assert.deepEqual(heard.frozen, [true, false]);
});

test("a page that floods is reported once and heard no more", () => {
  const { heard, say } = setUp();
  for (let count = 0; count < 1000; count += 1) say({ type: "painted" });
  assert.deepEqual([heard.painted, heard.flooded], [200, 1]);
});
