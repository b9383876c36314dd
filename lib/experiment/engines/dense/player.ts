import { ExperimentError } from "../../experiment-error";
import type { ModelInfo } from "../../infer";
import { initializeModel, type Weights } from "../../initialize";
import { countSlots, firstSlotValue } from "../../slots";
import type { OptimizerSpec, RegularizationSpec } from "../../schema-training";
import { padRows, type Pass } from "./layer";
import type { KernelMemory, MemoryNeed } from "./memory";
import { countNetworkMemory, createNetwork, type Network, type NetworkOptions } from "./network";
import { createUpdate } from "./optimizer";
import { countParameterMemory, createParameters, type DenseParameters } from "./parameters";
import { limitGradient, limitNorms, penalize } from "./regularization";

/** A network with its weights and its optimizer: one of several in a game. */
export interface Player {
  info: ModelInfo;
  network: Network;
  parameters: DenseParameters;
  /** Updates made so far. */
  made: number;
  /** Takes a batch forward, so that the way back can follow. */
  forward(rows: number): void;
  backward(rows: number): void;
  /** One update by the gradient that the way back has left. */
  update(rate: number): void;
  readGradients(): Weights;
  readSlots(): Float32Array[];
  /** @throws ExperimentError for slots of another model */
  writeSlots(slots: readonly Float32Array[]): void;
}

/** Numbers and arrays that `createPlayer` takes from the memory. */
export function countPlayerMemory(info: ModelInfo, optimizer: OptimizerSpec, capacity: number): MemoryNeed {
  const slots = countSlots(optimizer);
  const needs = [
    countParameterMemory(info),
    countNetworkMemory(info, capacity),
    { numbers: slots * info.parameters, arrays: slots },
  ];
  const total = (of: keyof MemoryNeed) => needs.reduce((sum, need) => sum + need[of], 0);
  return { numbers: total("numbers"), arrays: total("arrays") };
}

interface Rules {
  optimizer: OptimizerSpec;
  regularization: RegularizationSpec;
}

export function createPlayer(
  options: NetworkOptions,
  info: ModelInfo,
  { optimizer, regularization }: Rules,
  memory: KernelMemory,
  capacity: number,
): Player {
  const parameters = createParameters(info, initializeModel(info, options.seed), memory);
  const network = createNetwork(options, info, parameters, memory, capacity);
  const slots = Array.from({ length: countSlots(optimizer) }, () =>
    memory.allocate(info.parameters).fill(firstSlotValue(optimizer)),
  );
  const step = createUpdate(memory, optimizer, parameters.values, parameters.gradient, slots);
  const pass: Pass = { rows: 0, stride: 0, batchStatistics: true, keepsStatistics: true, dropoutStep: null };
  const setRows = (rows: number) => {
    pass.rows = rows;
    pass.stride = padRows(rows);
  };

  return {
    info,
    network,
    parameters,
    made: 0,
    forward(rows) {
      setRows(rows);
      network.forward(pass);
    },
    backward(rows) {
      setRows(rows);
      network.backward(pass);
    },
    update(rate) {
      penalize(parameters, regularization);
      limitGradient(parameters.gradient, regularization);
      step(rate, this.made);
      limitNorms(parameters, regularization);
      this.made++;
    },
    readGradients: () =>
      parameters.trained.map(({ name, shape, gradient }) => ({ name, shape, values: gradient.slice() })),
    readSlots: () => slots.map((slot) => slot.slice()),
    writeSlots(saved) {
      const fits = saved.length === slots.length && saved.every(({ length }) => length === info.parameters);
      if (!fits) throw new ExperimentError("weights", "The saved state belongs to another model.");
      saved.forEach((values, i) => slots[i]?.set(values));
    },
  };
}
