// @ts-check
import { attributesOf, nameOf } from "./markup.js";
import { rewriteTag } from "./rewrite-tag.js";
import { rewriteCss, rewriteImportMap, rewriteScript } from "./rewrite-text.js";

/**
 * @typedef {object} Places where what a page loads is found instead; null leaves an address alone
 * @property {(address: string, kind: import("./libraries.js").Kind) => string | null} library
 * @property {(address: string, width?: string, height?: string, label?: string) => string | null} image
 * @property {(address: string) => Record<string, string>} modules the files below a folder, by path
 */

const RAW = new Set(["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript"]);
const SCRIPT_TYPES = /^(?:$|module$|(?:text|application)\/(?:java|ecma)script|text\/babel|text\/jsx)/;
const BROWSER_TYPES = /^(?:$|module$|(?:text|application)\/(?:java|ecma)script)/;
const MAIN = "index.html";

/**
 * Changes the addresses that an HTML text loads from, while the text comes in. Every split of the
 * text gives the same result, in time that grows with its length: tags and the insides of scripts
 * and styles are held until they are whole, which delays nothing, as browsers wait for them too.
 */
export class Rewriter {
  #places;
  #mode = this.#text;
  #carry = ""; // the end of a chunk that cannot be understood yet; a few characters
  /** @type {string[]} what is held of a tag or a raw element */
  #held = [];
  #quote = ""; // in a tag: the quote that is open, "=" before a value, "u" in one without quotes
  #raw = "";
  #rawTag = "";
  #rawEnd = /$/g;
  #line = 1; // of the artifact's own source
  #name;
  #drawings = 0; // <svg> elements that are open: there, scripts may close themselves
  /** @type {string[]} */
  #out = [];

  /** @param {Places} places @param {(line: number, file: string) => string} [name] put behind each script */
  constructor(places, name = () => "") {
    this.#places = places;
    this.#name = name;
  }

  /** @param {string} chunk @returns {string} */
  write(chunk) {
    const text = this.#carry + chunk;
    this.#carry = "";
    for (let i = 0; i < text.length; ) i = this.#mode(text, i);
    return this.#taken();
  }

  /** What is still held; it ends as it is. @returns {string} */
  end() {
    this.#out.push(...this.#held, this.#carry);
    this.#held = [];
    this.#carry = "";
    return this.#taken();
  }

