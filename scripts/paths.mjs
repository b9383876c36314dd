import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project, whatever folder the command was called from. */
export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** @param {string[]} parts */
export function fromRoot(...parts) {
  return path.join(ROOT, ...parts);
}
