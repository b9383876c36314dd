import type { Experiment } from "../schema";
import { composeKeras } from "./keras";
import { createCodeCell, createTextCell, deno, npmTensorflow, printCells, python } from "./notebook-format";
import { createPlan, describeTask, type Plan } from "./plan";
import { composePytorch } from "./pytorch";
import type { Section } from "./section";
import { composeTensorflow } from "./tfjs";

export type Library = "tensorflowjs" | "keras" | "pytorch";

const libraries: Record<
  Library,
  { needs: string; metadata: typeof python; compose: (plan: Plan) => Section[] }
> = {
  tensorflowjs: {
    needs: "TensorFlow.js, in Deno's kernel for Jupyter: `deno jupyter --install`.",
    metadata: deno,
    compose: (plan) => composeTensorflow(plan, npmTensorflow),
  },
  keras: {
    needs: "Keras 3 in Python: `pip install numpy keras tensorflow`.",
    metadata: python,
    compose: composeKeras,
  },
  pytorch: {
    needs: "PyTorch in Python: `pip install numpy torch`.",
    metadata: python,
    compose: composePytorch,
  },
};

/**
 * An Experiment as a Jupyter notebook, the text of an `.ipynb` file: the library's program in three cells under headings.
 * Format: nbformat 4.5 (https://nbformat.readthedocs.io/en/latest/format_description.html).
 * @throws PrintError when the Experiment has a source or a layer for which there is no printer
 * @throws ExperimentError when the Experiment is impossible
 */
export function printNotebook(experiment: Experiment, library: Library): string {
  const plan = createPlan(experiment);
  const { needs, metadata, compose } = libraries[library];
  const cells = [
    createTextCell("title", `# ${describeTask(plan)}\n\n${needs}`),
    ...compose(plan).flatMap(({ heading, text, code }) => {
      const id = heading.toLowerCase();
      return [createTextCell(`${id}-heading`, `## ${heading}\n\n${text}`), createCodeCell(id, code)];
    }),
  ];
  return printCells(cells, metadata);
}
