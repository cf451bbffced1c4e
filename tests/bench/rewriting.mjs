// `node tests/bench/rewriting.mjs`: what changing the addresses of a page costs, by its length.
import { readFile } from "node:fs/promises";
import { createPlaces } from "../../static/sandbox/places.js";
import { Rewriter } from "../../static/sandbox/rewriter.js";

const PIECE = 40; // characters at once, about what comes with a few tokens
const RUNS = 5;
const map = JSON.parse(await readFile("build/vendor/map.json", "utf8"));
const places = createPlaces("https://sandbox.example/vendor/", () => {}, undefined, false, map);
const SECTION = `
<section class="card" style="background: url(https://images.example/a.jpg)">
  <h2 title="a > b">A heading</h2><img src="https://picsum.photos/300/200" alt="A picture">
  <style>.card { padding: 1rem } @import "https://fonts.googleapis.com/css2?family=Inter";</style>
  <script type="module">import { Scene } from "https://unpkg.com/three@0.160/build/three.module.js"; // no load: "https://x"
  document.title = "https://cdn.example/none.js";</script>
  <p>${"Plain text, which is most of a page. ".repeat(20)}</p>
</section>`;

/** @param {string} page */
function pieces(page) {
  return Array.from({ length: Math.ceil(page.length / PIECE) }, (_, i) => page.slice(i * PIECE, (i + 1) * PIECE));
}

/** @param {string[]} texts @param {{write: (text: string) => string, end: () => string}} sink */
function milliseconds(texts, sink) {
  const before = performance.now();
  let length = 0;
  for (const text of texts) length += sink.write(text).length;
  length += sink.end().length;
  return length ? performance.now() - before : Number.NaN;
}

/** @param {() => number} measure */
function best(measure) {
  return Math.min(...Array.from({ length: RUNS }, measure));
}

console.log("| page, KB | ms per 10 KB | times a copy of the pieces |\n|---|---|---|");
for (const kilobytes of [10, 100, 1000, 4000]) {
  const texts = pieces(SECTION.repeat(Math.ceil((kilobytes * 1000) / SECTION.length)));
  const size = texts.length * PIECE;
  const rewriting = best(() => milliseconds(texts, new Rewriter(places)));
  const copy = { out: "", write: (/** @type {string} */ text) => (copy.out += text, text), end: () => "" };
  const copying = best(() => milliseconds(texts, copy));
  console.log(`| ${kilobytes} | ${((rewriting / size) * 10_000).toFixed(2)} | ${(rewriting / copying).toFixed(0)} |`);
}
