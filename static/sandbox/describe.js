// @ts-check

const LONGEST = 1_000; // characters of one message
const LONGEST_DETAIL = 4_000;
const DEPTH = 2; // levels of objects that are written out in a line
const DEEP = 5; // and below it, when it is opened
const MOST = 20; // items of one object in a line
const MOST_DEEP = 300; // items of all objects together, when opened

/**
 * What a console call said, as text.
 * @param {unknown[]} values
 */
export function describeAll(values) {
  return formatted(values).map((value) => describe(value)).join(" ").slice(0, LONGEST);
}

/**
 * The objects of a console call at length; null where the line has said it all.
 * @param {unknown[]} values
 * @returns {string | null}
 */
export function detailOf(values) {
  const left = { items: MOST_DEEP };
  const parts = values.filter((value) => typeof value === "object" && value !== null).map((value) => spread(value, left));
  const text = parts.filter((part) => part.includes("\n")).join("\n");
  return text ? text.slice(0, LONGEST_DETAIL) : null;
}

/** `%s` and the like, as the first value may have them. @param {unknown[]} values @returns {unknown[]} */
function formatted(values) {
  const [first, ...others] = values;
  if (typeof first !== "string" || !others.length || !/%[sdifoOc]/.test(first)) return values;
  const text = first.replace(/%([sdifoOc%])/g, (whole, kind) => {
    if (kind === "%") return "%";
    if (!others.length) return whole;
    const value = others.shift();
    if (kind === "c") return "";
    return "di".includes(kind) ? String(Math.trunc(Number(value))) : describe(value);
  });
  return [text, ...others];
}

/** @param {unknown} value @param {number} [depth] @returns {string} */
export function describe(value, depth = 0) {
  if (typeof value === "string") return depth ? JSON.stringify(value) : value;
  if (typeof value === "function") return `ƒ ${value.name || "anonymous"}()`;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return String(value);
  try {
    return describeObject(value, depth);
  } catch {
    return "[object that cannot be read]"; // a getter of the page threw
  }
}

/** @param {object} value @param {number} depth @returns {string} */
function describeObject(value, depth) {
  const plain = alone(value);
  if (plain !== null) return plain;
  const list = Array.isArray(value);
  if (depth >= DEPTH) return list ? `Array(${value.length})` : `${kindOf(value)}{…}`;
  const parts = partsOf(value, MOST).map(([name, item]) => (name === null ? "" : `${name}: `) + describe(item, depth + 1));
  return list ? `[${parts.join(", ")}]` : `${kindOf(value)}{${parts.join(", ")}}`;
}

/** Values that have no parts to show. @param {object} value */
function alone(value) {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Date || value instanceof RegExp) return String(value);
  if (typeof Element !== "undefined" && value instanceof Element) return `<${value.localName}${value.id ? ` id="${value.id}"` : ""}>`;
  return null;
}

/** One part a line. @param {object} value @param {{items: number}} left @param {number} [depth] @returns {string} */
function spread(value, left, depth = 1) {
  try {
    const parts = alone(value) === null && depth < DEEP ? partsOf(value, left.items) : [];
    left.items -= parts.length;
    if (!parts.length) return describe(value, DEPTH);
    const margin = "  ".repeat(depth);
    const lines = parts.map(([name, item]) => `${margin}${name === null ? "" : `${name}: `}${deep(item, left, depth)}`);
    const [open, close] = Array.isArray(value) ? "[]" : "{}";
    return `${kindOf(value)}${open}\n${lines.join("\n")}\n${"  ".repeat(depth - 1)}${close}`;
  } catch {
    return "[object that cannot be read]";
  }
}

/** @param {unknown} item @param {{items: number}} left @param {number} depth */
const deep = (item, left, depth) => (typeof item === "object" && item !== null ? spread(item, left, depth + 1) : describe(item, 1));

/** @param {object} value @param {number} most @returns {Array<[string | null, unknown]>} */
function partsOf(value, most) {
  if (Array.isArray(value)) return value.slice(0, most).map((item) => [null, item]);
  if (value instanceof Map) return [...value].slice(0, most).map(([key, item]) => [describe(key, 1), item]);
  if (value instanceof Set) return [...value].slice(0, most).map((item) => [null, item]);
  return Object.entries(value).slice(0, most);
}

/** Says what a class's object is. @param {object} value */
function kindOf(value) {
  if (value instanceof Map || value instanceof Set) return `${value.constructor.name}(${value.size}) `;
  const name = value.constructor?.name;
  return !name || name === "Object" || Array.isArray(value) ? "" : `${name} `;
}
