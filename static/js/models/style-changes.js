// @ts-check

const STYLE = /(<style\b[^>]*>)([\s\S]*?)(<\/style>)/gi;

/**
 * What must be done to the style elements of a page that shows `before` so that it shows `after`;
 * null where more than style sheets differs.
 * @param {string} before
 * @param {string} after
 * @returns {Array<{before: string, after: string}> | null}
 */
export function styleChanges(before, after) {
  const [from, to] = [divided(before), divided(after)];
  if (from.rest !== to.rest) return null;
  return from.styles
    .map((text, number) => ({ before: text, after: to.styles[number] }))
    .filter((change) => change.before !== change.after);
}

/** @param {string} page */
function divided(page) {
  /** @type {string[]} */
  const styles = [];
  const rest = page.replace(STYLE, (_, open, text, close) => {
    styles.push(text);
    return open + close;
  });
  return { styles, rest };
}
