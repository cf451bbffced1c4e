// Bundles what the browser loads into build/: `npm run build`.
import { cp, mkdir, readFile, rm } from "node:fs/promises";
import { build } from "esbuild";
import { buildLibraries } from "./libraries/build.mjs";

const ENTRIES = ["home", "workspace", "settings", "library", "gallery", "takes"].map((name) => `static/js/${name}.js`);

// build/vendor stays while it is of the same versions.
for (const folder of ["static", "sandbox", "collected"]) await rm(`build/${folder}`, { recursive: true, force: true });
await mkdir("build/static", { recursive: true });
await buildLibraries(); // first: the runtime carries the list of what there is
await Promise.all([
  build({
    entryPoints: ENTRIES,
    outdir: "build/static/js",
    bundle: true,
    splitting: true, // what is imported later is loaded later: the editor above all
    chunkNames: "chunks/[name]-[hash]",
    format: "esm",
    minify: true,
    sourcemap: true,
    target: "es2022",
  }),
  // In one file: its reader waits for each step, and module after module would be one more each.
  build({
    entryPoints: ["static/js/share.js"],
    outdir: "build/static/js",
    bundle: true,
    format: "esm",
    minify: true,
    sourcemap: true,
    target: "es2022",
  }),
  build({
    entryPoints: ["static/css/main.css", "static/css/share-page.css"],
    outdir: "build/static/css",
    bundle: true,
    minify: true,
    loader: { ".woff2": "file", ".woff": "file" },
    assetNames: "../fonts/[name]",
    target: ["chrome123", "firefox120", "safari17.5"],
  }),
  // The frame's runtime is inlined into its page: one file, no module loading.
  build({
    entryPoints: ["static/sandbox/runtime.js"],
    define: { LIBRARY_MAP: await readFile("build/vendor/map.json", "utf8") },
    outfile: "build/sandbox/runtime.js",
    bundle: true,
    format: "iife",
    minify: true,
    target: "es2022",
  }),
  build({
    entryPoints: ["static/sandbox/carried-files.js"],
    outfile: "build/sandbox/carried-files.js",
    bundle: true,
    format: "iife",
    minify: true,
    target: "es2022",
  }),
  cp("static/images", "build/static/images", { recursive: true }),
  cp("static/sandbox/frame.html", "build/sandbox/frame.html"),
]);
