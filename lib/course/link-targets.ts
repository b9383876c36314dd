import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import katex from "katex";
import { listLessons } from "./lessons";
import { CONTENT_ROOT } from "./paths";
import { pollFileSchema } from "./poll-file";
import { parseYaml } from "./yaml-file";

/** A poll or an exercise, by the first words of what it asks. */
export interface LinkTarget {
  id: string;
  text: string;
}

/** What a link from elsewhere may lead to, lesson by lesson. */
export interface LessonTargets {
  lesson: string;
  title: string;
  polls: LinkTarget[];
  exercises: LinkTarget[];
}

/** Characters of a question that are enough to know it by. */
const shown = 160;

/** A formula's characters in their order: `3 \times 3` is 3×3. */
function printFormula(formula: string): string {
  return katex
    .renderToString(formula, { output: "mathml" })
    .replace(/<annotation.*<\/annotation>/s, "")
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

/**
 * The beginning of a Markdown text in plain words; a formula on a line of its own and tables are left out. Where each learner has a number
 * of their own there stands an ellipsis.
 */
function cutText(markdown: string): string {
  const plain = markdown
    .replace(/<(Hint|SelfCheck)>.*$/s, "")
    .replaceAll(/^\|.*$/gm, "")
    .replaceAll(/<Given [^>]*>/g, "\u2026")
    .replaceAll(/<[^>]*>|\*\*|__|`/g, "")
    .replaceAll(/\$\$[^$]*\$\$/g, " ")
    .replaceAll(/\$([^$]+)\$/g, (_all, formula: string) => printFormula(formula))
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (plain.length <= shown) return plain;
  return `${plain.slice(0, plain.lastIndexOf(" ", shown))}\u2026`;
}

async function readPolls(folder: string): Promise<LinkTarget[]> {
  const file = path.join(folder, "polls.yaml");
  const source = await readFile(file, "utf8").catch(() => null);
  if (source === null) return [];
  return parseYaml(source, file, pollFileSchema).value.map(({ id, question }) => ({
    id,
    text: cutText(question),
  }));
}

async function readExercises(folder: string): Promise<LinkTarget[]> {
  const entries = await readdir(path.join(folder, "exercises")).catch(() => []);
  const found = entries.sort().map(async (id) => {
    const prompt = await readFile(path.join(folder, "exercises", id, "prompt.mdx"), "utf8").catch(() => null);
    return prompt === null ? [] : [{ id, text: cutText(prompt) }];
  });
  return (await Promise.all(found)).flat();
}

/** All lessons in the course's order, each with its polls and exercises. */
export async function listLinkTargets(root = CONTENT_ROOT): Promise<LessonTargets[]> {
  const lessons = await listLessons(root);
  return Promise.all(
    lessons.map(async ({ slug, title, file }) => {
      const folder = path.dirname(file);
      const [polls, exercises] = await Promise.all([readPolls(folder), readExercises(folder)]);
      return { lesson: slug, title, polls, exercises };
    }),
  );
}
