// @ts-check
import { attributesOf, changed, nameOf } from "./markup.js";
import { isOutside, rewriteCss } from "./rewrite-text.js";

/** @typedef {import("./markup.js").Attribute} Attribute */
/** @typedef {import("./rewriter.js").Places} Places */
/** @typedef {Map<Attribute, string | null>} Changes */

const CONNECTING = /\b(?:preconnect|dns-prefetch|prefetch|prerender)\b/i;
/** @type {Record<string, import("./libraries.js").Kind>} */
const PRELOADED = { script: "script", style: "style" };

/** @param {string} tag from `<` to `>` @param {Places} places */
export function rewriteTag(tag, places) {
  const rewrite = BY_NAME[nameOf(tag)];
  if (!rewrite && !/url\(/i.test(tag)) return tag;
  const attributes = attributesOf(tag);
  /** @type {Changes} */
  const changes = new Map();
  const get = (/** @type {string} */ name) => attributes.find((attribute) => attribute.name === name);
  const whole = rewrite?.({ tag, get, changes, places });
  if (whole !== undefined) return whole;
  const style = get("style");
  if (style && /url\(/i.test(style.value)) changes.set(style, rewriteCss(style.value, places));
  return changes.size ? changed(tag, changes) : tag;
}

/**
 * @typedef {object} Tag
 * @property {string} tag
 * @property {(name: string) => Attribute | undefined} get
 * @property {Changes} changes
 * @property {Places} places
 */

/** @type {Record<string, ((tag: Tag) => string | void) | undefined>} */
const BY_NAME = {
  script({ get, changes, places }) {
    const isModule = get("type")?.value.trim().toLowerCase() === "module";
    load(get, changes, get("src"), (address) => places.library(address, isModule ? "module" : "script"));
  },

  link({ tag, get, changes, places }) {
    const relation = get("rel")?.value.toLowerCase() ?? "";
    const address = get("href");
    if (!address || !isOutside(address.value)) return;
    if (/\bstylesheet\b/.test(relation)) load(get, changes, address, (url) => places.library(url, "style"));
    else if (relation === "modulepreload") load(get, changes, address, (url) => places.library(url, "module"));
    else if (relation === "preload") load(get, changes, address, (url) => places.library(url, PRELOADED[get("as")?.value ?? ""] ?? "style"));
    // Nothing to connect to; the lines are kept, for the console counts them.
    else if (CONNECTING.test(relation) || /\b(?:icon|manifest)\b/.test(relation)) return tag.replace(/[^\n]/g, "");
  },

  img({ get, changes, places }) {
    const source = get("src");
    const sizes = get("srcset");
    if (source) draw(source, changes, places, get);
    if (sizes && !/^\s*data:/i.test(sizes.value)) changes.set(sizes, null);
  },

  source({ get, changes, places }) {
    silence(get("src"), changes, places);
    const sizes = get("srcset");
    if (sizes && !/^\s*data:/i.test(sizes.value)) changes.set(sizes, null);
  },

  video({ get, changes, places }) {
    const poster = get("poster");
    const source = get("src");
    if (poster) draw(poster, changes, places, get);
    // A film that is not here is seen by a drawing of its size.
    if (source && !poster) draw({ ...source, name: "poster" }, changes, places, get);
    else silence(source, changes, places);
  },

  audio({ get, changes, places }) {
    silence(get("src"), changes, places);
  },

  image({ get, changes, places }) {
    const source = get("href") ?? get("xlink:href");
    if (source) draw(source, changes, places, get);
  },
};

/**
 * @param {Tag["get"]} get
 * @param {Changes} changes
 * @param {Attribute | undefined} address
 * @param {(address: string) => string | null} find
 */
function load(get, changes, address, find) {
  const place = address && find(address.value.trim());
  if (!place) return;
  changes.set(address, place);
  // The copy is another file, perhaps another version: its hash is not the one that was asked.
  for (const name of ["integrity", "crossorigin"]) {
    const attribute = get(name);
    if (attribute) changes.set(attribute, null);
  }
}

/** Sound that is not here is not asked for. @param {Attribute | undefined} source @param {Changes} changes @param {Places} places */
function silence(source, changes, places) {
  if (source && places.image(source.value)) changes.set(source, null);
}

/** @param {Attribute} source @param {Changes} changes @param {Places} places @param {Tag["get"]} get */
function draw(source, changes, places, get) {
  const picture = places.image(source.value, get("width")?.value, get("height")?.value, get("alt")?.value);
  if (picture) changes.set(source, picture);
}
