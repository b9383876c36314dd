import type { EngineState } from "@/lib/experiment/engines/engine";
import { createEngine, type EngineChoice } from "@/lib/experiment/engines/create-engine";
import type { Experiment } from "@/lib/experiment/schema";
import { defineJob } from "./job";

export interface ExperimentJobSpec {
  experiment: Experiment;
  engine?: EngineChoice;
  /** Cells along a side of the decision map; none is sent without it. The data must be points of the plane. */
  mapSize?: number;
}

export type ExperimentCommand = { kind: "learning-rate"; rate: number };

export interface ExperimentFrame {
  step: number;
  epoch: number;
  /** Mean loss of the steps since the last frame; of the training examples at step 0. */
  trainLoss: number;
  validationLoss: number;
  /** Share of right answers on the validation examples, 0 to 1; null for regression. */
  accuracy: number | null;
  /** The answer for the last output at each cell of the map, row by row from the top, over -1.2 to 1.2. */
  map?: Float32Array;
}

const MAP_REACH = 1.2;

/** The centres of the cells of a square map, [size * size, 2], row by row from the top. */
function placeCells(size: number): Float32Array {
  const inputs = new Float32Array(2 * size * size);
  for (let i = 0; i < size * size; i++) {
    const [row, column] = [Math.floor(i / size), i % size];
    inputs[2 * i] = MAP_REACH * ((2 * (column + 0.5)) / size - 1);
    inputs[2 * i + 1] = MAP_REACH * (1 - (2 * (row + 0.5)) / size);
  }
  return inputs;
}

/**
 * Trains any Experiment, on the device or, where that is faster, by the dense engine. Two runs of one Experiment on one
 * device send the same losses.
 */
export const job = defineJob<ExperimentJobSpec, ExperimentCommand, ExperimentFrame>({
  device: "any",
  async create({ experiment, engine: choice, mapSize }, context) {
    const engine = await createEngine(experiment, context.tf, choice);
    const lastStep = experiment.training.epochs * engine.stepsPerEpoch;
    const cells = mapSize === undefined ? null : placeCells(mapSize);

    async function drawMap(): Promise<Float32Array | undefined> {
      if (cells === null) return undefined;
      const count = cells.length / 2;
      const answers = await engine.predict(cells, count);
      const outputs = answers.length / count;
      return Float32Array.from({ length: count }, (_, i) => answers[i * outputs + outputs - 1] ?? 0);
    }

    return {
      step: () => engine.trainStep(),
      async frame() {
        const recent = await engine.readLoss();
        const trainLoss = Number.isNaN(recent) ? (await engine.evaluate("train")).loss : recent;
        const { loss: validationLoss, accuracy } = await engine.evaluate("validation");
        const map = await drawMap();
        const { step } = engine;
        const epoch = step / engine.stepsPerEpoch;
        return {
          frame: { step, epoch, trainLoss, validationLoss, accuracy, ...(map === undefined ? {} : { map }) },
          transfer: map === undefined ? [] : [map.buffer],
        };
      },
      command: ({ rate }) => engine.setLearningRate(rate),
      save: () => engine.readState(),
      async restore(state: EngineState) {
        engine.writeState(state);
      },
      done: () => engine.step >= lastStep,
      dispose: () => engine.dispose(),
    };
  },
});
