// @ts-check
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { EventStream } from "../../static/js/models/event-stream.js";

/** A network and a clock that do what the test says. */
class World {
  /** @type {FakeSocket[]} */
  sockets = [];
  /** @type {Map<number, {callback: () => void, delay: number}>} */
  timers = new Map();
  #last = 0;

  connect = (/** @type {string} */ url) => {
    const socket = new FakeSocket(url);
    this.sockets.push(socket);
    return /** @type {any} */ (socket);
  };
  later = (/** @type {() => void} */ callback, /** @type {number} */ delay) => {
    this.timers.set(++this.#last, { callback, delay });
    return this.#last;
  };
  cancel = (/** @type {number} */ timer) => void this.timers.delete(timer);
  random = () => 1;

  get socket() {
    return this.sockets[this.sockets.length - 1];
  }

  /** Lets the time of the only timer come. @returns {number} how long it waited, milliseconds */
  pass() {
    assert.equal(this.timers.size, 1);
    const [[id, { callback, delay }]] = this.timers;
    this.timers.delete(id);
    callback();
    return delay;
  }
}

class FakeSocket {
  readyState = 0;
  /** @type {string[]} */
  sent = [];
  onopen = () => {};
  onmessage = (/** @type {{data: string}} */ _message) => {};
  onclose = (/** @type {{code: number}} */ _event) => {};

  /** @param {string} url */
  constructor(url) {
    this.url = url;
  }

  open() {
    this.readyState = 1;
    this.onopen();
  }

  /** @param {string} id @param {string} [type] */
  say(id, type = "prose") {
    this.onmessage({ data: JSON.stringify({ id, generation: "g", type }) });
  }

  /** @param {string} text */
  send(text) {
    this.sent.push(text);
  }

  close() {
    this.readyState = 2; // closing: nobody answers yet
  }

  /** @param {number} [code] */
  drop(code = 1006) {
    this.readyState = 3;
    this.onclose({ code });
  }
}

/** @type {World} */
let world;
/** @type {string[]} */
let heard;
/** @type {string[]} */
let connections;
/** @type {EventStream} */
let stream;

beforeEach(() => {
  world = new World();
  heard = [];
  connections = [];
  const onEvent = (/** @type {{type: string, id: string}} */ event) => heard.push(`${event.type} ${event.id}`);
  const onConnection = (/** @type {string} */ connection) => connections.push(connection);
  stream = new EventStream("ws://host/ws/artifacts/a/", "1-0", onEvent, onConnection, world);
  stream.start();
});

test("it asks for what comes after the page's cursor", () => {
  assert.equal(world.socket.url, "ws://host/ws/artifacts/a/?after=1-0");
});

test("a new connection goes on after the last event", () => {
  world.socket.open();
  world.socket.say("1-9");
  world.socket.say("1-10");
  world.socket.drop();
  world.pass();
  assert.match(world.socket.url, /after=1-10$/);
});

test("what has been heard is not heard again", () => {
  world.socket.open();
  for (const id of ["1-9", "1-10", "1-9", "1-10", "2-1"]) world.socket.say(id);
  assert.deepEqual(heard, ["prose 1-9", "prose 1-10", "prose 2-1"]);
});

test("a new place in line is news although it stands at an old place in the log", () => {
  world.socket.open();
  world.socket.say("1-1", "queued");
  world.socket.say("1-0", "queued");
  assert.deepEqual(heard, ["queued 1-1", "queued 1-0"]);
  assert.equal(stream.cursor, "1-1");
});

test("a snapshot sets the cursor, also backwards", () => {
  world.socket.open();
  world.socket.say("1-9");
  world.socket.say("1-0", "snapshot");
  world.socket.say("1-1");
  assert.deepEqual(heard, ["prose 1-9", "snapshot 1-0", "prose 1-1"]);
});

test("attempts come ever more slowly, but never end", () => {
  const delays = [];
  for (let attempt = 0; attempt < 12; attempt += 1) {
    world.socket.drop();
    delays.push(world.pass());
  }
  assert.deepEqual(delays.slice(0, 6), [300, 600, 1200, 2400, 4800, 9600]);
  assert.deepEqual(new Set(delays.slice(6)), new Set([10_000]));
});

test("after a message the attempts are quick again", () => {
  for (const _ of [1, 2, 3]) {
    world.socket.drop();
    world.pass();
  }
  world.socket.open();
  world.socket.say("1-1");
  world.socket.drop();
  assert.equal(world.pass(), 300);
});

test("a server that refuses is not asked again", () => {
  world.socket.open();
  world.socket.drop(4404);
  assert.equal(world.timers.size, 0);
  assert.equal(connections.at(-1), "refused");
});

test("a link that has ended is not followed further, and that is told apart", () => {
  world.socket.open();
  world.socket.drop(4410);
  assert.equal(world.timers.size, 0);
  assert.equal(connections.at(-1), "ended");
});

test("a silent connection is pinged, and given up when it stays silent", () => {
  const silent = world.socket;
  silent.open();
  world.pass();
  assert.deepEqual(silent.sent, ['{"type":"ping"}']);
  world.pass();
  assert.equal(connections.at(-1), "waiting");
  world.pass();
  assert.notEqual(world.socket, silent);
});

test("an answer to the ping keeps the connection and is no event", () => {
  world.socket.open();
  world.pass();
  world.socket.onmessage({ data: '{"type":"pong"}' });
  assert.equal(world.pass(), 25_000);
  assert.deepEqual(heard, []);
});

test("a connection that was given up is not heard any more", () => {
  const silent = world.socket;
  silent.open();
  world.pass();
  world.pass();
  silent.say("1-5");
  silent.drop();
  assert.deepEqual(heard, []);
  assert.equal(world.timers.size, 1);
});

test("hurry connects at once while it waits, and only then", () => {
  world.socket.drop();
  stream.hurry();
  stream.hurry();
  assert.equal(world.sockets.length, 2);
  assert.equal(world.timers.size, 0);
});

test("after stop nothing is heard and nothing is tried", () => {
  const { socket } = world;
  socket.open();
  stream.stop();
  socket.say("1-1");
  socket.drop();
  stream.hurry();
  assert.deepEqual(heard, []);
  assert.equal(world.timers.size, 0);
  assert.equal(world.sockets.length, 1);
});
