import { z } from "zod";

/** One thing that the search can find. */
export const searchEntrySchema = z.strictObject({
  /** Where it is, such as /lessons/lstm#gates; no two entries have the same. */
  href: z.string().startsWith("/"),
  kind: z.enum(["lesson", "section", "term", "instrument"]),
  title: z.string(),
  /** The lesson that a section is of. */
  lesson: z.string().nullable(),
  /** What is searched besides the title, in plain words without formulas. */
  text: z.string(),
});

export type SearchEntry = z.infer<typeof searchEntrySchema>;
export const searchEntriesSchema = z.array(searchEntrySchema);
