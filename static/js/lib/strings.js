// @ts-check

/** @type {Record<string, string> | undefined} */
let strings;

/**
 * A text in the page's language, from the JSON that the server rendered into the page.
 * @param {string} key
 * @param {Record<string, string | number>} [values] put in place of `{name}`
 */
export function t(key, values = {}) {
  return (known(key) ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Texts that only some languages have. @param {string} key @returns {string | undefined} */
export function known(key) {
  strings ??= JSON.parse(document.getElementById("strings")?.textContent ?? "{}");
  return strings?.[key];
}
