import type { Initialization } from "@/lib/math/initialization";
import { ExperimentError } from "./experiment-error";
import {
  countNumbers,
  type LayerInfo,
  type LayerInput,
  type WeightInfo,
  type WeightRole,
} from "./layer-info";
import type { Layer } from "./schema-layers";

/** Where a layer stands, and what it takes from the model around it. */
export interface LayerPlace {
  path: string;
  outputs: number;
  initialization: Initialization;
}

/** What a kind of layer has to say of itself; what it leaves out stays as it comes in, or is none. */
export type LayerFindings = Partial<
  Pick<LayerInfo, "outputShape" | "weights" | "multiplyAdds" | "receptiveField">
>;

export function describeLayer(
  layer: Layer,
  input: LayerInput,
  place: LayerPlace,
  found: LayerFindings,
): LayerInfo {
  const isFrozen = "frozen" in layer && layer.frozen === true;
  const weights = (found.weights ?? []).map((weight) =>
    isFrozen ? { ...weight, trainable: false } : weight,
  );
  const count = (trainable: boolean) =>
    weights.reduce(
      (sum, weight) => sum + (weight.trainable === trainable ? countNumbers(weight.shape) : 0),
      0,
    );
  return {
    path: place.path,
    kind: layer.kind,
    inputShape: input.shape,
    outputShape: found.outputShape ?? input.shape,
    weights,
    parameters: count(true),
    states: count(false),
    multiplyAdds: found.multiplyAdds ?? 0,
    receptiveField: found.receptiveField === undefined ? input.field : found.receptiveField,
    inner: [],
    shortcut: [],
    shortcutStride: null,
  };
}

export function describeWeight(
  place: LayerPlace,
  role: WeightRole,
  shape: readonly number[],
  initialization: Initialization = { kind: "zeros" },
): WeightInfo {
  return { name: `${place.path}/${role}`, role, shape, trainable: true, initialization };
}

/** @throws ExperimentError always: "Layer 3 (conv2d)", "Layer 3, inner layer 2 (dense)", numbered from 1 for the reader */
export function failLayer(layer: Layer, place: LayerPlace, fault: string): never {
  const [outer, ...rest] = place.path.split("/");
  const branch = rest.length === 2 ? "shortcut layer" : "inner layer";
  const name = [
    `Layer ${Number(outer) + 1}`,
    ...(rest.length > 0 ? [`${branch} ${Number(rest.at(-1)) + 1}`] : []),
  ].join(", ");
  throw new ExperimentError("shape", `${name} (${layer.kind}) ${fault}.`, place.path);
}

export const printShape = (shape: readonly number[]) => `[${shape.join(", ")}]`;
