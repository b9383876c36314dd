import { type ActivationName, leakyReluSlope } from "@/lib/math/activation";
import type { TrainingSpec } from "../../schema-training";
import type { Plan, PlannedLayer } from "../plan";
import { nameDrawing, printDrawing } from "../python/weights";
import { findRule, listRules } from "../rules";
import { definitions, lines } from "../section";

/** The model as a keras.Sequential, with the first weights of our engines. */
export function printModel(plan: Plan): string {
  const hasDropout = plan.layers.some(({ layer }) => layer.kind === "dropout" && layer.rate > 0);
  return definitions(
    printDrawing(plan),
    printDense(plan.experiment.training),
    lines(
      hasDropout &&
        `# Dropout draws its masks from Keras' own generator: they are other masks than in the course.\nkeras.utils.set_random_seed(${plan.experiment.training.seed >>> 0})`,
      printSequential(plan),
      printKernels(plan),
    ),
  );
}

function printDense({ regularization: { l1, l2, maxNorm } }: TrainingSpec): string | null {
  if (!hasLimits({ l1, l2, maxNorm })) return null;
  const penalty = [...(l1 > 0 ? [`l1=${l1}`] : []), ...(l2 > 0 ? [`l2=${l2} / 2`] : [])].join(", ");
  return lines(
    "def dense(units, **options):",
    l1 > 0 || l2 > 0
      ? `    """A dense layer with a penalty on its kernel alone: biases do no harm."""`
      : '    """A dense layer in which the incoming weights of a unit, as a vector, stay short."""',
    "    return keras.layers.Dense(",
    "        units,",
    penalty !== "" && `        kernel_regularizer=keras.regularizers.L1L2(${penalty}),`,
    maxNorm !== null && `        kernel_constraint=keras.constraints.MaxNorm(${maxNorm}, axis=0),`,
    "        **options,",
    "    )",
  );
}

function hasLimits({ l1, l2, maxNorm }: { l1: number; l2: number; maxNorm: number | null }): boolean {
  return l1 > 0 || l2 > 0 || maxNorm !== null;
}

function printSequential(plan: Plan): string {
  const dense = hasLimits(plan.experiment.training.regularization) ? "dense" : "keras.layers.Dense";
  return lines(
    "model = keras.Sequential(",
    "    [",
    `        keras.Input((${plan.layers[0]?.inputs ?? 0},)),`,
    ...plan.layers.flatMap((planned) => printLayer(planned, dense)).map((layer) => `        ${layer},`),
    "    ]",
    ")",
  );
}

function printLayer({ layer, name, units }: PlannedLayer, dense: string): string[] {
  switch (layer.kind) {
    case "dense": {
      const isOption = layer.activation !== "leakyRelu" && layer.activation !== "linear";
      const options = [
        String(units),
        ...(isOption ? [`activation="${layer.activation}"`] : []),
        ...(layer.bias ? [] : ["use_bias=False"]),
        `name="${name}"`,
      ];
      const call = `${dense}(${options.join(", ")})`;
      return isOption ? [call] : [call, ...printActivation(layer.activation)];
    }
    case "activation":
      return printActivation(layer.activation);
    case "dropout":
      return layer.rate > 0 ? [`keras.layers.Dropout(${layer.rate})`] : [];
    case "batchNorm":
      return [`keras.layers.BatchNormalization(momentum=${layer.momentum}, epsilon=${layer.epsilon})`];
  }
}

function printActivation(name: ActivationName): string[] {
  if (name === "linear") return [];
  return name === "leakyRelu"
    ? [`keras.layers.LeakyReLU(negative_slope=${leakyReluSlope})`]
    : [`keras.layers.Activation("${name}")`];
}

/** Biases, scales and shifts start as in our engines anyway. */
function printKernels(plan: Plan): string {
  const rules = listRules(plan);
  return lines(
    "# The course's first weights; biases start at 0.",
    ...plan.layers.map(({ layer, index, name, inputs, units, initialization }) => {
      if (layer.kind !== "dense") return null;
      const draw = nameDrawing(findRule(rules, initialization).name);
      return `model.get_layer("${name}").kernel.assign(${draw}(${index}, ${inputs}, ${units}))`;
    }),
  );
}
