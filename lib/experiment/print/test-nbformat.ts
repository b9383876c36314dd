import { z } from "zod";

// What nbformat 4.5 asks of notebooks that nobody has run: https://nbformat.readthedocs.io/en/latest/format_description.html
const id = z.string().regex(/^[a-zA-Z0-9-_]{1,64}$/);
const source = z.union([z.string(), z.array(z.string())]);
const cell = z.discriminatedUnion("cell_type", [
  z.strictObject({ cell_type: z.literal("markdown"), id, metadata: z.looseObject({}), source }),
  z.strictObject({
    cell_type: z.literal("code"),
    id,
    metadata: z.looseObject({}),
    source,
    outputs: z.array(z.never()),
    execution_count: z.null(),
  }),
]);
const notebook = z.strictObject({
  metadata: z.looseObject({
    kernelspec: z.looseObject({ name: z.string(), display_name: z.string() }),
    language_info: z.looseObject({ name: z.string() }),
  }),
  nbformat: z.literal(4),
  nbformat_minor: z.int().min(5),
  cells: z.array(cell),
});

/**
 * For tests: a notebook's cells, with their sources as one text each.
 * @throws Error where it is not nbformat 4.5
 */
export function readNotebook(text: string) {
  const { cells, metadata } = notebook.parse(JSON.parse(text));
  if (new Set(cells.map((each) => each.id)).size < cells.length)
    throw new Error("Two cells have the same id");
  return {
    metadata,
    cells: cells.map(({ cell_type, id, source }) => ({
      cell_type,
      id,
      text: typeof source === "string" ? source : source.join(""),
    })),
  };
}
