// @ts-check

/**
 * @typedef {"script" | "module" | "style"} Kind how a page loads an address
 * @typedef {object} Build one version of a library, as `static/libraries/build.mjs` describes it
 * @property {string[]} names what hosts call it
 * @property {string} version
 * @property {string} base its folder
 * @property {string[]} files
 * @property {string[]} folders of which every file is there
 * @property {Partial<Record<Kind, string>>} entry the file to load where none is named
 * @property {Record<string, string>} [aliases] other names of files, and of folders (with a slash)
 * @property {Record<string, string>} [modules] bundled modules by path; "." is the main one
 * @typedef {object} Host
 * @property {string} pattern
 * @property {string} [name]
 * @property {string} [path]
 * @typedef {{hosts: Host[], builds: Build[]}} LibraryMap
 * @typedef {{path: string, note: string | null}} Found where the local copy is, and what is other
 */

const FONTS = /^(?:https?:)?\/\/fonts\.(?:googleapis\.com|bunny\.net)\/(css2?|icon)\?(.*)$/s;

/**
 * Finds the local copy of what a page loads from a public host: by library, nearest major version
 * and file name, for models write addresses that never existed, too.
 * (`artifacts_app/rendering/libraries.py` does the same for downloads; `tests/libraries.json` is
 * the table that both are tested with.)
 */
export class Libraries {
  /** @type {Map<string, Build[]>} */
  #builds = new Map();
  #hosts;

  /** @param {{hosts: Host[], builds: Build[]}} map */
  constructor({ hosts, builds }) {
    this.#hosts = hosts.map(({ pattern, name, path }) => ({ pattern: new RegExp(pattern, "i"), name, path }));
    for (const build of builds) {
      for (const name of build.names) this.#builds.set(name, [...(this.#builds.get(name) ?? []), build]);
    }
  }

  /**
   * @param {string} address as it stands in the page
   * @param {Kind} kind
   * @returns {Found | null} null for what has no local copy
   */
  find(address, kind) {
    const fonts = kind === "style" && FONTS.exec(address);
    if (fonts) return { path: `fonts/${fonts[1]}?${fonts[2].replaceAll("&amp;", "&")}`, note: null };
    for (const { pattern, name, path } of this.#hosts) {
      const match = pattern.exec(address);
      const groups = match?.groups ?? {};
      if (match) return this.#file(name ?? groups.name, groups.version ?? "", path ?? groups.path ?? "", kind);
    }
    return null;
  }

  /**
   * The bundled modules below an address that ends with a slash, as import maps name them.
   * @param {string} address
   * @returns {Record<string, string>} by path
   */
  modules(address) {
    const groups = this.#hosts.map(({ pattern }) => pattern.exec(address)?.groups).find(Boolean);
    const build = this.#builds.get(groups?.name?.toLowerCase() ?? "")?.find(({ modules }) => modules);
    const { ".": _main, ...others } = build?.modules ?? {};
    return others;
  }

  /** @param {string} name @param {string} version @param {string} path @param {Kind} kind */
  #file(name, version, path, kind) {
    const asked = numbers(version);
    const builds = this.#builds.get(name.toLowerCase()) ?? this.#builds.get(name.toLowerCase().replace(/\.js$/, "")) ?? [];
    const candidates = builds
      .map((build) => ({ build, file: fileOf(build, path, kind) }))
      .filter(({ file }) => file !== null);
    if (!candidates.length) return null;
    if (asked) candidates.sort((a, b) => distance(a.build, asked) - distance(b.build, asked));
    const { build, file } = candidates[0];
    const differs = asked !== null && distance(build, asked) >= 1;
    return { path: /** @type {string} */ (file), note: differs ? `${name} ${version} → ${build.version}` : null };
  }
}

/**
 * @param {Build} build @param {string} path @param {Kind} kind
 * @returns {string | null} the file below /vendor/
 */
function fileOf(build, path, kind) {
  const plain = path.replace(/^\.?\//, "").replace(/\/\+esm$|^\+esm$/, "");
  const name = aliased(build, plain);
  if (build.files.includes(name) || build.folders.some((folder) => name.startsWith(folder))) {
    if (fits(name, kind, build)) return `${build.base}/${name}`;
  }
  // A folder, as import maps name it: what follows is appended.
  if (name.endsWith("/") && build.folders.some((folder) => folder.startsWith(name))) return `${build.base}/${name}`;
  if (kind === "module" && build.modules) return build.modules[stem(plain)] ?? build.modules[plain] ?? build.modules["."];
  const alike = build.files.find((file) => stem(file) === stem(name) && fits(file, kind, build));
  const found = alike ?? build.entry[kind];
  return found ? `${build.base}/${found}` : null;
}

/** @param {Build} build @param {string} path */
function aliased({ aliases = {} }, path) {
  if (aliases[path]) return aliases[path];
  const folder = Object.keys(aliases).find((name) => name.endsWith("/") && path.startsWith(name));
  return folder ? aliases[folder] + path.slice(folder.length) : path;
}

/** Whether the file is of that kind. @param {string} file @param {Kind} kind @param {Build} build */
function fits(file, kind, build) {
  if (kind === "style") return file.endsWith(".css");
  if (kind === "script") return build.entry.script !== undefined && file.endsWith("js") && file !== build.entry.module;
  return build.entry.module !== undefined && file !== build.entry.script && !/\bumd\b/.test(file);
}

/** A file's name without what only says how it was built. @param {string} path */
function stem(path) {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  return name.replace(/(?:\.(?:min|prod|production|development|module|esm|esm-browser|umd|global|bundle|pkgd))*\.[cm]?(?:js|ss|s)x?$/, "");
}

/** Major and minor; for a revision such as r128 and for 0.128.0, 128. @param {string} version */
function numbers(version) {
  const revision = /^r(\d+)/.exec(version);
  if (revision) return [0, Number(revision[1])];
  const found = /^[\^~v=]*(\d+)(?:\.(\d+))?/.exec(version);
  return found ? [Number(found[1]), Number(found[2] ?? 0)] : null;
}

/**
 * At least 1 where the major version is another. Before 1.0, a minor version is as good as one.
 * @param {Build} build @param {number[]} asked
 */
function distance(build, [major, minor]) {
  const [ownMajor, ownMinor] = /** @type {number[]} */ (numbers(build.version));
  if (major !== ownMajor) return 1000 * Math.abs(major - ownMajor);
  return major === 0 ? Math.abs(minor - ownMinor) : Math.abs(minor - ownMinor) / 1000;
}
