// @ts-check

// The browser numbers the lines of a script that is written into a page from the script's own
// beginning. So each script gets a name that says where in which file it begins.

const OWN = /artifact\/(\d+)\/([^\s():]+?):(\d+)(?::(\d+))?/;
const EACH = new RegExp(OWN, "g");
const LONGEST = 1_500; // characters of a stack

/** @typedef {{file: string, line: number}} Place */

/**
 * A comment that names the script before it.
 * @param {number} line where it begins in its file
 * @param {string} file
 */
export function sourceName(line, file) {
  return `\n//# sourceURL=artifact/${line}/${file}`;
}

/**
 * The first place in the artifact's own source that a stack names.
 * @param {string} stack
 * @returns {Place | null}
 */
export function placeIn(stack) {
  const found = OWN.exec(stack);
  return found && { file: found[2], line: Number(found[1]) + Number(found[3]) - 1 };
}

/**
 * A stack in the artifact's own terms, without what the frame itself has put into it.
 * @param {string} stack
 * @param {string} frame the frame's address
 * @param {string} libraries the address of /vendor/
 */
export function readable(stack, frame, libraries) {
  const lines = stack.split("\n").filter((line) => !line.includes(frame) || /\bon[a-z]+ \(/.test(line));
  return lines
    .map((line) => line.replace(/ \(([^()]*)\)$/, (whole, place) => (place.includes(frame) ? "" : whole)))
    .join("\n")
    .replaceAll(libraries, "")
    .replace(EACH, (_whole, first, file, line) => `${file}:${Number(first) + Number(line) - 1}`)
    .slice(0, LONGEST);
}
