// @ts-check
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { SelfRepair } from "../../static/js/models/self-repair.js";

let fixes = 0;
let isOn = true;
/** @type {SelfRepair} */
let repair;

mock.timers.enable({ apis: ["setTimeout"] });

beforeEach(() => {
  [fixes, isOn] = [0, true];
  repair?.changed();
  repair = new SelfRepair(
    () => isOn,
    () => (fixes += 1),
  );
});

test("errors are fixed once for each sentence", () => {
  for (let turn = 1; turn < 3; turn += 1) {
    repair.asked();
    repair.failed();
    mock.timers.tick(5_000);
    assert.equal(fixes, turn - 1); // not while it is being written
    repair.written();
    repair.failed();
    mock.timers.tick(5_000);
    assert.equal(fixes, turn);
    repair.written();
    repair.failed(); // what the fix did not fix
    mock.timers.tick(5_000);
    assert.equal(fixes, turn);
  }
});

test("an error from before the end is fixed after it", () => {
  repair.asked();
  repair.failed();
  repair.written();
  mock.timers.tick(1_500);
  assert.equal(fixes, 1);
});

test("nothing is fixed unasked, or after a change by hand", () => {
  isOn = false;
  repair.asked();
  repair.written();
  repair.failed();
  mock.timers.tick(5_000);
  isOn = true;
  repair.asked();
  repair.written();
  repair.changed();
  repair.failed();
  mock.timers.tick(5_000);
  assert.equal(fixes, 0);
});
