import assert from "node:assert/strict";
import { test } from "node:test";
import { EventStream } from "../../static/js/models/event-stream.js";

class FakeSocket {
  readyState = 1;
  sent = [];
  constructor(url) {
    this.url = url;
  }
  send(text) {
    this.sent.push(text);
  }
  close(code = 1000) {
    this.onclose?.({ code });
  }
  say(event) {
    this.onmessage({ data: JSON.stringify(event) });
  }
}

function setUp(cursor = "1-0") {
  const sockets = [];
  const timers = [];
  const outside = {
    connect: (url) => sockets[sockets.push(new FakeSocket(url)) - 1],
    later: (callback, delay) => timers[timers.push({ callback, delay, alive: true }) - 1],
    cancel: (timer) => timer && (timer.alive = false),
    random: () => 1,
  };
  const events = [];
  const states = [];
  const stream = new EventStream("ws://x/", cursor, (e) => events.push(e), (s) => states.push(s), outside);
  stream.start();
  return { stream, sockets, timers, events, states };
}

const pending = (timers) => timers.filter((timer) => timer.alive);
const prose = (id) => ({ id, type: "prose", generation: "g", text: "x" });

test("connects after the cursor it was given", () => {
  assert.equal(setUp("2-7").sockets[0].url, "ws://x/?after=2-7");
});

test("goes on after the last event it has seen", () => {
  const { sockets, timers } = setUp();
  sockets[0].onopen();
  sockets[0].say(prose("1-1"));
  sockets[0].say(prose("1-2"));
  sockets[0].close(1006);
  pending(timers).at(-1).callback();
  assert.equal(sockets[1].url, "ws://x/?after=1-2");
});

test("passes no event on twice", () => {
  const { sockets, events } = setUp();
  sockets[0].onopen();
  for (const id of ["1-1", "1-2", "1-1", "1-2", "1-10", "1-9"]) sockets[0].say(prose(id));
  assert.deepEqual(events.map((event) => event.id), ["1-1", "1-2", "1-10"]);
});

test("a snapshot sets the place, also backwards", () => {
  const { sockets, stream } = setUp("9-9");
  sockets[0].onopen();
  sockets[0].say({ id: "2-0", type: "snapshot", generation: "g" });
  assert.equal(stream.cursor, "2-0");
});

test("waits longer after each failure and never gives up", () => {
  const { sockets, timers } = setUp();
  const delays = [];
  for (let round = 0; round < 12; round += 1) {
    sockets.at(-1).close(1006);
    const timer = pending(timers).at(-1);
    delays.push(timer.delay);
    timer.alive = false;
    timer.callback();
  }
  assert.deepEqual(delays.slice(0, 4), [300, 600, 1200, 2400]);
  assert.equal(delays.at(-1), 10_000);
});

test("a refusal is final", () => {
  const { sockets, states } = setUp();
  sockets[0].close(4404);
  assert.equal(states.at(-1), "refused");
  assert.equal(sockets.length, 1);
});

test("after stop nothing connects any more", () => {
  const { stream, sockets, timers } = setUp();
  sockets[0].onopen();
  stream.stop();
  for (const timer of pending(timers)) timer.callback();
  assert.equal(sockets.length, 1);
});

test("a silent connection is pinged, then given up", () => {
  const { sockets, timers } = setUp();
  sockets[0].onopen();
  const ping = pending(timers).at(-1);
  ping.alive = false;
  ping.callback();
  assert.deepEqual(sockets[0].sent, ['{"type":"ping"}']);
  const giveUp = pending(timers).at(-1);
  giveUp.alive = false;
  giveUp.callback();
  pending(timers).at(-1).callback();
  assert.equal(sockets.length, 2);
});
