// @ts-check

/**
 * @typedef {{name: string, id: string, classes: string[], selector: string, tag: string, text: string, index: number}} Picked
 * @typedef {{path: string, selector: string, tag: string, text: string, line: number | null}} About
 */

const LONGEST = { selector: 500, tag: 300, text: 120, name: 60 };

/** What a frame says of the element that was chosen; null where it makes no sense. @param {any} said @returns {Picked | null} */
export function pickedOf(said) {
  if (typeof said !== "object" || said === null || !/^[a-z][a-z0-9-]*$/i.test(text(said.name, LONGEST.name))) return null;
  const tag = text(said.tag, LONGEST.tag);
  return {
    name: text(said.name, LONGEST.name),
    id: text(said.id, LONGEST.name),
    classes: Array.isArray(said.classes) ? said.classes.slice(0, 20).map((/** @type {unknown} */ one) => text(one, LONGEST.name)) : [],
    selector: text(said.selector, LONGEST.selector),
    tag: tag.startsWith("<") ? tag : `<${text(said.name, LONGEST.name)}>`,
    text: text(said.text, LONGEST.text),
    index: Number.isInteger(said.index) ? said.index : 0,
  };
}

/**
 * Where the element stands in the source: of the tags with its name the one that looks most like it.
 * @param {Record<string, string>} files @param {Picked} picked @returns {About}
 */
export function aboutOf(files, picked) {
  const pages = Object.keys(files).filter((path) => /\.(html?|svg)$/.test(path));
  const { selector, tag, text } = picked;
  for (const path of pages) {
    const found = find(files[path], picked);
    if (found) return { path, selector, tag: found.tag, text, line: found.line };
  }
  return { path: pages[0] ?? Object.keys(files)[0] ?? "index.html", selector, tag, text, line: null };
}

/** @param {About} about as a person reads it: <button> Start */
export function labelOf({ tag, text }) {
  const name = /^<[\w-]+/.exec(tag)?.[0] ?? "<";
  return `${name}>${text ? ` ${text.length > 40 ? `${text.slice(0, 39)}…` : text}` : ""}`;
}

/** @param {string} source @param {Picked} picked */
function find(source, { name, id, classes, text, index }) {
  let best = null;
  let most = 0;
  let number = 0;
  for (const match of source.matchAll(new RegExp(`<${name}(?=[\\s/>])[^>]*>`, "gi"))) {
    const tag = match[0];
    const after = source.slice(match.index + tag.length, match.index + tag.length + 400);
    const points =
      (id && new RegExp(`\\bid\\s*=\\s*["']?${escaped(id)}["'\\s>]`).test(tag) ? 8 : 0) +
      (!id && !/\bid\s*=/.test(tag) ? 1 : 0) +
      classes.filter((one) => tag.includes(one)).length +
      (text && after.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim().startsWith(text.slice(0, 20)) ? 4 : 0) +
      (number === index ? 2 : 0);
    if (points > most) [most, best] = [points, { tag: tag.replace(/\s+/g, " ").slice(0, LONGEST.tag), line: lineAt(source, match.index) }];
    number += 1;
  }
  return best;
}

/** @param {string} source @param {number} place */
const lineAt = (source, place) => source.slice(0, place).split("\n").length;

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** @param {unknown} value @param {number} most */
const text = (value, most) => (typeof value === "string" ? value.replace(/\s+/g, " ").slice(0, most) : "");
