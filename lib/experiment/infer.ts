import { checkData, describeData, isImage, shapeTargets } from "./describe-data";
import { ExperimentError } from "./experiment-error";
import { inferLayer } from "./infer-layer";
import type { LayerInfo, LayerInput } from "./layer-info";
import type { Experiment } from "./schema";
import type { Layer } from "./schema-layers";
import type { Initialization } from "@/lib/math/initialization";

export interface ModelInfo {
  inputShape: readonly number[];
  /** One per layer of the model, in order. */
  layers: LayerInfo[];
  outputShape: readonly number[];
  /** Trained numbers. */
  parameters: number;
  /** Running statistics of batch normalization, and weights of frozen layers: kept, not trained. */
  states: number;
  /** Multiply-adds of one example's forward pass, in matrix products and convolutions. */
  multiplyAdds: number;
}

export interface ModelFrame {
  inputShape: readonly number[];
  /** What "outputs" stands for in the units of a dense layer. */
  outputs: number;
  initialization: Initialization;
  /** Before the path of each layer, "discriminator/0": where a second model must not share names with the first. */
  prefix?: string;
}

/**
 * Shapes, weights and work of every layer.
 * @throws ExperimentError naming the first layer that is impossible
 */
export function inferModel(layers: readonly Layer[], frame: ModelFrame): ModelInfo {
  const image = frame.inputShape.length === 3;
  let input: LayerInput = { shape: frame.inputShape, field: image ? { size: 1, jump: 1 } : null };
  const infos = layers.map((layer, index) => {
    const info = inferLayer(layer, input, { ...frame, path: `${frame.prefix ?? ""}${index}` });
    input = { shape: info.outputShape, field: info.receptiveField };
    return info;
  });
  const total = (count: (info: LayerInfo) => number) => infos.reduce((sum, info) => sum + count(info), 0);
  return {
    inputShape: frame.inputShape,
    layers: infos,
    outputShape: input.shape,
    parameters: total((info) => info.parameters),
    states: total((info) => info.states),
    multiplyAdds: total((info) => info.multiplyAdds),
  };
}

/**
 * The same for a whole Experiment; also checks that the model's output is what the data asks for.
 * @throws ExperimentError
 */
export function inferExperiment({ data, model, training }: Experiment): ModelInfo {
  const description = describeData(data, training.loss);
  const { inputShape, outputs, perStep } = description;
  checkData(data);
  checkProcedure(data, training);
  const info = inferModel(model.layers, { inputShape, outputs, initialization: model.initialization });
  checkTrained(info);
  const wanted = shapeTargets(description);
  if (info.outputShape.join() === wanted.join()) return info;

  const last = `Layer ${model.layers.length} (${model.layers.at(-1)?.kind ?? "none"})`;
  const given = info.outputShape;
  const advice =
    given.length === wanted.length
      ? `End with a dense layer of ${outputs} units.`
      : perStep
        ? inputShape.length === 1
          ? "Repeat the numbers at every step, and let every recurrent layer return its sequence."
          : "Every recurrent layer must return its sequence."
        : given.length === 2
          ? "The last recurrent layer must not return its sequence."
          : "Put a flatten layer before the first dense layer.";
  throw new ExperimentError(
    "outputs",
    `${last} gives ${printShape(given)}, but the data asks for ${printShape(wanted)}. ${advice}`,
    String(model.layers.length - 1),
  );
}

function checkTrained({ parameters, states }: ModelInfo): void {
  if (parameters > 0) return;
  throw new ExperimentError(
    "weights",
    states > 0
      ? "Every layer with weights is frozen, so there is nothing to train: let at least one of them learn."
      : "No layer has weights, so there is nothing to train: add a dense layer.",
  );
}

function checkProcedure(data: Experiment["data"], { procedure }: Experiment["training"]): void {
  if (procedure.kind === "transfer" && data.targets.kind === "inputs")
    throw new ExperimentError(
      "procedure",
      "Transfer needs two tasks with answers of their own, and here the inputs are the answers.",
    );
  if (procedure.kind === "adversarial" && !(isImage(data) && data.preprocessing === "none"))
    throw new ExperimentError(
      "procedure",
      "Adversarial training moves the pixels of images, between black and white: choose images, as they are.",
    );
}

function printShape(shape: readonly number[]): string {
  return shape.length === 1
    ? `${shape[0]} ${shape[0] === 1 ? "number" : "numbers"}`
    : `[${shape.join(", ")}]`;
}
