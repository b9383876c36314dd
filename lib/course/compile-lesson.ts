import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import rehypeShiki from "@shikijs/rehype";
import { bundleMDX } from "mdx-bundler";
import rehypeKatex from "rehype-katex";
import rehypeSlug from "rehype-slug";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import type { PluggableList } from "unified";
import { reportFormulas } from "./report-formulas";
import { collectCells, type LessonCell } from "./cells";
import { checkTags, type PlacedWidget, type Report } from "./check-tags";
import { getGlossary } from "./glossary";
import { holdMarks } from "./hold-marks";
import { collectHeadings, type Heading } from "./headings";
import { collectLinks, type Link } from "./links";
import { getLesson, type Lesson } from "./lessons";
import { packFormulas } from "./pack-formulas";
import { packNotes } from "./pack-notes";
import { CONTENT_ROOT, printPath } from "./paths";
import { loadPolls, type CompiledPoll } from "./polls";
import { listPredictionFaults } from "./predictions";
import { ContentError, type ContentProblem } from "./problem";
import { estimateMinutes } from "./reading-time";
import { collectSections, type Section } from "./sections";
import type { TagRules } from "./tag-rule";

export interface CompiledMdx {
  /** A function body that returns `{ default: Component }`; see evaluate-mdx.ts. */
  code: string;
  headings: Heading[];
  links: Link[];
  sections: Section[];
  widgets: PlacedWidget[];
  cells: LessonCell[];
  /** What it takes to read, see reading-time.ts. */
  minutes: number;
}

export interface CompiledLesson extends CompiledMdx {
  lesson: Lesson;
  polls: CompiledPoll[];
  /** Those that are graded have a grader beside their prompt. */
  exercises: { id: string; code: string; isGraded: boolean }[];
}

interface EsbuildFailure {
  errors: { text: string; location: { line: number } | null }[];
}

/** MDX names the place at the end of its message, "(16:1-16:8)"; esbuild has a location of its own. */
function readFailure({ text, location }: EsbuildFailure["errors"][number], file: string): ContentProblem {
  const line = /\((\d+):\d+(?:-\d+:\d+)?\)/.exec(text)?.[1] ?? location?.line ?? 1;
  const [heading = text, ...rest] = text.split("\n");
  const message = heading.startsWith("Cannot process MDX file") ? rest.join(" ") : text;
  return { file, line: Number(line), message: message.replace(/^\s*\d+:\d+:\s*/, "").trim() };
}

function isEsbuildFailure(error: unknown): error is EsbuildFailure {
  return typeof error === "object" && error !== null && "errors" in error && Array.isArray(error.errors);
}

async function compileMdx(
  file: string,
  rules: TagRules,
  context: Parameters<typeof checkTags>[0]["context"],
) {
  const shown = printPath(file);
  const problems: ContentProblem[] = [];
  const report: Report = (line, message) => problems.push({ file: shown, line, message });
  const headings: Heading[] = [];
  const links: Link[] = [];
  const sections: Section[] = [];
  const widgets: PlacedWidget[] = [];
  const cells: LessonCell[] = [];
  const source = await readFile(file, "utf8");
  let code = "";
  try {
    const bundled = await bundleMDX({
      source,
      cwd: path.dirname(file),
      mdxOptions: (options) => {
        options.remarkPlugins = [
          ...((options.remarkPlugins ?? []) as PluggableList),
          remarkGfm,
          remarkMath,
          [checkTags, { rules, context, report, widgets }],
          [collectCells, { cells, report }],
          [collectLinks, links],
        ];
        options.rehypePlugins = [
          ...((options.rehypePlugins ?? []) as PluggableList),
          rehypeSlug,
          [collectHeadings, headings],
          [collectSections, sections],
          [rehypeKatex, { strict: "error" }],
          [reportFormulas, report],
          holdMarks,
          [packNotes, report],
          packFormulas,
          [
            rehypeShiki,
            {
              themes: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
              defaultColor: false,
              // Loads the grammars that a lesson has code in, not all there are: seconds less.
              langs: [],
              lazy: true,
            },
          ],
        ];
        return options;
      },
    });
    code = bundled.code;
  } catch (error) {
    if (!isEsbuildFailure(error)) throw error;
    // What the checks above have named already need not be said again in a bundler's words.
    if (problems.length === 0) problems.push(...error.errors.map((fault) => readFailure(fault, shown)));
  }
  if (problems.length > 0) throw new ContentError(problems);
  return { code, headings, links, sections, widgets, cells, minutes: estimateMinutes(source) };
}

async function listExerciseIds(folder: string): Promise<string[]> {
  const entries = await readdir(path.join(folder, "exercises"), { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Compiles one lesson with its polls and exercises; throws ContentError naming file and line of every fault. */
export async function compileLesson(
  slug: string,
  rules: TagRules,
  root = CONTENT_ROOT,
): Promise<CompiledLesson> {
  const lesson = await getLesson(slug, root);
  const folder = path.dirname(lesson.file);
  const [polls, exerciseIds, glossary] = await Promise.all([
    loadPolls(slug, root),
    listExerciseIds(folder),
    getGlossary(root),
  ]);
  const context = {
    pollIds: polls.map((poll) => poll.id),
    exerciseIds,
    termIds: glossary.map((entry) => entry.id),
  };
  const compiled = await compileMdx(lesson.file, rules, context);
  const faults = listPredictionFaults(polls, compiled.widgets, rules, context);
  if (faults.length > 0) {
    const file = printPath(path.join(folder, "polls.yaml"));
    throw new ContentError(faults.map((message) => ({ file, line: 1, message })));
  }
  const exercises = await Promise.all(
    exerciseIds.map(async (id) => {
      const { code } = await compileMdx(path.join(folder, "exercises", id, "prompt.mdx"), rules, context);
      const files = await readdir(path.join(folder, "exercises", id));
      return { id, code, isGraded: files.includes("grader.ts") };
    }),
  );
  return { lesson, polls, exercises, ...compiled };
}
