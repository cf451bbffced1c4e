// @ts-check

// A browser may refuse storage (blocked cookies, a full quota). What is kept here is comfort, a
// draft or a width: without it the page works as on a first visit.

/** @param {string} key @returns {string | null} null when nothing is kept, or nothing may be */
export function recall(key) {
  return attempt(() => localStorage.getItem(key));
}

/** @param {string} key @param {string} value an empty one is forgotten */
export function remember(key, value) {
  attempt(() => (value ? localStorage.setItem(key, value) : localStorage.removeItem(key)));
}

/** @template T @param {() => T} access @returns {T | null} */
function attempt(access) {
  try {
    return access();
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
