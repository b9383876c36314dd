import { z } from "zod";
import { ExperimentError } from "../experiment-error";
import type { ModelFrame } from "../infer";
import { type Layer, layerSchema, type WrittenLayer } from "../schema-layers";

/** A whole architecture: `inferModel(network.layers, network)` counts it. */
export interface Network extends ModelFrame {
  layers: Layer[];
}

/** What an architecture leaves to its task. */
export type Task = Partial<Pick<ModelFrame, "inputShape" | "outputs">>;

/** The layers with their defaults. @throws z.ZodError for a layer outside the schema's limits */
export function completeLayers(layers: readonly WrittenLayer[]): Layer[] {
  return z.array(layerSchema).parse(layers);
}

/** @throws ExperimentError unless `depth` is one of those that the architecture has */
export function checkDepth(depth: number, depths: readonly number[]): void {
  if (!depths.includes(depth))
    throw new ExperimentError("shape", `There is no network of depth ${depth}: choose ${depths.join(", ")}.`);
}
