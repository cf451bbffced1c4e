// @ts-check

const UNSEEN = "script, style, textarea, template, noscript, iframe, xmp"; // what they hold is no text of the page

/** @typedef {import("../js/models/page-changes.js").PageChange} PageChange */

/**
 * Give style elements and texts new contents in place: the page keeps its state.
 * @param {PageChange[]} changes
 * @returns {boolean} false, and nothing changed, where the page no longer has what one of them changes
 */
export function amend(changes) {
  const nodes = { style: [...document.querySelectorAll("style")], text: texts() };
  const found = changes.map((change) => place(nodes[change.part], change));
  if (found.includes(undefined)) return false;
  changes.forEach((change, number) => {
    /** @type {Node} */ (found[number]).textContent = shown(change.part, change.after);
  });
  return true;
}

/** @param {Node[]} nodes @param {PageChange} change */
function place(nodes, { part, before, nth, of }) {
  const text = shown(part, before);
  const same = nodes.filter((node) => node.textContent === text);
  return same.length === of ? same[nth] : undefined;
}

function texts() {
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  /** @type {Node[]} */
  const found = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement?.matches(UNSEEN)) found.push(walker.currentNode);
  return found;
}

/** As the browser's parser reads it. @param {PageChange["part"]} part @param {string} source */
function shown(part, source) {
  if (part === "style") return source.replace(/\r\n?/g, "\n");
  return new DOMParser().parseFromString(`<body>${source}`, "text/html").body.textContent;
}
