import type { BatchOrder } from "../../batch-order";
import { isPlanar } from "../../describe-data";
import { type DataPart, type PreparedData, type SplitName, splitNames } from "../../prepare-data";
import type { DataSpec } from "../../schema-data";
import type { KernelMemory, MemoryNeed } from "./memory";

/** Lays examples out as the network takes them: number by number, [numbers, stride]. */
export interface ExampleLoader {
  /** A minibatch of training examples, with its targets. */
  loadBatch(step: number, stride: number): void;
  /** Consecutive examples of a part, with their targets. */
  loadPart(split: SplitName, from: number, stride: number): void;
  /** Inputs from elsewhere, [rows, features], as preprocessed. */
  loadInputs(inputs: Float32Array, stride: number): void;
}

/** Whether `prepareData` gives inputs to the model as they are. */
export function leavesInputs(data: DataSpec): boolean {
  return data.preprocessing === "none" && (!isPlanar(data) || data.features.join() === "x1,x2");
}

/** Numbers and arrays that `createExampleLoader` takes from the memory. */
export function countExampleMemory(
  { parts, outputs, drawCorruption }: PreparedData,
  features: number,
  capacity: number,
): MemoryNeed {
  const examples = splitNames.reduce((sum, name) => sum + parts[name].count, 0);
  const clean = drawCorruption === null ? 0 : (parts.train.count + 3) * features;
  return {
    numbers: (examples + 9) * (features + outputs) + clean + parts.train.count + 3 + capacity * features,
    arrays: 9,
  };
}

/**
 * @param capacity most rows at once
 * @param input [features, capacity], where inputs go
 * @param targets [outputs, capacity], where targets go
 */
export function createExampleLoader(
  { kernels, allocate, allocateIntegers }: KernelMemory,
  { parts, outputs, trainInputs, drawCorruption }: PreparedData,
  { size, stepsPerEpoch, getOrder }: BatchOrder,
  capacity: number,
  input: Float32Array,
  targets: Float32Array,
): ExampleLoader {
  const features = input.length / capacity;
  /** With three examples of zeros behind them, for the rows between a batch and its stride. */
  const store = (values: Float32Array, size: number) => {
    const stored = allocate(values.length + 3 * size);
    stored.set(values);
    return stored.byteOffset;
  };
  const place = ({ inputs, targets }: DataPart) => ({
    inputs: store(inputs, features),
    targets: store(targets, outputs),
  });
  const places = { train: place(parts.train), validation: place(parts.validation), test: place(parts.test) };
  const trainAt = drawCorruption === null ? places.train.inputs : store(trainInputs, features);
  const order = allocateIntegers(parts.train.count + 3);
  let orderedEpoch = -1;
  const others = allocate(capacity * features);
  const [inputAt, targetsAt, orderAt, othersAt] = [input, targets, order, others].map(
    ({ byteOffset }) => byteOffset,
  ) as [number, number, number, number];

  return {
    loadBatch(step, stride) {
      const epoch = Math.floor(step / stepsPerEpoch);
      if (epoch !== orderedEpoch) {
        const wanted = getOrder(epoch);
        for (let i = 0; i < parts.train.count; i++) order[i] = wanted[i]!;
        orderedEpoch = epoch;
      }
      const from = orderAt + 4 * size * (step - epoch * stepsPerEpoch);
      kernels.layOut(trainAt, from, features, stride, inputAt);
      if (drawCorruption !== null) {
        const noise = drawCorruption(step, size);
        for (let row = 0; row < size; row++)
          for (let i = 0; i < features; i++) input[i * stride + row]! += noise[row * features + i]!;
      }
      kernels.layOut(places.train.targets, from, outputs, stride, targetsAt);
    },
    loadPart(split, from, stride) {
      const part = places[split];
      kernels.layOut(part.inputs + 4 * features * from, 0, features, stride, inputAt);
      kernels.layOut(part.targets + 4 * outputs * from, 0, outputs, stride, targetsAt);
    },
    loadInputs(inputs, stride) {
      others.set(inputs);
      kernels.layOut(othersAt, 0, features, stride, inputAt);
    },
  };
}
