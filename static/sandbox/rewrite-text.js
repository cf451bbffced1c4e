// @ts-check

/** @typedef {import("./rewriter.js").Places} Places */

const FONT = /\.(?:woff2?|ttf|otf|eot)\b/i;
// Comments come first, so that nothing in them is found. Repetitions are bounded or take all.
const IN_CSS =
  /\/\*[^]*?(?:\*\/|$)|(@import\s{1,9}(?:url\(\s{0,9})?)(["']?)([^"')\s;]{1,4000})|(url\(\s{0,9})(["']?)([^"')]{0,4000})(?=["']?\s{0,9}\))/gi;
// Imports come before strings, comments and templates, in which nothing is an import.
const IN_SCRIPT =
  /(\b(?:from|import)\s{0,9}(?:\(\s{0,9})?)(["'])((?:https?:)?\/\/[^"'\s]{1,2000})\2|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|`(?:\\[^]|[^`\\])*`?|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?/g;

/** @param {string} address */
export function isOutside(address) {
  return /^\s*(?:https?:)?\/\//i.test(address);
}

/** @param {string} text @param {Places} places */
export function rewriteCss(text, places) {
  if (!/url\(|@import/i.test(text)) return text;
  return text.replace(IN_CSS, (whole, atImport, quote, sheet, url, urlQuote, address) => {
    if (atImport) {
      const place = places.library(sheet, "style");
      return place ? atImport + quote + place : whole;
    }
    if (!url || FONT.test(address)) return whole;
    const picture = places.image(address.trim());
    return picture ? url + urlQuote + picture : whole;
  });
}

/** @param {string} text @param {Places} places */
export function rewriteScript(text, places) {
  if (!/\b(?:from|import)\b/.test(text) || !text.includes("//")) return text;
  return text.replace(IN_SCRIPT, (whole, before, quote, address) => {
    const place = before && places.library(address, "module");
    return place ? before + quote + place + quote : whole;
  });
}

/** @param {string} text @param {Places} places */
export function rewriteImportMap(text, places) {
  let map;
  try {
    map = JSON.parse(text);
  } catch {
    return text; // the browser will say what is wrong with it
  }
  if (typeof map?.imports !== "object" || map.imports === null) return text;
  map.imports = rewriteImports(map.imports, places);
  for (const scope of Object.values(map.scopes ?? {})) Object.assign(scope, rewriteImports(scope, places));
  delete map.integrity;
  return JSON.stringify(map) + "\n".repeat(text.split("\n").length - 1);
}

/** @param {Record<string, unknown>} imports @param {Places} places */
function rewriteImports(imports, places) {
  /** @type {Record<string, unknown>} */
  const result = {};
  for (const [name, address] of Object.entries(imports)) {
    const isFolder = name.endsWith("/") && typeof address === "string";
    // Bundled modules have no common folder: each by its name.
    if (isFolder) for (const [path, file] of Object.entries(places.modules(address))) result[name + path] = file;
    result[name] = (typeof address === "string" && places.library(address, "module")) || address;
  }
  // What names a single module is more exact than what a folder was expanded to.
  for (const [name, address] of Object.entries(imports)) {
    if (typeof address === "string" && !name.endsWith("/")) result[name] = places.library(address, "module") || address;
  }
  return result;
}
