// @ts-check

/** @type {Record<string, string> | undefined} */
let strings;

/**
 * A text in the page's language, from the JSON that the server rendered into the page.
 * @param {string} key
 * @param {Record<string, string | number>} [values] put in place of `{name}`
 */
export function t(key, values = {}) {
  strings ??= JSON.parse(document.getElementById("strings")?.textContent ?? "{}");
  const text = strings?.[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
