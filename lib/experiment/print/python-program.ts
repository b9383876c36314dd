import { describeTask, type Plan } from "./plan";
import { printPythonData } from "./python-data";
import { lines, type Section } from "./section";

/** What the programs of two libraries differ in. */
export interface PythonParts {
  /** What pip is to install. */
  install: string;
  imports: readonly string[];
  model: string;
  training: string;
}

/** A Python program in three parts: data, model, training. */
export function composePython(plan: Plan, { install, imports, model, training }: PythonParts): Section[] {
  const data = printPythonData(plan, model + training);
  const usesMath = [data, model, training].some((code) => code.includes("math."));
  const head = lines(
    `# ${describeTask(plan)}.`,
    `# Needs: pip install ${install}`,
    usesMath && "import math\n",
    ...imports,
  );
  return [
    {
      heading: "Data",
      text: "Seeded random numbers, the examples made with them, and what the network sees of them.",
      code: `${head}\n\n\n${data}`,
    },
    { heading: "Model", text: "First weights, and the layers that begin with them.", code: model },
    {
      heading: "Training",
      text: "The loss, the step that lowers it, and the loop over epochs.",
      code: training,
    },
  ];
}
