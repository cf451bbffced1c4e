// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { PageKeeper } from "../../static/js/models/page-keeper.js";
import { PageStorage, QUOTA } from "../../static/js/models/page-storage.js";

test("what a page stores is there for the next frame", () => {
  const storage = new PageStorage([["a", "1"]]);
  assert.deepEqual(storage.hear("local", false, [["b", "2"], ["a", null]]), { cleared: false, items: [["b", "2"], ["a", null]] });
  assert.equal(storage.hear("session", false, [["s", "3"]]), null, "of this visit alone");
  assert.deepEqual(storage.items, { local: [["b", "2"]], session: [["s", "3"]] });
});

test("clearing comes before what is stored after it", () => {
  const storage = new PageStorage([["a", "1"]]);
  storage.hear("local", true, [["b", "2"]]);
  assert.deepEqual(storage.items.local, [["b", "2"]]);
});

test("what is no change is not believed", () => {
  const storage = new PageStorage([["a", "1"]]);
  const lies = [null, 3, "ab", {}, [["a"]], [["a", 1]], [[1, "a"]], ["ab"], [["a", "b", "c"]], [null]];
  for (const lie of lies) assert.equal(storage.hear("local", false, lie), null);
  for (const area of ["cookies", "__proto__", null, {}]) assert.equal(storage.hear(area, false, [["b", "2"]]), null);
  assert.deepEqual(storage.items.local, [["a", "1"]]);
});

test("too much is refused as a whole", () => {
  const storage = new PageStorage([["a", "1"]]);
  assert.equal(storage.hear("local", false, [["b", "x".repeat(QUOTA)]]), null);
  assert.equal(storage.hear("local", false, Array.from({ length: 20_001 }, (_, n) => [String(n), ""])), null);
  assert.deepEqual(storage.items.local, [["a", "1"]]);
});

/** A shelf as a browser's database would be one. @param {Record<string, Array<[string, string]>>} pages */
const shelfOf = (pages) => ({
  recallPage: async (/** @type {string} */ id) => pages[id] ?? [],
  changePage: async (/** @type {string} */ id, /** @type {any} */ change) => {
    pages[id] = change(pages[id] ?? []);
  },
  movePage: async (/** @type {string} */ from, /** @type {string} */ to) => {
    if (!pages[from] || pages[to]) return;
    pages[to] = pages[from];
    delete pages[from];
  },
});

test("it is kept from one visit to the next, with what another tab has stored", async () => {
  const pages = /** @type {Record<string, Array<[string, string]>>} */ ({ p: [["a", "1"]] });
  const keeper = new PageKeeper("p", shelfOf(pages));
  await keeper.load();
  assert.deepEqual(keeper.items.local, [["a", "1"]]);
  pages.p = [["a", "1"], ["other tab", "2"]];
  keeper.hear({ area: "local", cleared: false, items: [["b", "3"]] });
  await keeper.save();
  assert.deepEqual(pages.p, [["a", "1"], ["other tab", "2"], ["b", "3"]]);
  await keeper.clear();
  assert.deepEqual([pages.p, keeper.isEmpty], [[], true]);
});

test("a page without a name is kept nowhere", async () => {
  /** @type {Record<string, Array<[string, string]>>} */
  const pages = {};
  const keeper = new PageKeeper("", shelfOf(pages));
  await keeper.load();
  keeper.hear({ area: "local", cleared: false, items: [["b", "3"]] });
  await keeper.save();
  assert.deepEqual([pages, keeper.items.local], [{}, [["b", "3"]]]);
});

test("what a visitor's page stored comes along when they sign in", async () => {
  const pages = /** @type {Record<string, Array<[string, string]>>} */ ({ visitor: [["a", "1"]] });
  const keeper = new PageKeeper("person visitor", shelfOf(pages));
  await keeper.load();
  assert.deepEqual([keeper.items.local, pages], [[["a", "1"]], { person: [["a", "1"]] }]);
});

test("clearing leaves nothing of the visitor that could come along later", async () => {
  const pages = /** @type {Record<string, Array<[string, string]>>} */ ({ person: [["a", "1"]], visitor: [["b", "2"]] });
  const keeper = new PageKeeper("person visitor", shelfOf(pages));
  await keeper.load();
  assert.deepEqual(keeper.items.local, [["a", "1"]], "what the person has counts");
  await keeper.clear();
  assert.deepEqual(pages, { person: [], visitor: [] });
});
