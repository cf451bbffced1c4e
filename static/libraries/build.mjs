// Copies the libraries and fonts that pages may load from node_modules to build/vendor/, where the
// sandbox host serves them under addresses that never change their content:
//   build/vendor/<package>@<version>/<file>   (and .gz, .br beside every text)
//   build/vendor/esm@<hash>/<module>.js       modules that import other packages, bundled together
//   build/vendor/map.json                     what there is, for the rewriters in frame and server
//   build/vendor/fonts.json                   the font faces of each family
import { createHash } from "node:crypto";
import { cp, glob, mkdir, readFile, rename, rm, writeFile } from "./files.mjs";
import { bundleModules } from "./modules.mjs";
import { collectFonts } from "./fonts.mjs";
import { compressAll } from "./compress.mjs";

const SOURCES = ["manifest.json", "hosts.json", "build.mjs", "modules.mjs", "fonts.mjs", "compress.mjs", "files.mjs"];
const KINDS = ["script", "module", "style"];

/** Builds into `target`, unless what is there was built from the same versions and sources. */
export async function buildLibraries(target = "build/vendor") {
  const stamp = await fingerprint();
  if ((await readFile(`${target}/stamp`, "utf8").catch(() => "")) === stamp) return;
  const fresh = `${target}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  const libraries = JSON.parse(await readFile("static/libraries/manifest.json", "utf8"));
  const versions = await Promise.all(libraries.map(({ package: name }) => versionOf(name)));
  const modules = await bundleModules(libraries, fresh);
  const builds = await Promise.all(libraries.map((library, i) => copyLibrary(library, versions[i], fresh)));
  const map = {
    hosts: JSON.parse(await readFile("static/libraries/hosts.json", "utf8")),
    builds: builds.map((build, i) => ({ ...build, modules: modules[i] })),
  };
  await writeFile(`${fresh}/map.json`, JSON.stringify(map));
  await writeFile(`${fresh}/fonts.json`, JSON.stringify(await collectFonts(fresh)));
  await compressAll(fresh);
  await writeFile(`${fresh}/stamp`, stamp);
  await rm(target, { recursive: true, force: true });
  await rename(fresh, target);
}

async function fingerprint() {
  const hash = createHash("sha256").update(await readFile("package-lock.json"));
  for (const name of SOURCES) hash.update(await readFile(`static/libraries/${name}`));
  return hash.digest("hex");
}

/** @param {string} name */
async function versionOf(name) {
  return JSON.parse(await readFile(`node_modules/${name}/package.json`, "utf8")).version;
}

/** Copies what the manifest lists and says what that was. */
async function copyLibrary(library, version, target) {
  const { package: name, names, copy = [], aliases } = library;
  const base = `${name}@${version}`;
  const files = [];
  for (const pattern of copy) {
    const found = await glob(`node_modules/${name}`, pattern);
    if (!found.length) throw new Error(`${base} has no ${pattern}`);
    files.push(...found);
  }
  await Promise.all(files.map((file) => cp(`node_modules/${name}/${file}`, `${target}/${base}/${file}`)));
  if (name === "three") await linkThree(`${target}/${base}`, files);
  // A whole folder is not listed file by file: the map travels with every frame.
  const folders = copy.filter((pattern) => pattern.endsWith("/**")).map((pattern) => pattern.slice(0, -2));
  const listed = files.filter((file) => !folders.some((folder) => file.startsWith(folder)));
  const entry = Object.fromEntries(KINDS.filter((kind) => library[kind]).map((kind) => [kind, library[kind]]));
  return { names: names ?? [name], version, base, files: listed, folders, entry, aliases };
}

/** The addons import "three" by name; here by path, so that they also work without an import map. */
async function linkThree(folder, files) {
  const places = { three: "three.module.min.js", "three/webgpu": "three.webgpu.min.js", "three/tsl": "three.tsl.min.js" };
  for (const file of files.filter((file) => file.startsWith("examples/jsm/") && file.endsWith(".js"))) {
    const up = "../".repeat(file.split("/").length - 1);
    const text = await readFile(`${folder}/${file}`, "utf8");
    const linked = text.replace(/(\bfrom\s*|\bimport\s*\(?\s*)(['"])(three(?:\/webgpu|\/tsl)?)\2/g, (_, before, quote, name) => `${before}${quote}${up}build/${places[name]}${quote}`);
    if (linked !== text) await writeFile(`${folder}/${file}`, linked);
  }
}
