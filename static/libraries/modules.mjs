// Modules whose files import other packages by name cannot be served as they are. All of them are
// bundled in one go with shared chunks, so that there is one React for react-dom and recharts too.
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { build } from "esbuild";
import { readFile } from "./files.mjs";

const require = createRequire(import.meta.url);
const NAME = /^[A-Za-z_$][\w$]*$/;
const STUB = "stub:";

/**
 * @param {Array<{bundle?: Record<string, string>}>} libraries
 * @param {string} target
 * @returns {Promise<Array<Record<string, string> | undefined>>} for each library, its module files
 */
export async function bundleModules(libraries, target) {
  const specifiers = [...new Set(libraries.flatMap(({ bundle }) => Object.values(bundle ?? {})))];
  const lock = await readFile("package-lock.json");
  const folder = `esm@${createHash("sha256").update(lock).update(specifiers.join()).digest("hex").slice(0, 12)}`;
  await build({
    entryPoints: specifiers.map((name) => ({ in: STUB + name, out: fileName(name) })),
    outdir: `${target}/${folder}`,
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    target: "es2022",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
    plugins: [stubs],
    logLevel: "error",
  });
  return libraries.map(
    ({ bundle }) =>
      bundle && Object.fromEntries(Object.entries(bundle).map(([path, name]) => [path, `${folder}/${fileName(name)}.js`])),
  );
}

/** @param {string} specifier */
function fileName(specifier) {
  return specifier.replace(/^@/, "").replace(/[^\w.-]+/g, "_");
}

/** An entry for each module that passes on all its names, those of CommonJS modules too. */
const stubs = {
  name: "stubs",
  setup(/** @type {import("esbuild").PluginBuild} */ { onResolve, onLoad, resolve }) {
    onResolve({ filter: /^stub:/ }, ({ path }) => ({ path: path.slice(STUB.length), namespace: "stub" }));
    onLoad({ filter: /.*/, namespace: "stub" }, async ({ path }) => {
      const found = await resolve(path, { resolveDir: process.cwd(), kind: "import-statement" });
      const source = await readFile(found.path, "utf8");
      return { contents: isModule(found.path, source) ? reexport(path, source) : unwrap(path), resolveDir: process.cwd() };
    });
  },
};

/** @param {string} file @param {string} source */
function isModule(file, source) {
  return file.endsWith(".mjs") || /^\s*(?:export|import)\b|[;}]\s*export\s*\{|;export default/m.test(source);
}

/** @param {string} name @param {string} source */
function reexport(name, source) {
  const hasDefault = /\bexport\s+default\b|\bas default\b/.test(source);
  return `export * from "${name}";${hasDefault ? ` export { default } from "${name}";` : ` import * as all from "${name}"; export default all;`}`;
}

/** @param {string} name */
function unwrap(name) {
  const names = namesOf(name).filter((key) => NAME.test(key) && key !== "default");
  const list = names.map((key, i) => `n${i} as ${key}`).join(", ");
  const values = names.map((key, i) => `const n${i} = all.${key};`).join("");
  return `import all from "${name}"; export default all; ${values} export { ${list} };`;
}

/** What a CommonJS module exports; nothing by name where it wants a browser. @param {string} name */
function namesOf(name) {
  try {
    return Object.keys(require(name));
  } catch (error) {
    if (error instanceof ReferenceError) return [];
    throw error;
  }
}
