// The few file operations of the library build, with the paths' folders made as needed.
import { promises as fs } from "node:fs";
import path from "node:path";

export const { mkdir, readFile, rename, rm } = fs;

/** @param {string} target @param {string | Buffer} content */
export async function writeFile(target, content) {
  await mkdir(path.dirname(target), { recursive: true });
  await fs.writeFile(target, content);
}

/** @param {string} source @param {string} target */
export async function cp(source, target) {
  await mkdir(path.dirname(target), { recursive: true });
  await fs.copyFile(source, target);
}

/** All files below a folder, as paths relative to it. @param {string} folder @returns {Promise<string[]>} */
export async function filesBelow(folder) {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort();
}

/** Files of a folder by a pattern where `*` stays within a name and `/**` is everything below. */
export async function glob(folder, pattern) {
  const expression = pattern.replace(/[.+^$()|[\]{}]/g, "\\$&").replace(/\*\*/g, "\0").replace(/\*/g, "[^/]*").replace(/\0/g, ".*");
  const start = pattern.includes("*") ? path.posix.dirname(pattern.split("*")[0] + "x") : path.posix.dirname(pattern);
  const below = await filesBelow(path.join(folder, start)).catch(() => []);
  const whole = new RegExp(`^${expression}$`);
  return below.map((file) => path.posix.join(start, file)).filter((file) => whole.test(file) && !file.endsWith(".map"));
}
