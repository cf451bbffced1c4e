// @ts-check

// What the addresses of the content networks say: which library, which version, which file.

/**
 * @typedef {{name: string, version: string, path: string, isModule?: boolean}} Wish
 * `version` as it is written, "" for any; `path` within the package, "" for its main file.
 */

const PACKAGE = "((?:@[\\w.-]+\\/)?[\\w.-]+?)(?:@([\\w.^~-]+))?";
const REST = "(?:\\/([^?#]*))?(?:[?#].*)?$";

/** @type {Array<[RegExp, (match: RegExpMatchArray) => Wish]>} */
const HOSTS = [
  [new RegExp(`^cdn\\.jsdelivr\\.net/npm/${PACKAGE}${REST}`), npm],
  [new RegExp(`^unpkg\\.com/${PACKAGE}${REST}`), npm],
  [new RegExp(`^(?:esm\\.sh|esm\\.run|cdn\\.skypack\\.dev)/(?:v\\d+/)?${PACKAGE}${REST}`), module],
  [new RegExp(`^ga\\.jspm\\.io/npm:${PACKAGE}${REST}`), module],
  [/^cdnjs\.cloudflare\.com\/ajax\/libs\/([\w.-]+)\/([\w.-]+)\/([^?#]*)/, npm],
  [/^ajax\.googleapis\.com\/ajax\/libs\/([\w.-]+)\/([\w.-]+)\/([^?#]*)/, npm],
  [/^cdn\.tailwindcss\.com()()()/, () => wish("tailwindcss")],
  [/^cdn\.plot\.ly\/plotly(?:-[a-z]+)?-([\w.]+?)(?:\.min)?\.js/, (match) => wish("plotly.js", match[1])],
  [/^d3js\.org\/d3\.v(\d+)/, (match) => wish("d3", match[1])],
  [/^code\.jquery\.com\/jquery-([\d.]+?)(\.slim)?(?:\.min)?\.js/, (match) => wish("jquery", match[1], match[2] ? "dist/jquery.slim.min.js" : "")],
  [/^(?:kit|use)\.fontawesome\.com\/.*\.css/, () => wish("font-awesome", "", "css/all.min.css")],
  [/^(?:kit|use)\.fontawesome\.com\//, () => wish("font-awesome", "", "js/all.min.js")],
  [/^(?:cdn\.rawgit\.com|rawcdn\.githack\.com|raw\.githack\.com)\/mrdoob\/(three|stats)\.js\/(?:r?(\d+)|[\w.]+)\/([^?#]*)/, npm],
  [/^threejs\.org\/(build|examples)\/([^?#]*)/, (match) => wish("three", "", `${match[1]}/${match[2]}`)],
];

/** @param {string} address @returns {Wish | null} null: no content network that is known */
export function wishOf(address) {
  const bare = address.replace(/^(?:https?:)?\/\//, "");
  if (bare === address) return null;
  for (const [shape, read] of HOSTS) {
    const match = bare.match(shape);
    if (match) return read(match);
  }
  return null;
}

/** @param {string} name @param {string} [version] @param {string} [path] @returns {Wish} */
const wish = (name, version = "", path = "") => ({ name: name.toLowerCase(), version, path });

/** @param {RegExpMatchArray} match */
function npm([, name, version, path]) {
  const asked = wish(name, version ?? "", path ?? "");
  return path === "+esm" ? { ...asked, path: "", isModule: true } : asked;
}

/** @param {RegExpMatchArray} match */
function module([, name, version, path]) {
  return { ...wish(name, version ?? "", path ?? ""), isModule: true };
}
