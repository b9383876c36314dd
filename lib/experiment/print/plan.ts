import { createBatchOrder } from "../batch-order";
import { type DataDescription, describeData } from "../describe-data";
import { inferExperiment } from "../infer";
import { countSplit, type SplitName } from "../prepare-data";
import type { Experiment } from "../schema";
import type { DataSpec } from "../schema-data";
import type { LayerOf } from "../schema-layers";
import type { Initialization } from "@/lib/math/initialization";
import { PrintError } from "./print-error";

/** Sources whose generator can be printed. */
export type PrintedSource = Extract<DataSpec["source"], { kind: "points" | "surface" | "table" | "teacher" }>;
type PrintedLayer = LayerOf<"dense" | "activation" | "dropout" | "batchNorm">;

export interface PlannedLayer {
  layer: PrintedLayer;
  /** Position in the model, from 0: names the streams of its weights and masks. */
  index: number;
  /** Of a dense layer or a normalization, as a variable of the program; empty for the others. */
  name: string;
  inputs: number;
  units: number;
  /** Of a dense layer's kernel. */
  initialization: Initialization;
}

/** What every program needs to know of an Experiment. */
export interface Plan {
  experiment: Experiment;
  source: PrintedSource;
  description: DataDescription;
  counts: Record<SplitName, number>;
  layers: PlannedLayer[];
  batchSize: number;
  stepsPerEpoch: number;
  /** One batch holds all training examples. */
  isWhole: boolean;
  /** Looks at the validation loss after each epoch. */
  stops: boolean;
}

/**
 * @throws PrintError when the Experiment has a source or a layer for which there is no printer
 * @throws ExperimentError when the Experiment is impossible
 */
export function createPlan(experiment: Experiment): Plan {
  const { data, training } = experiment;
  if (data.targets.kind === "inputs") throw new PrintError("Autoencoders cannot be printed yet.");
  const source = checkSource(data.source);
  checkLayers(experiment);
  const counts = countSplit(data);
  const { size, stepsPerEpoch, isWhole } = createBatchOrder(counts.train, training.batchSize, training.seed);
  const { patience, validationLoss } = training.stop;
  return {
    experiment,
    source,
    description: describeData(data, training.loss),
    counts,
    layers: planLayers(experiment),
    batchSize: size,
    stepsPerEpoch,
    isWhole,
    stops: counts.validation > 0 && (patience !== null || validationLoss !== null),
  };
}

export function hasLayer(plan: Plan, kind: PrintedLayer["kind"]): boolean {
  return plan.layers.some(({ layer }) => layer.kind === kind);
}

/** What is learnt, in one sentence without its full stop. */
export function describeTask({ source, layers, description }: Plan): string {
  const hidden = layers.filter(({ layer }) => layer.kind === "dense").length - 1;
  const network = hidden < 1 ? "A network of one layer" : `A network with ${hidden} hidden layers`;
  const by = hidden === 1 ? "A network with one hidden layer" : network;
  const classes = description.classes?.length ?? 0;
  switch (source.kind) {
    case "points":
      return `${by} learns to tell ${classes} classes of points apart (${source.shape})`;
    case "surface":
      return `${by} learns the height of a surface (${source.shape})`;
    case "table":
      return classes > 0
        ? `${by} learns to tell ${classes} classes of points apart`
        : `${by} learns the numbers that belong to points`;
    case "teacher":
      return `${by} learns what another network answers`;
  }
}

function checkSource(source: DataSpec["source"]): PrintedSource {
  switch (source.kind) {
    case "bars":
    case "digits":
    case "signs":
    case "images":
      throw new PrintError("Images cannot be printed yet.");
    case "mixture":
      throw new PrintError("Mixtures cannot be printed yet.");
    case "sequences":
    case "series":
    case "text":
      throw new PrintError("Sequences cannot be printed yet.");
    default:
      return source;
  }
}

function isPrinted(layer: { kind: string; frozen?: boolean | undefined }): layer is PrintedLayer {
  return layer.frozen !== true && ["dense", "activation", "dropout", "batchNorm"].includes(layer.kind);
}

function checkLayers({ model }: Experiment): void {
  const index = model.layers.findIndex((layer) => !isPrinted(layer));
  if (index >= 0)
    throw new PrintError(`Layer ${index + 1} (${model.layers[index]?.kind}) cannot be printed yet.`, index);
}

function planLayers(experiment: Experiment): PlannedLayer[] {
  const { layers, initialization } = experiment.model;
  const info = inferExperiment(experiment);
  const last = layers.findLastIndex(({ kind }) => kind === "dense");
  const hiddenCount = layers.filter(({ kind }) => kind === "dense").length - 1;
  const normCount = layers.filter(({ kind }) => kind === "batchNorm").length;
  let hidden = 0;
  let norms = 0;
  const nameLayer = (kind: string, index: number) => {
    if (kind === "batchNorm") return normCount === 1 ? "norm" : `norm${++norms}`;
    if (kind !== "dense") return "";
    return index === last ? "output" : hiddenCount === 1 ? "hidden" : `hidden${++hidden}`;
  };
  return layers.filter(isPrinted).map((layer, index) => ({
    layer,
    index,
    name: nameLayer(layer.kind, index),
    inputs: info.layers[index]?.inputShape[0] ?? 0,
    units: info.layers[index]?.outputShape[0] ?? 0,
    initialization: (layer.kind === "dense" && layer.initialization) || initialization,
  }));
}
