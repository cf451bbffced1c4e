// @ts-check
import { wishOf } from "./cdn.js";

/**
 * @typedef {{from: number, number: string, folder: string, script: string | null, style: string | null,
 *   module: string | null, files: string[], folders: string[]}} Version
 * @typedef {{libraries: Record<string, {aliases: string[], versions: Version[]}>, modules: Record<string, string>}} Served
 * @typedef {"script" | "style" | "module"} Kind
 */

const ROOT = "/vendor/";
const FONTS = /^(?:https?:)?\/\/fonts\.(?:googleapis\.com|bunny\.net)\/css2?\?(.*)$/;

/** Finds the copy on our own host of what a page loads from a content network. */
export class Libraries {
  #served;
  /** @type {Map<string, string>} other names → names */
  #names = new Map();

  /** @param {Served} served */
  constructor(served) {
    this.#served = served;
    for (const [name, { aliases }] of Object.entries(served.libraries)) {
      for (const alias of [name, ...aliases]) this.#names.set(alias.toLowerCase(), name);
    }
  }

  /**
   * The address of our copy; null where there is none.
   * @param {string} address
   * @param {Kind} kind how it is loaded
   * @returns {string | null}
   */
  find(address, kind) {
    const fonts = address.match(FONTS);
    if (fonts) return `${ROOT}fonts.css?${fonts[1].replaceAll("&amp;", "&")}`;
    const wish = wishOf(address);
    const name = wish && this.#names.get(wish.name);
    if (!wish || !name) return null;
    if (kind === "module" || wish.isModule) return this.#module(name, wish);
    return this.#file(name, wish, kind);
  }

  /** @param {string} name @param {import("./cdn.js").Wish} wish */
  #module(name, wish) {
    const { modules, libraries } = this.#served;
    const [version] = libraries[name].versions;
    const exact = this.#exact(version, wish.path);
    if (exact) return exact;
    const part = wish.path.replace(/^(?:dist|es|esm)\//, "").replace(/(?:\.min)?\.m?js$/, "");
    const bundle = modules[part ? `${name}/${part}` : name] ?? (version.module ? undefined : modules[name]);
    if (bundle) return ROOT + bundle;
    return version.module ? `${ROOT}${version.folder}/${version.module}` : null;
  }

  /** @param {string} name @param {import("./cdn.js").Wish} wish @param {Kind} kind */
  #file(name, wish, kind) {
    const version = this.#version(name, wish);
    const exact = this.#exact(version, wish.path);
    if (exact) return this.#prepared(name, exact);
    const wanted = plain(wish.path);
    const same = wanted && version.files.find((file) => plain(file) === wanted);
    const usual = kind === "style" || wish.path.endsWith(".css") ? version.style : version.script;
    const file = same || usual;
    return file ? this.#prepared(name, `${ROOT}${version.folder}/${file}`) : null;
  }

  /** @param {string} name @param {string} address */
  #prepared(name, address) {
    // Another file, which sets up what pages for version 3 rely on and then loads this one.
    return name === "tailwindcss" ? `${ROOT}tailwind.js` : address;
  }

  /** @param {string} name @param {import("./cdn.js").Wish} wish */
  #version(name, wish) {
    const { versions } = this.#served.libraries[name];
    // three.js counts releases: "r128" and "0.128.0" are the same.
    const [first, second] = (wish.version.match(/\d+/g) ?? []).map(Number);
    const asked = first === 0 ? second : first;
    const isNew = wish.path.includes("jsm/") || wish.path.includes("module");
    const usable = versions.filter((version) => isNew || version.script || version.style);
    const fitting = usable.filter((version) => asked === undefined || asked >= version.from);
    return fitting[0] ?? usable[0] ?? versions[0];
  }

  /** @param {Version} version @param {string} path */
  #exact(version, path) {
    if (!path) return null;
    const isThere = version.files.includes(path) || version.folders.some((folder) => path.startsWith(folder));
    return isThere ? `${ROOT}${version.folder}/${path}` : null;
  }
}

/** The last part of a path, without what tells builds apart. @param {string} path */
function plain(path) {
  const file = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  return file.replace(/\.(?:min|production|development|prod|umd|browser|bundle)(?=\.)/g, "");
}
