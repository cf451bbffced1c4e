// @ts-check

/**
 * Give style elements new text in place: the page keeps its state.
 * @param {Array<{before: string, after: string}>} changes
 * @returns {boolean} false, and nothing changed, where one of them is not there
 */
export function restyle(changes) {
  const elements = [...document.querySelectorAll("style")];
  const found = changes.map(({ before }) => elements.find((style) => style.textContent === lines(before)));
  if (found.includes(undefined)) return false;
  changes.forEach(({ after }, number) => {
    /** @type {HTMLStyleElement} */ (found[number]).textContent = after;
  });
  return true;
}

/** As the browser's parser reads line ends. @param {string} text */
const lines = (text) => text.replace(/\r\n?/g, "\n");
