// @ts-check
// Loaded when somebody asks for it: it is the largest thing on the page by far.
import * as babel from "prettier/plugins/babel";
import * as estree from "prettier/plugins/estree";
import * as html from "prettier/plugins/html";
import * as markdown from "prettier/plugins/markdown";
import * as postcss from "prettier/plugins/postcss";
import { format } from "prettier/standalone";

/** @type {Record<string, string>} */
const PARSERS = { html: "html", svg: "html", css: "css", js: "babel", mjs: "babel", jsx: "babel", json: "json", md: "markdown" };

/**
 * @param {string} path
 * @param {string} text
 * @returns {Promise<string>} the text as it is, where nobody knows how to format it
 * @throws {Error} for text with a syntax error
 */
export async function formatted(path, text) {
  const parser = PARSERS[path.slice(path.lastIndexOf(".") + 1)];
  if (!parser) return text;
  return format(text, { parser, plugins: [babel, /** @type {any} */ (estree), html, markdown, postcss], printWidth: 100 });
}
