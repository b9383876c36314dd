import { expect, test } from "vitest";
import { z } from "zod";
import { createExperiment } from "../schema";
import { printKeras } from "./keras";
import { type Library, printNotebook } from "./notebook";
import { printPytorch } from "./pytorch";
import { printedExperiments } from "./test-experiments";
import { printTensorflow } from "./tfjs";

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

const programs = { tensorflowjs: printTensorflow, keras: printKeras, pytorch: printPytorch };
const libraries = Object.keys(programs) as Library[];
const kernels: Record<Library, string> = { tensorflowjs: "deno", keras: "python3", pytorch: "python3" };
const read = (library: Library, experiment = createExperiment()) =>
  notebook.parse(JSON.parse(printNotebook(experiment, library)));
const join = (text: z.output<typeof source>) => (typeof text === "string" ? text : text.join(""));

test.each(libraries)("notebooks for %s are of nbformat 4.5 and name their kernel", (library) => {
  for (const [, experiment] of printedExperiments) {
    const { cells, metadata } = read(library, experiment);
    expect(metadata.kernelspec.name).toBe(kernels[library]);
    expect(new Set(cells.map((each) => each.id)).size).toBe(cells.length);
  }
});

test.each(libraries)("the code cells for %s are the program", (library) => {
  for (const [, experiment] of printedExperiments) {
    const code = read(library, experiment).cells.filter((each) => each.cell_type === "code");
    const printed = code.map((each) => join(each.source)).join("\n");
    // Deno fetches the library by itself; the empty lines between cells mean nothing.
    const wanted = programs[library](experiment)
      .replace(/^\/\/ Run it with.*\n/m, "")
      .replace('"@tensorflow/tfjs"', '"npm:@tensorflow/tfjs@4.22.0"');
    const squeeze = (text: string) => text.trim().replace(/\n+/g, "\n");
    expect(squeeze(printed)).toBe(squeeze(wanted));
  }
});

test("each part of a program stands under a heading", () => {
  const headings = read("keras").cells.flatMap((each) =>
    each.cell_type === "markdown" ? join(each.source).match(/^#+ .*/) : [],
  );
  expect(headings).toEqual([
    "# A network with 2 hidden layers learns to tell 2 classes of points apart (circle)",
    "## Data",
    "## Model",
    "## Training",
  ]);
});
