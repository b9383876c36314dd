import { readFile } from "node:fs/promises";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { CONTENT_ROOT, printPath } from "./paths";
import { ContentError } from "./problem";

const glossarySchema = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
      term: z.string().min(1),
      /** Markdown, one or two sentences. */
      definition: z.string().min(10),
    }),
  )
  .refine(
    (entries) => new Set(entries.map((entry) => entry.id)).size === entries.length,
    "two terms share an id",
  );

export type GlossaryEntry = z.infer<typeof glossarySchema>[number];

/** Every term of the course in alphabetical order; throws ContentError for a broken file. */
export async function getGlossary(root = CONTENT_ROOT): Promise<GlossaryEntry[]> {
  const file = path.join(root, "glossary.yaml");
  const parsed = glossarySchema.safeParse(parse(await readFile(file, "utf8")));
  if (!parsed.success) {
    throw new ContentError(
      parsed.error.issues.map((issue) => ({
        file: printPath(file),
        line: 1,
        message: `${issue.path.join(".")}: ${issue.message}`,
      })),
    );
  }
  return parsed.data.sort((a, b) => a.term.localeCompare(b.term, "en"));
}
