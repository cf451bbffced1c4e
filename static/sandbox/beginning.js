// @ts-check

const MARK = "page:"; // so that no text is the name of anything in the parent

/**
 * The page's beginning, which the parent's server gave with the frame as its name: text without
 * scripts, painted before the parent's scripts have come. Empty where there is none, and in a tab
 * of its own, whose name anybody may have set.
 * @param {Window} window
 */
export function takeBeginning(window) {
  const { name } = window;
  window.name = ""; // the page finds nothing there, nor what follows it in this frame
  return window.parent !== window && name.startsWith(MARK) ? name.slice(MARK.length) : "";
}
