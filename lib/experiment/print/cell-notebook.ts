import { createCodeCell, createTextCell, deno, npmTensorflow, printCells } from "./notebook-format";

/** A lesson's cell, as a notebook has it. */
export interface PrintedCell {
  id: string;
  /** Of the section, and the paragraphs before the cell, in Markdown. */
  heading: string | null;
  lead: string;
  /** TypeScript. */
  code: string;
}

export interface LessonNotebook {
  title: string;
  cells: readonly PrintedCell[];
  /** The course's data and charts as a script, for cells that use them; null where none does. */
  tools: string | null;
}

/** Cells have `tf` at hand; the notebook's first cell imports it for all of them. */
const importOfTensorflow = /^import \* as tf from "(npm:)?@tensorflow\/tfjs[^"]*";\n+/gm;

/** Deno's kernel asks values how they are to be shown: https://docs.deno.com/runtime/reference/cli/jupyter/ */
const showTensors = `// A tensor that stands last in a cell is shown by its numbers.
Object.assign(tf.Tensor.prototype, {
  [Symbol.for("Jupyter.display")]() {
    return { "text/plain": this.toString() };
  },
});
tf.version.tfjs;`;

/** A lesson's cells as a Jupyter notebook for Deno's kernel, under the lesson's headings: the text of an `.ipynb` file. */
export function printLessonNotebook({ title, cells, tools }: LessonNotebook): string {
  let section: string | null = null;
  const printed = cells.flatMap(({ id, heading, lead, code }) => {
    const isNew = heading !== section && heading !== null;
    section = heading;
    const text = [isNew ? `## ${heading}` : "", lead].filter((part) => part !== "").join("\n\n");
    return [
      ...(text === "" ? [] : [createTextCell(`${id}-text`, text)]),
      createCodeCell(id, code.replace(importOfTensorflow, "").trimEnd()),
    ];
  });
  return printCells(
    [
      createTextCell(
        "title",
        `# ${title}\n\nThe cells of the lesson. TensorFlow.js, in Deno's kernel for Jupyter: \`deno jupyter --install\`.`,
      ),
      createCodeCell("tensorflow", `import * as tf from "${npmTensorflow}";\n\n${showTensors}`),
      ...(tools === null
        ? []
        : [
            createTextCell(
              "tools-text",
              "The course's data and charts, as the lesson's cells have them: `data`, `plot`, `livePlot`, `show`, `showImage`, `showTable`.",
            ),
            createCodeCell("tools", tools.trimEnd()),
          ]),
      ...printed,
    ],
    deno,
  );
}
