import path from "node:path";

/** The folder of the course's content, from the folder that the program was started in. */
export const CONTENT_ROOT = path.join(process.cwd(), "content");

/** A path as an author knows it: from the project's folder on. */
export function printPath(file: string): string {
  return path.relative(path.dirname(CONTENT_ROOT), file);
}
