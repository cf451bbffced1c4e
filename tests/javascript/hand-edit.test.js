// @ts-check
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { HandEdit } from "../../static/js/models/hand-edit.js";

/** @type {any[]} */
let done;
/** @type {() => Promise<number | null>} */
let answer;
/** @type {HandEdit} */
let edit;

mock.timers.enable({ apis: ["setTimeout"] });

beforeEach(() => {
  done = [];
  answer = async () => 2;
  const desk = {
    show: (/** @type {object} */ files) => done.push({ shown: { ...files } }),
    save: (/** @type {number} */ base, /** @type {object} */ files) => {
      done.push({ base, ...files });
      return answer();
    },
    failed: (/** @type {any} */ error) => done.push(error.message),
  };
  edit = new HandEdit(desk, 1, { "a.html": "one", "b.css": "p {}" });
});

/** Let the promises that are settled be seen. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("the preview follows soon, the version after a pause", async () => {
  edit.change("a.html", "two");
  mock.timers.tick(399);
  assert.deepEqual(done, []);
  mock.timers.tick(1);
  assert.deepEqual(done, [{ shown: { "a.html": "two", "b.css": "p {}" } }]);
  mock.timers.tick(1600);
  await settled();
  assert.deepEqual(done[1], { base: 1, "a.html": "two", "b.css": "p {}" });
  assert.ok(edit.isSaved);
});

test("who goes on typing is not saved in between", () => {
  for (let key = 0; key < 10; key += 1) {
    edit.change("a.html", `two ${key}`);
    mock.timers.tick(1000);
  }
  assert.ok(done.every((event) => event.shown));
  assert.ok(!edit.isSaved);
});

test("the next version builds on the one that was saved", async () => {
  edit.change("a.html", "two");
  await edit.save();
  edit.change("a.html", "three");
  await edit.save();
  assert.deepEqual(
    done.filter((event) => event.base).map((event) => event.base),
    [1, 2],
  );
});

test("what changes while it is saved is saved next", async () => {
  /** @type {(number: number) => void} */
  let finish = () => {};
  answer = () => new Promise((resolve) => (finish = resolve));
  edit.change("a.html", "two");
  const saving = edit.save();
  edit.change("a.html", "three");
  finish(2);
  await saving;
  assert.ok(!edit.isSaved);
  mock.timers.tick(2000);
  await settled();
  assert.equal(done.at(-1)["a.html"], "three");
});

test("what could not be saved is told and still there", async () => {
  answer = () => Promise.reject(new Error("away"));
  edit.change("a.html", "two");
  await edit.save();
  assert.equal(done.at(-1), "away");
  assert.ok(!edit.isSaved);
  assert.equal(edit.files["a.html"], "two");
});

test("who finishes waits for what is being saved, and for what was typed meanwhile", async () => {
  /** @type {((number: number) => void)[]} */
  const answers = [];
  answer = () => new Promise((resolve) => answers.push(resolve));
  edit.change("a.html", "two");
  edit.save();
  edit.change("a.html", "three");
  const finished = edit.finish();
  answers[0](2);
  await settled();
  answers[1](3);
  assert.equal(await finished, true);
  assert.deepEqual(done.at(-1), { base: 2, "a.html": "three", "b.css": "p {}" });
});

test("who finishes hears that it could not be saved, also of a save under way", async () => {
  answer = () => Promise.reject(new Error("away"));
  edit.change("a.html", "two");
  edit.save();
  assert.equal(await edit.finish(), false);
  assert.deepEqual(done.slice(-1), ["away"]);
});

test("what is given up is not saved any more", async () => {
  answer = async () => null;
  edit.change("a.html", "two");
  assert.equal(await edit.finish(), true);
  mock.timers.tick(5000);
  assert.equal(done.filter((event) => event.base).length, 1);
});

test("a text that is the same is no change", () => {
  edit.change("a.html", "one");
  mock.timers.tick(5000);
  assert.deepEqual(done, []);
});
