import type { ModelInfo } from "../../infer";
import { listWeights, type Weights } from "../../initialize";
import { countNumbers, type WeightInfo } from "../../layer-info";
import { checkWeights } from "../check-weights";
import type { KernelMemory, MemoryNeed } from "./memory";

/** One trained tensor: a window onto the flat arrays of all of them. */
export interface TrainedWeight {
  name: string;
  role: WeightInfo["role"];
  shape: readonly number[];
  /** Row-major. */
  values: Float32Array;
  gradient: Float32Array;
}

/** The weights of a model: what is trained in one flat array, in the order in which the other engine keeps it. */
export interface DenseParameters {
  /** [parameters]. */
  values: Float32Array;
  /** [parameters]. */
  gradient: Float32Array;
  trained: readonly TrainedWeight[];
  getTrained(name: string): TrainedWeight;
  /** A running statistic. */
  getState(name: string): Float32Array;
  read(): Weights;
  /** Replaces the named weights, the others stay. @throws ExperimentError for an unknown name or a wrong size */
  write(weights: Weights): void;
}

/** Numbers and arrays that `createParameters` takes from the memory. */
export function countParameterMemory(info: ModelInfo): MemoryNeed {
  const states = listWeights(info).filter(({ trainable }) => !trainable);
  const numbers = states.reduce((sum, { shape }) => sum + countNumbers(shape), 2 * info.parameters);
  return { numbers, arrays: 2 + states.length };
}

/** @param first every weight of the model */
export function createParameters(
  info: ModelInfo,
  first: Weights,
  { allocate }: KernelMemory,
): DenseParameters {
  const infos = listWeights(info);
  const values = allocate(info.parameters);
  const gradient = allocate(info.parameters);
  const trained: TrainedWeight[] = [];
  const all = new Map<string, Float32Array>();
  let from = 0;
  for (const { name, role, shape, trainable } of infos) {
    const size = countNumbers(shape);
    if (!trainable) {
      all.set(name, allocate(size));
      continue;
    }
    const weight = {
      name,
      role,
      shape,
      values: values.subarray(from, from + size),
      gradient: gradient.subarray(from, from + size),
    };
    trained.push(weight);
    all.set(name, weight.values);
    from += size;
  }
  const get = (name: string) => {
    const found = all.get(name);
    if (found === undefined) throw new Error(`the model has no weight ${name}`);
    return found;
  };
  const write = (weights: Weights) => {
    checkWeights(infos, weights);
    for (const weight of weights) get(weight.name).set(weight.values);
  };
  write(first);
  return {
    values,
    gradient,
    trained,
    getTrained(name) {
      const found = trained.find((weight) => weight.name === name);
      if (found === undefined) throw new Error(`the model has no trained weight ${name}`);
      return found;
    },
    getState: get,
    read: () => infos.map(({ name, shape }) => ({ name, shape, values: get(name).slice() })),
    write,
  };
}
