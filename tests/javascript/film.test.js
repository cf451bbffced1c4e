// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { Film } from "../../static/js/models/film.js";

/** @param {import("../../static/js/models/film.js").FilmState[]} answers */
async function waited(answers) {
  /** @type {string[]} */
  const asked = [];
  /** @type {number[]} */
  const told = [];
  const film = new Film(async (method) => {
    asked.push(method);
    return answers.length > 1 ? /** @type {any} */ (answers.shift()) : answers[0];
  }, async () => {});
  const isThere = await film.wait((done) => told.push(done));
  return { asked, told, isThere };
}

test("a film that is there is not waited for", async () => {
  const { asked, told, isThere } = await waited([{ status: "ready", done: 1 }]);
  assert.deepEqual([asked, told, isThere], [["POST"], [], true]);
});

test("how far it is is told until it is there", async () => {
  const { asked, told, isThere } = await waited([
    { status: "making", done: 0 }, { status: "making", done: 0.5 }, { status: "ready", done: 1 },
  ]); // prettier-ignore
  assert.deepEqual([asked, told, isThere], [["POST", "GET", "GET"], [0, 0.5], true]);
});

test("one that fails, or never comes, is given up", async () => {
  assert.equal((await waited([{ status: "making", done: 0 }, { status: "failed", done: 0 }])).isThere, false);
  assert.equal((await waited([{ status: "making", done: 0 }])).asked.length, 241);
});
