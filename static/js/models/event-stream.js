// @ts-check
import { compareCursors } from "../lib/cursor.js";

const FIRST_DELAY = 300; // milliseconds until the first new attempt
const LONGEST_DELAY = 10_000;
const PING_EVERY = 25_000; // proxies close a silent connection after 60 s
const SILENCE = 60_000; // no answer for so long: the connection is dead although it looks open
const REFUSED = new Set([4400, 4403, 4404]); // close codes after which trying again is pointless
const ENDED = 4410; // the link was revoked, has expired, or was given other terms

/**
 * @typedef {{id: string, generation: string, type: string, [field: string]: any}} ArtifactEvent
 * @typedef {"connecting" | "open" | "waiting" | "refused" | "ended" | "closed"} Connection
 * @typedef {object} Outside what the stream needs of the world; tests give their own
 * @property {(url: string) => WebSocket} connect
 * @property {(callback: () => void, delay: number) => any} later
 * @property {(timer: any) => void} cancel
 * @property {() => number} random
 */

/** @type {Outside} */
const BROWSER = {
  connect: (url) => new WebSocket(url),
  later: (callback, delay) => setTimeout(callback, delay),
  cancel: (timer) => clearTimeout(timer),
  random: () => Math.random(),
};

/**
 * The events of one artifact, each once and in order, over as many connections as it takes.
 * It never gives up by itself: only a refusal by the server or `stop` ends it.
 */
export class EventStream {
  #url;
  #outside;
  #onEvent;
  #onConnection;
  /** @type {WebSocket | null} */
  #socket = null;
  #attempts = 0;
  /** @type {any} */
  #timer = null;
  /** @type {any} */
  #heartbeat = null;
  #running = false;

  /**
   * @param {string} url without a query
   * @param {string} cursor the last event that is already known
   * @param {(event: ArtifactEvent) => void} onEvent
   * @param {(connection: Connection) => void} onConnection
   * @param {Outside} [outside]
   */
  constructor(url, cursor, onEvent, onConnection, outside = BROWSER) {
    this.#url = url;
    this.cursor = cursor;
    this.#onEvent = onEvent;
    this.#onConnection = onConnection;
    this.#outside = outside;
  }

  start() {
    if (this.#running) return;
    this.#running = true;
    this.#connect();
  }

  stop() {
    this.#running = false;
    this.#outside.cancel(this.#timer);
    this.#outside.cancel(this.#heartbeat);
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#onConnection("closed");
  }

  /** Try at once, for example because the browser says it is online again. */
  hurry() {
    if (!this.#running || this.#socket) return;
    this.#outside.cancel(this.#timer);
    this.#connect();
  }

  #connect() {
    this.#onConnection("connecting");
    const socket = this.#outside.connect(`${this.#url}?after=${this.cursor}`);
    this.#socket = socket;
    socket.onopen = () => this.#opened(socket);
    socket.onmessage = (message) => this.#received(socket, message.data);
    socket.onclose = (event) => this.#closed(socket, event.code);
  }

  /** @param {WebSocket} socket */
  #opened(socket) {
    if (socket !== this.#socket) return;
    this.#onConnection("open");
    this.#beat(socket);
  }

  /** @param {WebSocket} socket @param {string} data */
  #received(socket, data) {
    if (socket !== this.#socket) return; // of a connection that was given up
    this.#attempts = 0;
    this.#beat(socket);
    const event = JSON.parse(data);
    if (event.type !== "pong" && this.#isNews(event)) this.#onEvent(event);
  }

  /** @param {ArtifactEvent} event */
  #isNews(event) {
    if (event.type === "snapshot") {
      this.cursor = event.id; // wherever we were: the log no longer reaches back to it
      return true;
    }
    if (compareCursors(event.id, this.cursor) > 0) {
      this.cursor = event.id;
      return true;
    }
    return event.type === "queued"; // a new place in line stands at the old place in the log
  }

  /** Something has just arrived: ping after a while, and after a long silence start anew.
   * @param {WebSocket} socket */
  #beat(socket) {
    this.#outside.cancel(this.#heartbeat);
    this.#heartbeat = this.#outside.later(() => {
      if (socket.readyState === 1) socket.send('{"type":"ping"}');
      this.#heartbeat = this.#outside.later(() => this.#giveUp(socket), SILENCE - PING_EVERY);
    }, PING_EVERY);
  }

  /** A dead connection may take minutes to say that it is closed.
   * @param {WebSocket} socket */
  #giveUp(socket) {
    socket.close();
    this.#closed(socket, 1006);
  }

  /** @param {WebSocket} socket @param {number} code */
  #closed(socket, code) {
    if (socket !== this.#socket) return;
    this.#socket = null;
    this.#outside.cancel(this.#heartbeat);
    if (!this.#running) return;
    if (REFUSED.has(code) || code === ENDED) {
      this.#running = false;
      this.#onConnection(code === ENDED ? "ended" : "refused");
      return;
    }
    this.#onConnection("waiting");
    this.#timer = this.#outside.later(() => this.#connect(), this.#delay());
    this.#attempts += 1;
  }

  #delay() {
    const longest = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** this.#attempts);
    return longest * (0.5 + this.#outside.random() / 2);
  }
}
