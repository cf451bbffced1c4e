// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { HtmlRewriter } from "../../static/sandbox/rewriter.js";

/** @param {string} address @param {string} kind */
const find = (address, kind) => (address.includes("known") ? `/vendor/${kind}` : null);

/** @param {string[]} pieces */
function rewritten(...pieces) {
  const rewriter = new HtmlRewriter(find);
  return pieces.map((piece) => rewriter.write(piece)).join("") + rewriter.end();
}

const CASES = [
  ['<script src="https://known/a.js"></script>', '<script src="/vendor/script"></script>'],
  ["<script src='//known/a.js' defer></script>", '<script src="/vendor/script" defer></script>'],
  ["<script src=https://known/a.js></script>", '<script src="/vendor/script"></script>'],
  [
    '<script src="https://known/a.js" integrity="sha384-x" crossorigin="anonymous"></script>',
    '<script src="/vendor/script"></script>',
  ],
  ['<script type="module" src="https://known/a.js"></script>', '<script type="module" src="/vendor/module"></script>'],
  ['<link rel="stylesheet" href="https://known/a.css">', '<link rel="stylesheet" href="/vendor/style">'],
  ['<link rel="icon" href="https://known/a.ico">', null],
  ['<a href="https://known/">known</a>', null],
  ["<p>https://known/a.js stays text</p>", null],
  ['<!-- <script src="https://known/a.js"></script> -->', null],
  ['<textarea><script src="https://known/a.js"></script></textarea>', null],
  ['<script>const text = "https://known/a.js";</script>', null],
  ['<script>import x from "https://known/x";</script>', '<script>import x from "/vendor/module";</script>'],
  ['<script>await import("https://known/x");</script>', '<script>await import("/vendor/module");</script>'],
  ["<script>import 'https://known/x';</script>", "<script>import '/vendor/module';</script>"],
  ['<script>import x from "https://other/x";</script>', null],
  [
    '<script type="importmap">{"imports": {"three": "https://known/x"}}</script>',
    '<script type="importmap">{"imports": {"three": "/vendor/module"}}</script>',
  ],
  ['<style>@import url("https://known/f");\na { }</style>', '<style>@import url("/vendor/style");\na { }</style>'],
  ["<style>@import 'https://known/f';</style>", "<style>@import '/vendor/style';</style>"],
  ["<style>a { background: url(https://known/x.png) }</style>", "<style>a { background: url(/vendor/image) }</style>"],
  ['<img src="https://known/x.png" alt="a > b">', '<img src="/vendor/image" alt="a > b">'],
  ['<p title="<img src=https://known/x>">1 < 2 & 3</p>', null],
  ["<p>cut <b", null],
  ['<script src="https://known', null],
  ["<!-- cut", null],
  ["<script>cut", null],
];

test("loads are led to our copies, all else stays as it is", () => {
  for (const [html, expected] of CASES) assert.equal(rewritten(/** @type {string} */ (html)), expected ?? html);
});

test("every way to cut the text gives the same", () => {
  for (const [html, expected] of CASES) {
    const text = `<p>before</p>\n${html}`;
    for (let at = 0; at <= text.length; at += 1) {
      assert.equal(rewritten(text.slice(0, at), text.slice(at)), `<p>before</p>\n${expected ?? html}`);
    }
    assert.equal(rewritten(...text), `<p>before</p>\n${expected ?? html}`);
  }
});

test("text leaves as soon as it cannot be part of an address", () => {
  const rewriter = new HtmlRewriter(find);
  assert.equal(rewriter.write("<p>One"), "<p>One");
  assert.equal(rewriter.write(" two<"), " two");
  assert.equal(rewriter.write("/p><style>a {}\nb"), "</p><style>a {}\n");
});

test("the work grows with the length of the text, not with its square", () => {
  const count = (/** @type {number} */ lines) => {
    let looked = 0;
    const rewriter = new HtmlRewriter((address) => {
      looked += address.length;
      return null;
    });
    const text = '<script src="https://x/y.js"></script>\n<script>let a = 1;\nlet b = 2;</script>\n'.repeat(lines);
    for (let at = 0; at < text.length; at += 13) rewriter.write(text.slice(at, at + 13));
    rewriter.end();
    return looked;
  };
  assert.equal(count(400), 4 * count(100));
});
