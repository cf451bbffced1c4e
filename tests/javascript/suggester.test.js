// @ts-check
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { Suggester, around } from "../../static/js/models/suggester.js";

/** @type {any[]} */
let done;
/** @type {(signal: AbortSignal) => Promise<string>} */
let answer;
/** @type {Suggester} */
let suggester;

mock.timers.enable({ apis: ["setTimeout", "Date"] });

beforeEach(() => {
  suggester?.cancel();
  done = [];
  answer = async () => "rest";
  suggester = new Suggester({
    ask: (prefix, suffix, signal) => {
      done.push({ prefix, suffix });
      return answer(signal);
    },
    show: (text, position) => done.push({ text, position }),
  });
});

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("after a pause the model is asked, and its answer shown", async () => {
  suggester.typed("let a = ;", 8);
  mock.timers.tick(349);
  assert.deepEqual(done, []);
  mock.timers.tick(1);
  await settled();
  assert.deepEqual(done, [
    { prefix: "let a = ", suffix: ";" },
    { text: "rest", position: 8 },
  ]);
});

test("who types on is asked about once", async () => {
  for (let end = 1; end < 6; end += 1) {
    suggester.typed("hello", end);
    mock.timers.tick(200);
  }
  mock.timers.tick(200);
  await settled();
  assert.equal(done.filter((event) => event.prefix).length, 1);
});

test("an answer that comes too late is not shown, and its question is taken back", async () => {
  /** @type {AbortSignal | undefined} */
  let seen;
  answer = async (signal) => ((seen = signal), "late");
  suggester.typed("a", 1);
  mock.timers.tick(350);
  suggester.typed("ab", 2);
  await settled();
  assert.equal(seen?.aborted, true);
  assert.ok(!done.some((event) => event.text));
});

test("nothing is asked about nothing, and nothing shown of nothing", async () => {
  suggester.typed(" \n", 2);
  mock.timers.tick(1000);
  assert.deepEqual(done, []);
  answer = async () => " \n";
  suggester.typed("a", 1);
  mock.timers.tick(1000);
  await settled();
  assert.equal(done.length, 1);
});

test("a server that refuses is left alone for a while", async () => {
  answer = async () => {
    throw new Error("409");
  };
  suggester.typed("a", 1);
  mock.timers.tick(350);
  await settled();
  suggester.typed("ab", 2);
  mock.timers.tick(1000);
  assert.equal(done.length, 1);
  mock.timers.tick(15_000);
  suggester.typed("abc", 3);
  mock.timers.tick(350);
  assert.equal(done.length, 2);
});

test("what the model sees is bounded and has no half characters", () => {
  const text = "🎉".repeat(5_000);
  const { prefix, suffix } = around(text, 8_000);
  assert.equal(prefix.length, 6_000);
  assert.equal(suffix.length, 2_000);
  assert.ok(encodeURIComponent(around(`${text}x${text}`, 10_001).prefix));
  assert.ok(encodeURIComponent(around(`x${text}`, 0).suffix));
});
