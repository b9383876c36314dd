import { expect, test } from "vitest";
import { inferExperiment } from "../infer";
import { initializeModel } from "../initialize";
import { prepareData } from "../prepare-data";
import type { Experiment } from "../schema";
import { printKeras } from "./keras";
import { createPlan } from "./plan";
import { printPytorch } from "./pytorch";
import { printPythonData } from "./python-data";
import { nameDrawing, printDrawing } from "./python/weights";
import { findRule, listRules } from "./rules";
import { printedExperiments } from "./test-experiments";
import { measureDistance, readReports } from "./test-programs";
import { hasPython, runPython } from "./test-python";

// Where Python or a library is missing, its tests are skipped; their names say what they need.

type Tensors = Record<string, number[]>;

/** The data section and first weights, and a last line that prints their numbers as JSON. */
function printDump(experiment: Experiment): string {
  const plan = createPlan(experiment);
  const rules = listRules(plan);
  const kernels = plan.layers.flatMap(({ layer, index, inputs, units, initialization }) =>
    layer.kind === "dense"
      ? [
          `"${index}/kernel": ${nameDrawing(findRule(rules, initialization).name)}(${index}, ${inputs}, ${units})`,
        ]
      : [],
  );
  const drawing = printDrawing(plan);
  return `import json, math
import numpy as np
${printPythonData(plan, drawing)}
${drawing}
numbers = {f"{name}/{kind}": array for name, part in parts.items() for kind, array in zip(["inputs", "targets"], part)}
numbers.update({${kernels.join(", ")}})
print(json.dumps({name: array.ravel().tolist() for name, array in numbers.items()}))
`;
}

function listTensors(experiment: Experiment): [string, Float32Array][] {
  const { parts } = prepareData(experiment.data, experiment.training.loss);
  const weights = initializeModel(inferExperiment(experiment), experiment.training.seed);
  return [
    ...(["train", "validation", "test"] as const).flatMap((split): [string, Float32Array][] => {
      const name = split === "train" ? "training" : split;
      return parts[split].count === 0
        ? []
        : [
            [`${name}/inputs`, parts[split].inputs],
            [`${name}/targets`, parts[split].targets],
          ];
    }),
    ...weights
      .filter(({ name }) => name.endsWith("/kernel"))
      .map(({ name, values }): [string, Float32Array] => [name, values]),
  ];
}

test.skipIf(!hasPython("numpy"))(
  "Python makes the same examples and first weights, to single precision (needs python3 with numpy)",
  async () => {
    const outputs = await runPython(printedExperiments.map(([, experiment]) => printDump(experiment)));
    const apart: [string, string, number][] = [];
    for (const [i, [name, experiment]] of printedExperiments.entries()) {
      const theirs = JSON.parse(outputs[i] ?? "{}") as Tensors;
      for (const [tensor, ours] of listTensors(experiment)) {
        expect(theirs[tensor]).toHaveLength(ours.length);
        const most = ours.reduce((worst, value, k) => {
          const other = theirs[tensor]?.[k] ?? NaN;
          return Math.max(worst, Math.abs(value - other) / Math.max(1, Math.abs(value)));
        }, 0);
        if (!(most < 1e-6)) apart.push([name, tensor, most]);
      }
    }
    expect(apart).toEqual([]);
  },
);

test.skipIf(!hasPython("ast"))("every program is Python (needs python3)", async () => {
  const programs = printedExperiments.flatMap(([, each]) => [printKeras(each), printPytorch(each)]);
  const checks = programs.map((program) => `compile(${JSON.stringify(program)}, "program", "exec")\n`);
  await expect(runPython(checks)).resolves.toHaveLength(programs.length);
});

const has = (experiment: Experiment, kind: string) =>
  experiment.model.layers.some((layer) => layer.kind === kind);

/** Experiments for which a library has ways of its own are left out: they are named in each printer's docstring. */
const equalInPytorch = printedExperiments.filter(
  ([, each]) =>
    !has(each, "dropout") &&
    !has(each, "batchNorm") &&
    /sgd|momentum|adam/.test(each.training.optimizer.kind),
);
const equalInKeras = printedExperiments.filter(
  ([, { training, ...each }]) =>
    !has({ training, ...each }, "dropout") &&
    !(training.optimizer.kind === "adam" && training.optimizer.epsilon > 1e-6),
);

async function compare(
  experiments: readonly (readonly [string, Experiment])[],
  print: (experiment: Experiment) => string,
  most: number,
): Promise<[string, number][]> {
  const outputs = await runPython(experiments.map(([, experiment]) => print(experiment)));
  const apart: [string, number][] = [];
  for (const [i, [name, experiment]] of experiments.entries()) {
    const distance = await measureDistance(experiment, readReports(outputs[i] ?? ""));
    if (!(distance < most)) apart.push([name, distance]);
  }
  return apart;
}

test.skipIf(!hasPython("torch"))(
  "PyTorch trains as our engine does, to 1e-4 of each loss (needs python3 with torch)",
  async () => {
    expect(await compare(equalInPytorch, printPytorch, 1e-4)).toEqual([]);
  },
);

test.skipIf(!hasPython("keras"))(
  "Keras trains as our engine does, to 1e-3 of each loss (needs python3 with keras)",
  async () => {
    expect(await compare(equalInKeras.slice(0, 8), printKeras, 1e-3)).toEqual([]);
  },
);
