import assert from "node:assert/strict";
import test from "node:test";
import { PageFiles } from "../../static/sandbox/page-files.js";

const HERE = "https://sandbox.example/sandbox/frame";

function filled(here = HERE) {
  const files = new PageFiles(here);
  files.fill([
    { name: "sales.csv", type: "text/csv", content: "a,b\n" },
    { name: "销售.json", type: "application/json", content: "[]" },
  ]);
  return files;
}

test("a file is found by the names that pages give it", () => {
  const files = filled();
  for (const address of ["sales.csv", "./sales.csv", "/sales.csv", "data/sales.csv", " sales.csv?v=2 ", `${HERE}/../sales.csv`]) {
    assert.match(files.find(address) ?? "", /^blob:/, address);
  }
  assert.match(files.find("%E9%94%80%E5%94%AE.json") ?? "", /^blob:/);
  assert.match(files.find("销售.json") ?? "", /^blob:/);
});

test("other addresses are left alone", () => {
  const files = filled();
  for (const address of ["other.csv", "https://example.com/sales.csv", "//example.com/sales.csv", "data:,sales.csv", "blob:x/sales.csv", "", "http://[", "%"]) {
    assert.equal(files.find(address), null, address);
  }
  assert.equal(new PageFiles(HERE).find("sales.csv"), null);
});

test("a page on disk finds what it carries", () => {
  assert.match(filled("file:///home/ada/page.html").find("file:///home/ada/sales.csv") ?? "", /^blob:/);
});

test("what is found can be read", async () => {
  const answer = await fetch(filled().find("sales.csv") ?? "");
  assert.equal(answer.headers.get("Content-Type"), "text/csv");
  assert.equal(await answer.text(), "a,b\n");
});
