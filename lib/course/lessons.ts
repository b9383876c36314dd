import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parseFrontmatter, type Frontmatter } from "./frontmatter";
import { CONTENT_ROOT, printPath } from "./paths";

export interface Lesson extends Frontmatter {
  slug: string;
  /** Absolute path of lesson.mdx. */
  file: string;
}

/** The slugs of all lessons that are written: the folders that hold a lesson.mdx. */
export async function listSlugs(root = CONTENT_ROOT): Promise<string[]> {
  const files = await readdir(path.join(root, "lessons"), { recursive: true });
  return files
    .filter((file) => path.basename(file) === "lesson.mdx")
    .map((file) => path.dirname(file))
    .sort();
}

export async function getLesson(slug: string, root = CONTENT_ROOT): Promise<Lesson> {
  const file = path.join(root, "lessons", slug, "lesson.mdx");
  return { slug, file, ...parseFrontmatter(await readFile(file, "utf8"), printPath(file)) };
}

/** All written lessons in the order of the course. */
export async function listLessons(root = CONTENT_ROOT): Promise<Lesson[]> {
  const slugs = await listSlugs(root);
  const lessons = await Promise.all(slugs.map((slug) => getLesson(slug, root)));
  return lessons.sort((a, b) => a.session - b.session || a.order - b.order);
}
