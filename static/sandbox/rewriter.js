// @ts-check

// HTML goes in as it is written, HTML with other addresses comes out. What leaves depends on the
// text alone, not on how it was cut; each character is looked at a bounded number of times.

/**
 * @typedef {"script" | "style" | "module" | "image" | "media" | "frame"} Kind
 * @typedef {(address: string, kind: Kind) => string | null} Find the address to load instead
 */

const LONGEST_LINE = 65_536; // characters of a style sheet or script that are kept back
const RAW = /^<(script|style|textarea|title|xmp|noscript)\b/i;
const TAG_END = /["'>]/g;
const ATTRIBUTE = /([^\s"'>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'=<>`]+)/g;
const LOADS = /** @type {Record<string, [string, Kind]>} */ ({
  script: ["src", "script"],
  link: ["href", "style"],
  img: ["src", "image"],
  source: ["src", "media"],
  video: ["src", "media"],
  audio: ["src", "media"],
  image: ["href", "image"],
});
const IN_SCRIPT = /(\bfrom\s*|\bimport\s*\(?\s*)(["'])((?:https?:)?\/\/[^"'\s]+)\2/g;
const IN_IMPORT_MAP = /(:\s*)(["'])((?:https?:)?\/\/[^"'\s]+)\2/g;
const IN_STYLE = /(@import\s+(?:url\(\s*)?)(["']?)((?:https?:)?\/\/[^"'\s)]+)\2/g;
const IMAGE_IN_STYLE = /(url\(\s*)(["']?)((?:https?:)?\/\/[^"'\s)]+)\2/g;

export class HtmlRewriter {
  #find;
  #text = ""; // not given out yet
  #scanned = 0; // within it, what has been looked at
  #quote = ""; // inside of which the scan stands, in a tag
  #raw = ""; // name of the element whose text is no markup
  #type = ""; // of a script

  /** @param {Find} find null leaves an address as it is */
  constructor(find) {
    this.#find = find;
  }

  /** @param {string} text */
  write(text) {
    this.#text += text;
    return this.#take(false);
  }

  end() {
    return this.#take(true);
  }

  /** @param {boolean} final */
  #take(final) {
    let out = "";
    for (let piece = this.#next(final); piece !== null; piece = this.#next(final)) out += piece;
    return out;
  }

  /** @param {boolean} final @returns {string | null} null: more text is needed, or there is none */
  #next(final) {
    if (!this.#text) return null;
    if (this.#raw) return this.#inRaw(final);
    if (this.#text[0] !== "<") return this.#cut(indexOr(this.#text, "<"));
    if (this.#text.startsWith("<!--")) return this.#comment(final);
    if ("<!--".startsWith(this.#text)) return final ? this.#cut(this.#text.length) : null;
    if (!/^<[/a-z!?]/i.test(this.#text)) return this.#cut(1);
    return this.#tag(final);
  }

  /** @param {boolean} final */
  #comment(final) {
    const end = this.#text.indexOf("-->", Math.max(4, this.#scanned - 3));
    this.#scanned = this.#text.length;
    if (end >= 0) return this.#cut(end + 3);
    return final ? this.#cut(this.#text.length) : null;
  }

  /** @param {boolean} final */
  #tag(final) {
    const end = this.#endOfTag();
    if (end < 0) return final ? this.#cut(this.#text.length) : null;
    const tag = this.#cut(end);
    const raw = tag.match(RAW);
    if (raw) this.#raw = raw[1].toLowerCase();
    this.#type = this.#raw === "script" ? (attribute(tag, "type") ?? "").toLowerCase() : "";
    return this.#rewritten(tag);
  }

  #endOfTag() {
    TAG_END.lastIndex = Math.max(1, this.#scanned);
    for (;;) {
      if (this.#quote) {
        const close = this.#text.indexOf(this.#quote, TAG_END.lastIndex);
        if (close < 0) break;
        this.#quote = "";
        TAG_END.lastIndex = close + 1;
      }
      const match = TAG_END.exec(this.#text);
      if (!match) break;
      if (match[0] === ">") return match.index + 1;
      this.#quote = match[0];
    }
    this.#scanned = this.#text.length;
    return -1;
  }

  /** Up to the element's end tag, in whole lines. @param {boolean} final */
  #inRaw(final) {
    const close = new RegExp(`</${this.#raw}`, "gi");
    close.lastIndex = Math.max(0, this.#scanned - 12);
    const end = close.exec(this.#text)?.index ?? -1;
    if (end === 0) {
      this.#raw = "";
      return this.#next(final);
    }
    const length = end > 0 ? end : final ? this.#text.length : this.#wholeLines();
    if (length === 0) {
      this.#scanned = this.#text.length;
      return null;
    }
    return this.#inside(this.#cut(length));
  }

  /** Characters up to the last line end; of a line that does not end, up to a space. */
  #wholeLines() {
    const mark = this.#text.length > LONGEST_LINE ? " " : "\n";
    return this.#text.indexOf(mark, mark === " " ? 0 : this.#scanned) < 0 ? 0 : this.#text.lastIndexOf(mark) + 1;
  }

  /** @param {number} length */
  #cut(length) {
    const taken = this.#text.slice(0, length);
    this.#text = this.#text.slice(length);
    this.#scanned = 0;
    this.#quote = "";
    return taken;
  }

  /** @param {string} text of a style sheet or script */
  #inside(text) {
    if (this.#raw === "style") {
      return this.#replaced(this.#replaced(text, IN_STYLE, "style"), IMAGE_IN_STYLE, "image");
    }
    if (this.#raw !== "script") return text;
    const shape = this.#type === "importmap" ? IN_IMPORT_MAP : IN_SCRIPT;
    return this.#replaced(text, shape, "module");
  }

  /** @param {string} text @param {RegExp} shape @param {Kind} kind */
  #replaced(text, shape, kind) {
    if (!text.includes("//")) return text;
    return text.replace(shape, (whole, before, quote, address) => {
      const found = this.#find(address, kind);
      return found === null ? whole : `${before}${quote}${found}${quote}`;
    });
  }

  /** @param {string} tag */
  #rewritten(tag) {
    const name = (tag.match(/^<([a-z]+)/i)?.[1] ?? "").toLowerCase();
    const load = LOADS[name];
    if (!load) return tag;
    if (name === "link" && !/stylesheet|preload/i.test(attribute(tag, "rel") ?? "")) return tag;
    const kind = this.#type === "module" ? "module" : load[1];
    let changed = false;
    const result = tag.replace(ATTRIBUTE, (whole, attributeName, equals, value) => {
      if (attributeName.toLowerCase() !== load[0]) return whole;
      const found = this.#find(unquoted(value), kind);
      if (found === null) return whole;
      changed = true;
      return `${attributeName}${equals}"${found.replaceAll('"', "&quot;")}"`;
    });
    // The hash is that of the other file, and our copy needs no credentials.
    return changed ? result.replace(/\s(?:integrity|crossorigin|referrerpolicy)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?/gi, "") : tag;
  }
}

/** @param {string} text @param {string} mark */
function indexOr(text, mark) {
  const index = text.indexOf(mark);
  return index < 0 ? text.length : index;
}

/** @param {string} value */
const unquoted = (value) => (/^["']/.test(value) ? value.slice(1, -1) : value);

/** @param {string} tag @param {string} name @returns {string | null} */
function attribute(tag, name) {
  for (const [, found, , value] of tag.matchAll(ATTRIBUTE)) {
    if (found.toLowerCase() === name) return unquoted(value);
  }
  return null;
}