  #taken() {
    const out = this.#out.join("");
    this.#out = [];
    return out;
  }

  // Modes: each takes some of `text` from `i` on and says where the rest begins.

  /** @param {string} text @param {number} i @returns {number} */
  #text(text, i) {
    const start = text.indexOf("<", i);
    if (start < 0) return this.#pass(text, i, text.length);
    this.#pass(text, i, start);
    const opening = text.slice(start, start + 4);
    if (opening.length < 4 && ("<!--".startsWith(opening) || opening === "</")) return this.#wait(text, start);
    if (/^<\/?[a-z]/i.test(opening)) {
      this.#mode = this.#tag;
      this.#quote = "";
      return start;
    }
    if (opening === "<!--") this.#mode = this.#comment;
    else if (/^<[!?/]/.test(opening)) this.#mode = this.#declaration;
    // The dashes are left to be found: `<!-->` is a whole comment.
    return this.#pass(text, start, start + (opening === "<!--" ? 2 : 1));
  }

  /** @param {string} text @param {number} i @returns {number} */
  #comment(text, i) {
    const end = text.indexOf("-->", i);
    if (end >= 0) {
      this.#mode = this.#text;
      return this.#pass(text, i, end + 3);
    }
    const dashes = /-{0,2}$/.exec(text.slice(Math.max(i, text.length - 2)))?.[0].length ?? 0;
    this.#pass(text, i, text.length - dashes);
    return this.#wait(text, text.length - dashes);
  }

  /** @param {string} text @param {number} i @returns {number} */
  #declaration(text, i) {
    const end = text.indexOf(">", i);
    if (end < 0) return this.#pass(text, i, text.length);
    this.#mode = this.#text;
    return this.#pass(text, i, end + 1);
  }

  /** @param {string} text @param {number} i @returns {number} */
  #tag(text, i) {
    const end = this.#endOfTag(text, i);
    this.#held.push(text.slice(i, end < 0 ? text.length : end));
    if (end < 0) return text.length;
    const tag = this.#held.join("");
    this.#held = [];
    this.#mode = this.#text;
    this.#count(tag);
    this.#out.push(rewriteTag(tag, this.#places));
    this.#entered(tag);
    return end;
  }

  /**
   * The place after the tag's `>`, as browsers find it: quotes count where a value begins.
   * @param {string} text @param {number} i
   */
  #endOfTag(text, i) {
    for (; i < text.length; i++) {
      const char = text[i];
      if (this.#quote === '"' || this.#quote === "'") {
        const close = text.indexOf(this.#quote, i);
        if (close < 0) return -1;
        this.#quote = "";
        i = close;
      } else if (char === ">") return i + 1;
      else if (this.#quote === "=") {
        if (char === '"' || char === "'") this.#quote = char;
        else if (!/\s/.test(char)) this.#quote = "u";
      } else if (/\s/.test(char)) this.#quote = "";
      else if (char === "=" && this.#quote === "") this.#quote = "=";
    }
    return -1;
  }

  /** @param {string} tag */
  #entered(tag) {
    const name = nameOf(tag);
    if (name === "svg" && !tag.endsWith("/>")) this.#drawings += 1;
    if (name === "/svg") this.#drawings = Math.max(0, this.#drawings - 1);
    if (!RAW.has(name) || (this.#drawings && tag.endsWith("/>"))) return;
    this.#mode = this.#inRaw;
    this.#raw = name;
    this.#rawTag = tag;
    this.#rawEnd = new RegExp(`</${name}(?=[\\s/>])`, "gi");
  }

  /** @param {string} text @param {number} i @returns {number} */
  #inRaw(text, i) {
    this.#rawEnd.lastIndex = i;
    const found = this.#rawEnd.exec(text);
    if (!found) return this.#holdRaw(text, i);
    this.#held.push(text.slice(i, found.index));
    this.#out.push(this.#wholeRaw(this.#held.join("")));
    this.#held = [];
    this.#mode = this.#tag;
    this.#quote = "";
    return found.index;
  }

  /** @param {string} text @param {number} i @returns {number} */
  #holdRaw(text, i) {
    const end = `</${this.#raw}`;
    const last = text.lastIndexOf("<");
    const mayEnd = last >= i && end.startsWith(text.slice(last).toLowerCase());
    const until = mayEnd ? last : text.length;
    if (until > i) this.#held.push(text.slice(i, until));
    return this.#wait(text, until);
  }

  /** @param {string} content */
  #wholeRaw(content) {
    // What was put in from another file is no part of this one, and counts its own lines.
    const file = this.#attribute("data-file");
    const name = this.#runs ? this.#name(file ? Number(!content.startsWith("\n")) : this.#line, file || MAIN) : "";
    if (!file) this.#count(content);
    return this.#rewriteRaw(content) + name;
  }

  /** @param {string} content */
  #rewriteRaw(content) {
    if (this.#raw === "style") return rewriteCss(content, this.#places);
    if (this.#raw !== "script") return content;
    const type = this.#attribute("type").toLowerCase();
    if (type === "importmap") return rewriteImportMap(content, this.#places);
    return SCRIPT_TYPES.test(type) ? rewriteScript(content, this.#places) : content;
  }

  /** Whether what is held is a script that the browser itself runs. */
  get #runs() {
    return this.#raw === "script" && BROWSER_TYPES.test(this.#attribute("type").toLowerCase());
  }

  /** Of the raw element that is open. @param {string} name */
  #attribute(name) {
    return attributesOf(this.#rawTag).find((attribute) => attribute.name === name)?.value.trim() ?? "";
  }

  /** @param {string} text @param {number} from @param {number} to */
  #pass(text, from, to) {
    if (to <= from) return to;
    const passed = text.slice(from, to);
    this.#count(passed);
    this.#out.push(passed);
    return to;
  }

  /** @param {string} text */
  #count(text) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.#line += 1;
  }

  /** @param {string} text @param {number} from */
  #wait(text, from) {
    this.#carry = text.slice(from);
    return text.length;
  }
}
