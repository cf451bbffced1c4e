// @ts-check

/**
 * @typedef {{number: number, text: string, changed: boolean}} Side
 * @typedef {{place: string} | {before: Side | null, after: Side | null}} Row
 */

const HUNK = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/;

/**
 * A unified diff as rows of two columns: what a line was before, and what it is now. Lines that
 * took the place of others stand beside them.
 * @param {string} diff without the two lines that name the files
 * @returns {Row[]}
 */
export function rowsOf(diff) {
  /** @type {Row[]} */
  const rows = [];
  /** @type {Side[]} */
  let removed = [];
  /** @type {Side[]} */
  let added = [];
  let [before, after] = [1, 1];
  const flush = () => {
    for (let index = 0; index < Math.max(removed.length, added.length); index += 1) {
      rows.push({ before: removed[index] ?? null, after: added[index] ?? null });
    }
    removed = [];
    added = [];
  };
  for (const line of diff.split("\n")) {
    const hunk = HUNK.exec(line);
    const text = line.slice(1);
    if (hunk) {
      flush();
      [before, after] = [Number(hunk[1]), Number(hunk[2])];
      rows.push({ place: line });
    } else if (line.startsWith("-")) removed.push({ number: before++, text, changed: true });
    else if (line.startsWith("+")) added.push({ number: after++, text, changed: true });
    else if (line.startsWith(" ")) {
      flush();
      rows.push({ before: { number: before++, text, changed: false }, after: { number: after++, text, changed: false } });
    }
  }
  flush();
  return rows;
}
