import { LineCounter, isMap, parseDocument } from "yaml";
import { z } from "zod";
import { ContentError, type ContentProblem } from "./problem";

const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be a slug such as weight-initialization");

export const frontmatterSchema = z.strictObject({
  title: z.string().min(2).max(80),
  /** One line that the course map shows: what the reader wants answered. */
  question: z.string().min(10).max(140),
  summary: z.string().min(20).max(300),
  session: z.int().min(1).max(4),
  /** Place within the session. */
  order: z.int().min(1),
  minutes: z.int().min(3).max(60),
  objectives: z
    .array(z.string().regex(/^You can /, 'must begin with "You can "'))
    .min(2)
    .max(5),
  prerequisites: z.array(slugSchema).default([]),
  /** Titles of the slides that the lesson covers. */
  slides: z.array(z.string()).min(1),
});

export type Frontmatter = z.infer<typeof frontmatterSchema>;

const FENCE = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;

/** Parses the frontmatter of an MDX file; throws ContentError with the line of each fault. */
export function parseFrontmatter(source: string, file: string): Frontmatter {
  const text = FENCE.exec(source)?.[1];
  if (text === undefined) {
    throw new ContentError([
      { file, line: 1, message: "the file must begin with frontmatter between --- lines" },
    ]);
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const problems: ContentProblem[] = document.errors.map((error) => ({
    file,
    // One for the fence above the text.
    line: 1 + lineCounter.linePos(error.pos[0]).line,
    message: error.message.split("\n")[0] ?? "broken YAML",
  }));
  if (problems.length > 0) throw new ContentError(problems);
  const parsed = frontmatterSchema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  throw new ContentError(
    parsed.error.issues.map((issue) => {
      const [field] = issue.path;
      const pair = isMap(document.contents)
        ? document.contents.items.find((item) => String(item.key) === String(field))
        : undefined;
      const offset = (pair?.key as { range?: [number, number, number] } | undefined)?.range?.[0];
      return {
        file,
        line: offset === undefined ? 1 : 1 + lineCounter.linePos(offset).line,
        message: `frontmatter ${issue.path.join(".") || "as a whole"}: ${issue.message}`,
      };
    }),
  );
}
