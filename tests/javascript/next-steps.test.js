// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { NextStepsSearch } from "../../static/js/models/next-steps.js";

const THOUGHT = { title: "A clock", steps: ["Add a date"] };
/** Timers of the same length end in their order, however busy the machine is. */
const moment = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
};

/** @param {(import("../../static/js/models/next-steps.js").Thought | null)[]} answers */
function search(answers) {
  /** @type {number[]} */
  const asked = [];
  /** @type {object[]} */
  const shown = [];
  const found = new NextStepsSearch(
    async (version) => {
      asked.push(version);
      return answers.shift() ?? null;
    },
    (thought) => shown.push(thought),
    [0, 0, 0],
  );
  return { found, asked, shown };
}

test("it is looked for until it is there", async () => {
  const { found, asked, shown } = search([null, THOUGHT, THOUGHT]);
  found.begin(2);
  await moment();
  assert.deepEqual(asked, [2, 2]);
  assert.deepEqual(shown, [THOUGHT]);
});

test("it is looked for a few times only", async () => {
  const { found, asked, shown } = search([]);
  found.begin(1);
  await moment();
  assert.equal(asked.length, 3);
  assert.deepEqual(shown, []);
});

test("what comes for an earlier page is not shown", async () => {
  const { found, asked, shown } = search([THOUGHT]);
  found.begin(1);
  found.stop();
  await moment();
  assert.deepEqual([asked, shown], [[], []]);
});
