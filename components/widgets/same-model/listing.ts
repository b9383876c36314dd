import type { Library } from "@/components/widget/code-dialog";
import { composeKeras } from "@/lib/experiment/print/keras";
import { createPlan } from "@/lib/experiment/print/plan";
import { composePytorch } from "@/lib/experiment/print/pytorch";
import { composeTensorflow } from "@/lib/experiment/print/tfjs";
import type { Experiment } from "@/lib/experiment/schema";
import { partNames, type Mark, type PartName } from "./marks";

export const libraryNames: Record<Library, string> = {
  tensorflowjs: "TensorFlow.js",
  keras: "Keras",
  pytorch: "PyTorch",
};

export const libraries = Object.keys(libraryNames) as Library[];

/** One library's program, part by part, line by line. */
export interface Listing {
  library: Library;
  parts: Record<PartName, string[]>;
  /** Lines that are neither empty nor comments alone. */
  counts: Record<PartName, number>;
}

/** The same experiment in all three libraries. */
export function listPrograms(experiment: Experiment): Listing[] {
  const plan = createPlan(experiment);
  const composed = {
    tensorflowjs: composeTensorflow(plan, "@tensorflow/tfjs"),
    keras: composeKeras(plan),
    pytorch: composePytorch(plan),
  };
  return libraries.map((library) => {
    const find = (part: PartName) =>
      composed[library].find(({ heading }) => heading === part)?.code.split("\n") ?? [];
    const parts = { Data: find("Data"), Model: find("Model"), Training: find("Training") };
    const counts = { Data: 0, Model: 0, Training: 0 };
    for (const part of partNames) counts[part] = parts[part].filter(isCode).length;
    return { library, parts, counts };
  });
}

function isCode(line: string): boolean {
  return !/^\s*($|#|\/\/|""")/.test(line);
}

/** Which lines of a part do what is looked for, from 0. Comments do nothing. */
export function findLines(lines: readonly string[], { pattern }: Mark): number[] {
  return lines.flatMap((line, index) => (isCode(line) && pattern.test(line) ? [index] : []));
}
