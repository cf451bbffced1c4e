// @ts-check

const LONGEST = 1_000; // characters of one message
const DEPTH = 2; // levels of objects that are written out

/**
 * What a console call said, as text.
 * @param {unknown[]} values
 */
export function describeAll(values) {
  return values.map((value) => describe(value)).join(" ").slice(0, LONGEST);
}

/** @param {unknown} value @param {number} [depth] @returns {string} */
export function describe(value, depth = 0) {
  if (typeof value === "string") return depth ? JSON.stringify(value) : value;
  if (typeof value === "function") return `ƒ ${value.name || "anonymous"}()`;
  if (typeof value !== "object" || value === null) return String(value);
  try {
    return describeObject(value, depth);
  } catch {
    return "[object that cannot be read]"; // a getter of the page threw
  }
}

/** @param {object} value @param {number} depth @returns {string} */
function describeObject(value, depth) {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (typeof Element !== "undefined" && value instanceof Element) return `<${value.localName}>`;
  if (depth >= DEPTH) return Array.isArray(value) ? `Array(${value.length})` : "{…}";
  if (Array.isArray(value)) return `[${value.slice(0, 20).map((item) => describe(item, depth + 1)).join(", ")}]`;
  const fields = Object.entries(value).slice(0, 20);
  return `{${fields.map(([name, item]) => `${name}: ${describe(item, depth + 1)}`).join(", ")}}`;
}
