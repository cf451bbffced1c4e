import assert from "node:assert/strict";
import test from "node:test";
import { DataShelf } from "../../static/js/models/data-shelf.js";

const LISTED = [{ name: "my sales.csv", media_type: "text/csv" }];

test("each file is fetched once, by its name", async () => {
  /** @type {string[]} */
  const asked = [];
  const shelf = new DataShelf("/data", LISTED, async (url) => {
    asked.push(url);
    return new TextEncoder().encode("a,b").buffer;
  });
  const [file] = await shelf.files();
  await shelf.files();
  assert.deepEqual(asked, ["/data/my%20sales.csv"]);
  assert.deepEqual({ ...file, content: await new Response(file.content).text() }, { name: "my sales.csv", type: "text/csv", content: "a,b" });
});

test("what could not be fetched is asked for again", async () => {
  let count = 0;
  const shelf = new DataShelf("/data", LISTED, async () => {
    count += 1;
    if (count === 1) throw new Error("away");
    return new ArrayBuffer(0);
  });
  await assert.rejects(shelf.files(), /away/);
  assert.equal((await shelf.files()).length, 1);
});

test("without files there is nothing to wait for", () => {
  assert.equal(new DataShelf("/data", []).isEmpty, true);
});
