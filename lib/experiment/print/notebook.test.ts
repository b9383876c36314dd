import { expect, test } from "vitest";
import { createExperiment } from "../schema";
import { printKeras } from "./keras";
import { type Library, printNotebook } from "./notebook";
import { printPytorch } from "./pytorch";
import { printedExperiments } from "./test-experiments";
import { readNotebook } from "./test-nbformat";
import { printTensorflow } from "./tfjs";

const programs = { tensorflowjs: printTensorflow, keras: printKeras, pytorch: printPytorch };
const libraries = Object.keys(programs) as Library[];
const kernels: Record<Library, string> = { tensorflowjs: "deno", keras: "python3", pytorch: "python3" };
const read = (library: Library, experiment = createExperiment()) =>
  readNotebook(printNotebook(experiment, library));

test.each(libraries)("notebooks for %s are of nbformat 4.5 and name their kernel", (library) => {
  for (const [, experiment] of printedExperiments) {
    expect(read(library, experiment).metadata.kernelspec.name).toBe(kernels[library]);
  }
});

test.each(libraries)("the code cells for %s are the program", (library) => {
  for (const [, experiment] of printedExperiments) {
    const code = read(library, experiment).cells.filter((each) => each.cell_type === "code");
    const printed = code.map((each) => each.text).join("\n");
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
    each.cell_type === "markdown" ? each.text.match(/^#+ .*/) : [],
  );
  expect(headings).toEqual([
    "# A network with 2 hidden layers learns to tell 2 classes of points apart (circle)",
    "## Data",
    "## Model",
    "## Training",
  ]);
});
