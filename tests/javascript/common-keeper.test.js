// @ts-check
import assert from "node:assert/strict";
import { mock, test } from "node:test";

import { Problem } from "../../static/js/lib/api.js";
import { CommonKeeper } from "../../static/js/models/common-keeper.js";

/** A keeper of `/s` whose server gives these answers in order. @param {Array<any>} answers */
function keeperOf(answers) {
  /** @type {Array<any>} */
  const asked = [];
  /** @type {Array<any>} */
  const news = [];
  const state = { hidden: false };
  const call = async (/** @type {string} */ method, /** @type {string} */ url, /** @type {any} */ body) => {
    asked.push(body ? [method, body] : [method, url]);
    const answer = answers.shift() ?? { revision: 1, items: null };
    if (answer instanceof Problem) throw answer;
    return answer;
  };
  const means = { call, beacon: (/** @type {string} */ _url, /** @type {any} */ body) => asked.push(["BEACON", body]), isHidden: () => state.hidden };
  const keeper = new CommonKeeper("/s", 20, (changes) => news.push(changes), means);
  return { keeper, asked, news, state };
}

/** @param {number} milliseconds */
async function pass(milliseconds) {
  mock.timers.tick(milliseconds);
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** @param {string} name @param {() => Promise<void>} body */
function timed(name, body) {
  test(name, async () => {
    mock.timers.enable({ apis: ["setTimeout"] });
    try {
      await body();
    } finally {
      mock.timers.reset();
    }
  });
}

const put = (/** @type {Array<[string, string | null]>} */ ...items) => ({ area: "local", cleared: false, items });

timed("what others store is looked for, and told once", async () => {
  const { keeper, asked, news } = keeperOf([
    { revision: 3, items: [["a", "1"], ["b", "2"]] },
    { revision: 4, items: [["a", "5"]] },
  ]); // prettier-ignore
  await keeper.load();
  assert.deepEqual(keeper.items.local, [["a", "1"], ["b", "2"]]);
  await pass(3_000);
  assert.deepEqual(news.at(-1), [["b", null], ["a", "5"]]);
  assert.deepEqual(asked, [["GET", "/s"], ["GET", "/s?after=3"]]);
});

timed("changes are sent together, also of a page that stores without end", async () => {
  const { keeper, asked } = keeperOf([{ revision: 0, items: [] }]);
  await keeper.load();
  for (let n = 0; n < 7; n += 1) {
    keeper.hear(put(["n", String(n)]));
    await pass(100);
  }
  assert.deepEqual(asked.at(-1), ["POST", { cleared: false, items: [["n", "6"]], after: 0 }]);
});

timed("what is not sent yet outlives what comes in", async () => {
  const { keeper, news } = keeperOf([{ revision: 0, items: [] }, { revision: 2, items: [["a", "theirs"], ["b", "2"]] }]);
  await keeper.load();
  const asking = keeper.exchange();
  keeper.hear(put(["a", "mine"]));
  await asking;
  assert.deepEqual(news, [[["b", "2"]]]);
  assert.deepEqual(new Map(keeper.items.local).get("a"), "mine");
});

timed("what did not arrive is sent again, what was refused is not", async () => {
  const { keeper, asked, news } = keeperOf([{ revision: 0, items: [] }, new Problem(0, ""), new Problem(413, ""), { revision: 9, items: [["b", "x"]] }]);
  await keeper.load();
  keeper.hear(put(["a", "1"]));
  await pass(700);
  keeper.hear({ area: "local", cleared: false, items: [["c", "2"]] });
  await pass(15_000);
  assert.deepEqual(asked.at(-1), ["POST", { cleared: false, items: [["a", "1"], ["c", "2"]], after: 0 }]);
  await pass(15_000);
  assert.deepEqual(asked.at(-1), ["GET", "/s"]);
  assert.deepEqual(news.at(-1), [["a", null], ["c", null], ["b", "x"]]);
});

timed("nobody is asked while nobody looks, nor after the end of the link", async () => {
  const { keeper, asked, state } = keeperOf([{ revision: 1, items: [] }, { revision: 1, items: null }, new Problem(404, "")]);
  await keeper.load();
  state.hidden = true;
  await pass(60_000);
  assert.equal(asked.length, 1);
  state.hidden = false;
  keeper.wake();
  await pass(0);
  assert.equal(asked.length, 2);
  await pass(15_000);
  await pass(60_000);
  keeper.hear(put(["a", "1"]));
  await pass(60_000);
  assert.equal(asked.length, 3);
});

timed("who leaves leaves nothing behind, and too much is left out", async () => {
  const { keeper, asked } = keeperOf([{ revision: 1, items: [] }]);
  await keeper.load();
  keeper.hear(put(["a", "x".repeat(20)]));
  keeper.hear({ area: "local", cleared: true, items: [["b", "2"]] });
  keeper.stop();
  keeper.stop();
  await pass(60_000);
  assert.deepEqual(asked, [["GET", "/s"], ["BEACON", { cleared: true, items: [["b", "2"]], after: 1 }]]);
});
