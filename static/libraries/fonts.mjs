// The font families of the @fontsource packages, as the faces that a style sheet can be made of.
import { cp, glob, readFile } from "./files.mjs";

// The numbered ones are parts of a Chinese font: a page loads those of its characters.
const SUBSETS = /-(?:latin|latin-ext|greek|cyrillic|\d+)-/;
const FACE = /@font-face\s*\{([^}]*)\}/g;

/**
 * Copies the files below `target`.
 * @param {string} target
 * @returns {Promise<Record<string, Array<object>>>} family → faces
 */
export async function collectFonts(target) {
  const { dependencies } = JSON.parse(await readFile("package.json", "utf8"));
  const packages = Object.keys(dependencies).filter((name) => name.startsWith("@fontsource"));
  return Object.fromEntries(await Promise.all(packages.map((name) => collectFamily(name, target))));
}

/** @param {string} name @param {string} target */
async function collectFamily(name, target) {
  const root = `node_modules/${name}`;
  const { version } = JSON.parse(await readFile(`${root}/package.json`, "utf8"));
  const { family } = JSON.parse(await readFile(`${root}/metadata.json`, "utf8"));
  const sheets = name.startsWith("@fontsource-variable/")
    ? [...(await glob(root, "wght.css")), ...(await glob(root, "wght-italic.css"))]
    : (await glob(root, "*.css")).filter((sheet) => /^\d00(-italic)?\.css$/.test(sheet));
  const faces = (await Promise.all(sheets.map((sheet) => facesOf(`${root}/${sheet}`)))).flat();
  const base = `${name}@${version}`;
  for (const face of faces) await cp(`${root}/${face.file}`, `${target}/${base}/${face.file}`);
  return [family, unique(faces).map((face) => ({ ...face, file: `${base}/${face.file}` }))];
}

/** @param {string} sheet */
async function facesOf(sheet) {
  const text = await readFile(sheet, "utf8");
  return [...text.matchAll(FACE)]
    .map(([, body]) => ({
      style: field(body, "font-style"),
      weight: field(body, "font-weight"),
      range: field(body, "unicode-range"),
      file: /url\(\.\/(files\/[^)]+\.woff2)\)/.exec(body)?.[1] ?? "",
    }))
    .filter(({ file }) => SUBSETS.test(file));
}

/** @param {string} body @param {string} name */
function field(body, name) {
  return new RegExp(`${name}:\\s*([^;]+)`).exec(body)?.[1].trim() ?? "";
}

/** @param {Array<{file: string}>} faces */
function unique(faces) {
  return [...new Map(faces.map((face) => [face.file, face])).values()];
}
