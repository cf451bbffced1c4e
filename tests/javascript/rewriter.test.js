// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";

import { placeholder } from "../../static/sandbox/placeholder.js";
import { Rewriter } from "../../static/sandbox/rewriter.js";

/** @type {import("../../static/sandbox/rewriter.js").Places} */
const places = {
  library: (address, kind) => (address.includes("cdn/") ? `/v/${kind}/${address.split("cdn/")[1]}` : null),
  image: (address) => (/^(?:data:|#)/.test(address) ? null : "data:p"),
  modules: (/** @type {string} */ address) => /** @type {Record<string, string>} */ (address.includes("react") ? { client: "/v/client" } : {}),
};

/** @param {...string} chunks */
function rewritten(...chunks) {
  const rewriter = new Rewriter(places);
  return chunks.map((chunk) => rewriter.write(chunk)).join("") + rewriter.end();
}

const CASES = {
  "a script, without the hash of another file": [
    '<script src="https://cdn/a.js?x=1&amp;y=2" integrity="sha" crossorigin defer></script>',
    '<script src="/v/script/a.js?x=1&amp;y=2"   defer></script>',
  ],
  "a module": ["<SCRIPT TYPE=module SRC='https://cdn/m.js'>", "<SCRIPT TYPE=module src='/v/module/m.js'>"],
  "an address without quotes": ["<script src=https://cdn/a.js></script>", '<script src="/v/script/a.js"></script>'],
  "a style sheet": ['<link rel="stylesheet" href="https://cdn/a.css"/>', '<link rel="stylesheet" href="/v/style/a.css"/>'],
  "hints, gone with their lines kept": ['<link rel="preconnect"\nhref="https://fonts.gstatic.com">x', "\nx"],
  "unknown scripts stay": ['<script src="https://x/a.js" integrity="s"></script>', '<script src="https://x/a.js" integrity="s"></script>'],
  "text is no load": ['<p>use <code>src="https://cdn/a.js"</code> &lt;script src="https://cdn/a.js"&gt;</p>', '<p>use <code>src="https://cdn/a.js"</code> &lt;script src="https://cdn/a.js"&gt;</p>'],
  "a comment is no load": ['<!-- <script src="https://cdn/a.js"></script> --><!--><b>', '<!-- <script src="https://cdn/a.js"></script> --><!--><b>'],
  "a quoted > ends no tag": ['<a title="a > b" data-x=\'<script src="https://cdn/a">\'>', '<a title="a > b" data-x=\'<script src="https://cdn/a">\'>'],
  "an apostrophe without quotes opens none": ["<p title=it's><img src=a.png>", '<p title=it\'s><img src="data:p">'],
  "a textarea holds text": ['<textarea><script src="https://cdn/a.js"></textarea>', '<textarea><script src="https://cdn/a.js"></textarea>'],
  "pictures": ['<img src="https://x/a.png" srcset="b.png 2x" alt="A"><img src="data:x">', '<img src="data:p"  alt="A"><img src="data:x">'],
  "films and sounds that are not here": ['<video src="https://x/a.mp4" controls></video><audio src="b.mp3"></audio><video poster="p.png" src="c.mp4"><source src="d.webm"></video>', '<video poster="data:p" controls></video><audio ></audio><video poster="data:p" ><source ></video>'],
  "films that the page carries": ['<video src="data:video/mp4,x"></video>', '<video src="data:video/mp4,x"></video>'],
  imports: [
    '<script type="module">import * as T from "https://cdn/t.js";\nimport \'https://cdn/u.js\';const m = await import("https://cdn/w.js"); import a from "./a.js"</script>',
    '<script type="module">import * as T from "/v/module/t.js";\nimport \'/v/module/u.js\';const m = await import("/v/module/w.js"); import a from "./a.js"</script>',
  ],
  "imports in strings are none": [
    "<script>const s = 'import a from \"https://cdn/a.js\"'; // import b from \"https://cdn/b.js\"\nconst t = `import \"https://cdn/c.js\"`;</script>",
    "<script>const s = 'import a from \"https://cdn/a.js\"'; // import b from \"https://cdn/b.js\"\nconst t = `import \"https://cdn/c.js\"`;</script>",
  ],
  "an import map, folders of bundled modules too": [
    '<script type="importmap">{"imports": {\n"a": "https://cdn/a.js", "react-dom/": "https://cdn/react-dom/", "l": "./l.js"}}</script>',
    '<script type="importmap">{"imports":{"a":"/v/module/a.js","react-dom/client":"/v/client","react-dom/":"/v/module/react-dom/","l":"./l.js"}}\n</script>',
  ],
  "styles": [
    "<style>@import url('https://cdn/f.css'); @import \"https://cdn/g.css\"; /* url(https://x/c.png) */ b { background: url(https://x/b.png) } @font-face { src: url(https://x/f.woff2) }</style>",
    "<style>@import url('/v/style/f.css'); @import \"/v/style/g.css\"; /* url(https://x/c.png) */ b { background: url(data:p) } @font-face { src: url(https://x/f.woff2) }</style>",
  ],
  "a style attribute": ['<p style="color:red;background:url(\'https://x/b.png\')">', '<p style="color:red;background:url(\'data:p\')">'],
  "a script that never ends": ['<script>import "https://cdn/a.js"', '<script>import "https://cdn/a.js"'],
  "a less-than sign": ["a < b <3 <", "a < b <3 <"],
};

for (const [name, [before, after]] of Object.entries(CASES)) {
  test(name, () => assert.equal(rewritten(before), after));
  test(`${name}: at every split`, () => {
    for (let i = 0; i <= before.length; i++) assert.equal(rewritten(before.slice(0, i), before.slice(i)), after);
    assert.equal(rewritten(...before), after);
  });
}

test("any chunks give the same", () => {
  const page = Object.values(CASES).map(([before]) => before).filter((text) => !text.endsWith('a.js"') && !text.endsWith("<")).join("\n");
  const whole = rewritten(page);
  let seed = 7;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let round = 0; round < 300; round++) {
    const chunks = [];
    for (let i = 0; i < page.length; ) chunks.push(page.slice(i, (i += 1 + Math.floor(random() ** 3 * 60))));
    assert.equal(rewritten(...chunks), whole);
  }
});

test("a placeholder has the asked size", () => {
  const size = (/** @type {Parameters<typeof placeholder>} */ ...asked) => /width="(\d+)" height="(\d+)"/.exec(decodeURIComponent(placeholder(...asked) ?? ""))?.slice(1).map(Number);
  assert.deepEqual(size("https://picsum.photos/400/300"), [400, 300]);
  assert.deepEqual(size("https://via.placeholder.com/150"), [150, 150]);
  assert.deepEqual(size("https://placehold.co/600x400?text=Hi"), [600, 400]);
  assert.deepEqual(size("https://images.unsplash.com/photo-1?w=1200&q=80"), [1200, 750]);
  assert.deepEqual(size("hero.jpg", "320", "200"), [320, 200]);
  assert.equal(placeholder("data:image/png;base64,x"), null);
});
