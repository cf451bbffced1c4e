// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Libraries } from "../../static/sandbox/libraries.js";

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
const libraries = new Libraries(read("build/vendor/map.json"));
const plain = (/** @type {string | undefined} */ path) => path?.replace(/(?<=.)@[\w.-]+\//, "/") ?? null;

for (const [address, kind, expected] of read("tests/libraries/addresses.json")) {
  test(`${kind} ${address}`, () => assert.equal(plain(libraries.find(address, kind)?.path), expected));
}

test("another major version is noted, a newer minor one is not", () => {
  assert.equal(libraries.find("https://cdn.jsdelivr.net/npm/gsap@3.1.0", "script")?.note, null);
  assert.match(libraries.find("https://unpkg.com/react@17/umd/react.production.min.js", "script")?.note ?? "", /^react 17 → 18\./);
});
