// @ts-check

/**
 * @typedef {{name: string, value: string, start: number, end: number, quote: string}} Attribute
 * `value` with `&amp;` read; `start` and `end` where name and value stand in the tag
 */

const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** The tag's name in lower case, with the slash of an end tag. @param {string} tag */
export function nameOf(tag) {
  return (/^<(\/?[^\s/>]*)/.exec(tag)?.[1] ?? "").toLowerCase();
}

/** @param {string} tag @returns {Attribute[]} */
export function attributesOf(tag) {
  const inside = new RegExp(ATTRIBUTE);
  inside.lastIndex = nameOf(tag).length + 1;
  const found = [];
  for (let match = inside.exec(tag); match; match = inside.exec(tag)) {
    const [whole, name, double, single, bare] = match;
    const value = (double ?? single ?? bare ?? "").replaceAll("&amp;", "&");
    const quote = single !== undefined ? "'" : '"';
    found.push({ name: name.toLowerCase(), value, quote, start: match.index, end: match.index + whole.length });
  }
  return found;
}

/**
 * The tag with some attributes changed (a text) or taken out (null).
 * @param {string} tag
 * @param {Map<Attribute, string | null>} changes
 */
export function changed(tag, changes) {
  const pieces = [];
  let at = 0;
  for (const [{ name, quote, start, end }, value] of [...changes].sort(([a], [b]) => a.start - b.start)) {
    pieces.push(tag.slice(at, start));
    if (value !== null) pieces.push(`${name}=${quote}${value.replaceAll("&", "&amp;").replaceAll(quote, quote === '"' ? "&quot;" : "&#39;")}${quote}`);
    at = end;
  }
  return pieces.join("") + tag.slice(at);
}
