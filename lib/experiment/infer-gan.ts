import { describeData } from "./describe-data";
import { ExperimentError } from "./experiment-error";
import { inferModel, type ModelInfo } from "./infer";
import type { Experiment } from "./schema";
import type { Layer } from "./schema-layers";
import type { GanSpec } from "./schema-procedure";

/** The two players of a GAN. */
export interface GanInfo {
  /** From noise [latent] to an example [numbers]. */
  generator: ModelInfo;
  /** From an example [numbers] to one logit. Its weights' names begin with "discriminator/". */
  discriminator: ModelInfo;
}

/**
 * Shapes and weights of both players.
 * @throws ExperimentError where one of them is impossible
 */
export function inferGan(
  { data, model }: Pick<Experiment, "data" | "model">,
  { latent, discriminator }: GanSpec,
): GanInfo {
  const { inputShape, outputs: numbers } = describeData(askForInputs(data), "squaredError");
  checkLayers("generator", model.layers);
  checkLayers("discriminator", discriminator.layers);
  const { initialization } = model;
  const generator = inferModel(model.layers, { inputShape: [latent], outputs: numbers, initialization });
  const judge = inferModel(discriminator.layers, {
    inputShape: [numbers],
    outputs: 1,
    initialization,
    prefix: "discriminator/",
  });
  checkOutputs("generator", generator, numbers, `an example is [${inputShape.join(", ")}]`);
  checkOutputs("discriminator", judge, 1, "it judges by one number");
  return { generator, discriminator: judge };
}

/** The data as a GAN sees it: examples, whatever they are called. */
export function askForInputs(data: Experiment["data"]): Experiment["data"] {
  return {
    ...data,
    targets: { kind: "inputs", corruption: 0 },
    features: ["x1", "x2"],
    preprocessing: "none",
  };
}

function checkLayers(player: string, layers: readonly Layer[]): void {
  const index = layers.findIndex(({ kind }) => kind !== "dense" && kind !== "activation");
  if (index < 0) return;
  throw new ExperimentError(
    "shape",
    `Layer ${index + 1} of the ${player} (${layers[index]?.kind}) cannot be played with yet: use dense layers.`,
    String(index),
  );
}

function checkOutputs(player: string, { outputShape }: ModelInfo, wanted: number, because: string): void {
  const [given] = outputShape;
  if (given === wanted) return;
  throw new ExperimentError(
    "outputs",
    `The ${player} gives ${given} numbers, but ${because}: end with a dense layer of ${wanted} units.`,
  );
}
