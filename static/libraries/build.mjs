// Copies the libraries that pages may load into build/vendor/, and says in build/libraries.mjs
// what is there, for the frame's runtime.
import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";
import { build } from "esbuild";

const TARGET = "build/vendor";
const WORTH_PACKING = /\.(m?js|css)$/;
const pack = promisify(gzip);

/** @param {string} path */
const json = async (path) => JSON.parse(await readFile(path, "utf8"));

/** @param {string} root @param {string} pattern with at most one `**` and one `*` */
async function matching(root, pattern) {
  const folder = pattern.split("*")[0].replace(/[^/]*$/, "");
  const shape = new RegExp(
    `^${pattern.replace(/[.+]/g, "\\$&").replace("**/", "(?:.*/)?").replace(/(?<!\.)\*/g, "[^/]*")}$`,
  );
  const names = await readdir(join(root, folder), { recursive: pattern.includes("**") });
  return names.map((name) => join(folder, name)).filter((path) => shape.test(path) && /\.\w+$/.test(path));
}

/** Copy a version's files; returns their paths. */
async function copied(version, folder) {
  const root = join("node_modules", version.package);
  const listed = await Promise.all(version.files.map((pattern) => matching(root, pattern)));
  const paths = [...new Set(listed.flat())].sort();
  for (const path of paths) {
    const target = join(TARGET, folder, path);
    await mkdir(dirname(target), { recursive: true });
    await cp(join(root, path), target);
    if (path.includes("examples/jsm/")) await rewriteThree(target, path);
  }
  return paths;
}

/** The addons import "three" by its bare name: outside of an import map that leads nowhere. */
async function rewriteThree(target, path) {
  const up = "../".repeat(path.split("/").length - 1);
  const text = await readFile(target, "utf8");
  await writeFile(target, text.replace(/(from\s*|import\s*)'three'/g, `$1'${up}build/three.module.js'`));
}

/** Libraries that are many modules, as a few; what they share stays shared, React above all. */
async function bundled(libraries) {
  const entries = {};
  for (const [name, { bundle = [] }] of Object.entries(libraries)) {
    for (const part of bundle) {
      const specifier = part ? `${name}/${part}` : name;
      entries[specifier.replace("/", "_")] = specifier;
    }
  }
  await mkdir("build/entries", { recursive: true });
  for (const [file, specifier] of Object.entries(entries)) {
    await writeFile(`build/entries/${file}.js`, await reexport(specifier));
  }
  await build({
    entryPoints: Object.keys(entries).map((file) => `build/entries/${file}.js`),
    outdir: `${TARGET}/esm`,
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    nodePaths: ["node_modules"],
    logLevel: "error",
  });
  return Object.fromEntries(Object.entries(entries).map(([file, specifier]) => [specifier, `esm/${file}.js`]));
}

/** What a module exports, as the bundler sees it; it sees nothing of CommonJS, which Node does. */
async function reexport(specifier) {
  const contents = `export * from "${specifier}"; import value from "${specifier}"; export default value;`;
  const options = { bundle: true, format: "esm", write: false, metafile: true, outdir: "x", logLevel: "silent" };
  const probe = (text) => build({ ...options, stdin: { contents: text, resolveDir: "." } });
  const all = `export * from "${specifier}";\n`;
  try {
    const { metafile } = await probe(contents);
    const { exports } = Object.values(metafile.outputs)[0];
    const named = exports.length > 1 ? [] : await namesInNode(specifier);
    const list = named.length ? `export const { ${named.join(", ")} } = value;\n` : all;
    return `import value from "${specifier}";\nexport default value;\n${list}`;
  } catch {
    return all; // it has no default export
  }
}

async function namesInNode(specifier) {
  const names = Object.keys(await import(specifier));
  return names.filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== "default");
}

/** Family name → its files: one for all weights, or one for each. */
async function fonts() {
  const { dependencies } = await json("package.json");
  const families = {};
  for (const name of Object.keys(dependencies).filter((name) => name.startsWith("@fontsource"))) {
    const root = join("node_modules", name);
    const { family, weights, variable } = await json(join(root, "metadata.json"));
    const id = name.split("/")[1];
    const files = await readdir(join(root, "files"));
    const wanted = name.startsWith("@fontsource-variable")
      ? files.filter((file) => new RegExp(`^${id}-latin-wght-(normal|italic)\\.woff2$`).test(file))
      : files.filter((file) => new RegExp(`^${id}-latin-\\d+-(normal|italic)\\.woff2$`).test(file));
    if (!wanted.length) continue;
    await mkdir(`${TARGET}/fonts`, { recursive: true });
    await Promise.all(wanted.map((file) => cp(join(root, "files", file), `${TARGET}/fonts/${file}`)));
    const range = variable?.wght ? [variable.wght.min, variable.wght.max] : weights;
    families[family.replace(/ Variable$/, "")] = { id, variable: name.startsWith("@fontsource-variable"), weights: range.map(Number), files: wanted };
  }
  return families;
}

async function packAll(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || !WORTH_PACKING.test(path)) continue;
    await writeFile(`${path}.gz`, await pack(await readFile(path), { level: constants.Z_BEST_COMPRESSION }));
  }
}

export async function buildLibraries() {
  const libraries = await json("static/libraries/libraries.json");
  const modules = await bundled(libraries);
  const known = {};
  for (const [name, { aliases = [], bundle, versions }] of Object.entries(libraries)) {
    known[name] = { aliases, versions: [] };
    for (const version of versions) {
      const { version: number } = await json(join("node_modules", version.package, "package.json"));
      const folder = `${version.package}@${number}`;
      const paths = await copied(version, folder);
      const { from = 0, script = null, style = null, module = null } = version;
      const folders = version.files.filter((path) => path.includes("**")).map((path) => path.split("**")[0]);
      const files = paths.filter((path) => !folders.some((start) => path.startsWith(start)));
      known[name].versions.push({ from, number, folder, script, style, module, files, folders });
    }
  }
  const browserBuild = await readFile("node_modules/@tailwindcss/browser/dist/index.global.js", "utf8");
  const config = await readFile("static/libraries/tailwind-config.js", "utf8");
  await writeFile(`${TARGET}/tailwind.js`, `${config}\n${browserBuild}`);
  await packAll(TARGET);
  const families = await fonts();
  await writeFile("build/libraries.mjs", `export default ${JSON.stringify({ libraries: known, modules })};\n`);
  await writeFile("build/fonts.json", JSON.stringify(families));
}
