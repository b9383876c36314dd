import type { Experiment } from "../schema";
import { composeKeras } from "./keras";
import { createPlan, describeTask, type Plan } from "./plan";
import { composePytorch } from "./pytorch";
import type { Section } from "./section";
import { composeTensorflow } from "./tfjs";

export type Library = "tensorflowjs" | "keras" | "pytorch";

const python = {
  kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
  language_info: { file_extension: ".py", mimetype: "text/x-python", name: "python" },
};

/** Deno's kernel, which comes with Deno: `deno jupyter --install`. */
const deno = {
  kernelspec: { display_name: "Deno", language: "typescript", name: "deno" },
  language_info: { file_extension: ".ts", mimetype: "text/x.typescript", name: "typescript" },
};

const libraries: Record<
  Library,
  { needs: string; metadata: typeof python; compose: (plan: Plan) => Section[] }
> = {
  tensorflowjs: {
    needs: "TensorFlow.js, in Deno's kernel for Jupyter: `deno jupyter --install`.",
    metadata: deno,
    compose: (plan) => composeTensorflow(plan, "npm:@tensorflow/tfjs@4.22.0"),
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
    createText("title", `# ${describeTask(plan)}\n\n${needs}`),
    ...compose(plan).flatMap(({ heading, text, code }) => {
      const id = heading.toLowerCase();
      return [createText(`${id}-heading`, `## ${heading}\n\n${text}`), createCode(id, code)];
    }),
  ];
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

function createText(id: string, source: string) {
  return { cell_type: "markdown", id, metadata: {}, source: splitLines(source) };
}

function createCode(id: string, source: string) {
  return {
    cell_type: "code",
    execution_count: null,
    id,
    metadata: {},
    outputs: [],
    source: splitLines(source),
  };
}

/** Lines with their ends, as Jupyter itself writes them: a change of one line is then one in a comparison of files. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
