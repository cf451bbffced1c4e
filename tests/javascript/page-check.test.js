import assert from "node:assert/strict";
import { test } from "node:test";
import { PageCheck } from "../../static/js/models/page-check.js";

/**
 * A check whose time passes when the test says so.
 * @param {Array<import("../../static/js/models/page-check.js").Findings | null>} answers
 */
function checked(answers) {
  /** @type {Array<() => unknown>} */
  const waiting = [];
  /** @type {unknown[]} */
  const found = [];
  /** @type {number[]} */
  const asked = [];
  const check = new PageCheck({
    ask: async (number) => {
      asked.push(number);
      return answers.shift() ?? null;
    },
    found: (number, findings) => found.push([number, findings]),
    later: (/** @type {() => unknown} */ callback) => waiting.push(callback),
  });
  const pass = async () => {
    while (waiting.length) await waiting.shift()?.();
  };
  return { check, found, asked, pass };
}

test("it asks until somebody has looked", async () => {
  const findings = { empty: true, frozen: false, errors: [] };
  const { check, found, asked, pass } = checked([null, null, findings]);
  check.watch(3);
  await pass();
  assert.deepEqual(asked, [3, 3, 3]);
  assert.deepEqual(found, [[3, findings]]);
});

test("it gives up where nobody looks", async () => {
  const { check, found, asked, pass } = checked([]);
  check.watch(1);
  await pass();
  assert.equal(asked.length, 5);
  assert.deepEqual(found, []);
});

test("a newer version is the one that counts", async () => {
  const { check, asked, pass } = checked([]);
  check.watch(1);
  check.watch(2);
  await pass();
  assert.equal(asked.includes(1), false);
});
