import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fromRoot } from "./paths.mjs";

const SUFFIX = ".template";

/**
 * Copies a folder of templates into the project, filled in and formatted.
 *
 * @param {string} template the folder in scripts/templates
 * @param {string} root the project's folder
 * @param {string} target where to put them, relative to the root
 * @param {Record<string, string | number>} words what {{name}} and the like stand for
 * @returns {Promise<string[]>} the files written, relative to the root
 */
export async function fillTemplates(template, root, target, words) {
  const folder = fromRoot("scripts", "templates", template);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(SUFFIX),
  );
  const files = names.map((name) =>
    path.posix.join(target, name.slice(0, -SUFFIX.length).replaceAll("\\", "/")),
  );
  for (const [i, file] of files.entries()) {
    const text = readFileSync(path.join(folder, names[i] ?? ""), "utf8");
    await writeFormatted(
      root,
      file,
      text.replace(/\{\{(\w+)\}\}/g, (_, word) => `${words[word]}`),
    );
  }
  return files;
}

/**
 * @param {string} root
 * @param {string} file relative to the root
 * @param {string} text
 */
export async function writeFormatted(root, file, text) {
  const prettier = await import("prettier");
  const place = path.join(root, file);
  mkdirSync(path.dirname(place), { recursive: true });
  const isFormatted = /\.(tsx?|yaml)$/.test(file);
  const options = { ...(await prettier.resolveConfig(place)), filepath: place };
  writeFileSync(place, isFormatted ? await prettier.format(text, options) : text);
}

/**
 * @param {string} name such as "loss-surface"
 * @returns {string} such as "Loss surface"
 */
export function writeTitle(name) {
  const words = name.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
