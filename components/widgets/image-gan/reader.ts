import { createDenseEngine } from "@/lib/experiment/engines/dense/create-engine";
import { createExperiment } from "@/lib/experiment/schema";
import { SIDE } from "./counts";

/** A classifier of digits that has never seen a sample of any generator. */
export interface Reader {
  /** Share of real digits held back that it names rightly. */
  accuracy: number;
  /** @param pictures [count, PIXELS] @returns probabilities of the ten digits, [count, 10] */
  read(pictures: Float32Array, count: number): Promise<Float32Array>;
}

const EPOCHS = 15;

/** Trained on digits of its own, written from another seed than any game's. */
async function trainReader(): Promise<Reader> {
  const engine = createDenseEngine(
    createExperiment({
      data: {
        source: { kind: "digits", side: SIDE, shift: 0 },
        size: 2400,
        noise: 0,
        split: { validation: 0, test: 1 / 6 },
        seed: 10_007,
      },
      model: {
        layers: [{ kind: "flatten" }, { kind: "dense", units: 96, activation: "relu" }, { kind: "dense" }],
      },
      training: { learningRate: 0.002, batchSize: 32 },
    }),
  );
  for (let step = 0; step < EPOCHS * engine.stepsPerEpoch; step++) engine.trainStep();
  const { accuracy } = await engine.evaluate("test");
  return {
    accuracy: accuracy ?? NaN,
    read: (pictures, count) => engine.predict(pictures, count),
  };
}

let kept: Promise<Reader> | null = null;

/** The one reader; it takes a second or two to train, and is the same for every game. */
export const getReader = (): Promise<Reader> => (kept ??= trainReader());
