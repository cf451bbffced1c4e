// @ts-check

/**
 * A stretch of a page that can change while the page runs.
 * @typedef {object} PageChange
 * @property {"style" | "text"} part
 * @property {string} before as it stands in the source
 * @property {string} after
 * @property {number} nth which of the stretches that read like this, from 0
 * @property {number} of how many read like this
 */

/** @typedef {{part: "markup" | "style" | "text", text: string}} Piece */

// A `>` inside an attribute ends the tag too soon: what follows then is a text that no page shows.
const TAG = /<!--|<\/?([a-z][\w-]*)[^<>]*>?/gi;
const RAW = new Set(["script", "style", "textarea", "template", "noscript", "iframe", "xmp"]);

/**
 * What must be done to a page that shows `before` so that it shows `after`; null where more than
 * style sheets and the text between tags differs. Linear in the length of the pages.
 * @param {string} before
 * @param {string} after
 * @returns {PageChange[] | null}
 */
export function changesInPlace(before, after) {
  const [from, to] = [divided(before), divided(after)];
  if (from.length !== to.length) return null;
  const changed = from.map((_, number) => number).filter((number) => from[number].text !== to[number].text);
  if (changed.some((number) => from[number].part === "markup" || from[number].part !== to[number].part)) return null;
  return changed.map((number) => change(from, number, to[number].text));
}

/** @param {Piece[]} pieces @param {number} number @param {string} after @returns {PageChange} */
function change(pieces, number, after) {
  const { part, text } = pieces[number];
  const same = pieces.filter((piece) => piece.part === part && piece.text === text);
  return { part: /** @type {"style" | "text"} */ (part), before: text, after, nth: same.indexOf(pieces[number]), of: same.length };
}

/** Markup and texts by turns. @param {string} page */
function divided(page) {
  /** @type {Piece[]} */
  const pieces = [];
  let end = 0;
  /** @param {Piece["part"]} part @param {number} until */
  const cut = (part, until) => {
    pieces.push({ part, text: page.slice(end, until) });
    end = until;
  };
  const tags = new RegExp(TAG);
  for (let tag = tags.exec(page); tag; tag = tags.exec(page)) {
    cut("text", tag.index);
    const raw = tag[0] === "<!--" ? "-->" : tag[0][1] !== "/" && RAW.has(tag[1].toLowerCase()) ? `</${tag[1]}` : "";
    if (raw === "</style") cut("markup", tags.lastIndex);
    if (raw) tags.lastIndex = indexAfter(page, raw, tags.lastIndex);
    cut(raw === "</style" ? "style" : "markup", tags.lastIndex);
  }
  cut("text", page.length);
  return pieces;
}

/** Where the contents of an element end that may hold anything but its own end. @param {string} page @param {string} mark @param {number} start */
function indexAfter(page, mark, start) {
  const closing = new RegExp(mark, "gi");
  closing.lastIndex = start;
  return closing.exec(page)?.index ?? page.length;
}
