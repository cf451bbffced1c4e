// @ts-check
import { rowsOf } from "../models/diff-rows.js";

/** @typedef {import("../models/diff-rows.js").Side} Side */

/** A unified diff line by line. @param {string} diff */
export function inlineLines(diff) {
  return diff.split("\n").map((line) => {
    const kinds = /** @type {Record<string, string>} */ ({ "+": "added", "-": "removed", "@": "place" });
    const element = block("code-view__line", line || " ");
    element.dataset.kind = kinds[line[0]] ?? "same";
    return element;
  });
}

/** The same with before and after beside each other. @param {string} diff */
export function sideLines(diff) {
  return rowsOf(diff).map((row) => {
    if ("place" in row) {
      const element = block("code-view__line", row.place);
      element.dataset.kind = "place";
      return element;
    }
    const element = block("code-view__pair");
    element.append(...side(row.before, "removed"), ...side(row.after, "added"));
    return element;
  });
}

/** @param {Side | null} line @param {string} kind */
function side(line, kind) {
  const number = block("code-view__number", line ? String(line.number) : "");
  const text = block("code-view__side", line?.text ?? "");
  text.dataset.kind = line ? (line.changed ? kind : "same") : "none";
  return [number, text];
}

/** @param {string} name @param {string} [text] */
function block(name, text) {
  const element = document.createElement("div");
  element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
}
