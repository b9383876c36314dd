import { createDenseEngine } from "@/lib/experiment/engines/dense/create-engine";
import { createExperiment } from "@/lib/experiment/schema";
import { ObjectGraph } from "./object-graph";

export interface PeerMeasurement {
  /** Epochs a second with the losses on training and test points evaluated after each, as a page shows them. */
  epochs: number;
  /** Microseconds a batch of ten, training alone. */
  batch: number;
  /** Milliseconds for the answers at 100 x 100 places. */
  map: number;
}

export interface Comparison {
  objects: PeerMeasurement;
  ours: PeerMeasurement;
  /** Of all answers, so that no compiler may leave out what is measured. */
  checksum: number;
}

const batchSize = 10;
const side = 100;

/** Runs it for a while; gives milliseconds a time, the first runs left out. */
async function time(run: () => void | Promise<void>): Promise<number> {
  for (let warm = 0; warm < 20; warm++) await run();
  let count = 0;
  const start = performance.now();
  while (performance.now() - start < 1_500) {
    await run();
    count++;
  }
  return (performance.now() - start) / count;
}

function placeMap(): Float32Array {
  const inputs = new Float32Array(2 * side * side);
  for (let i = 0; i < side * side; i++) {
    inputs[2 * i] = ((i % side) / side) * 2 - 1;
    inputs[2 * i + 1] = (Math.floor(i / side) / side) * 2 - 1;
  }
  return inputs;
}

/** The same points, network and batches, on objects and by our dense engine, one after the other in this thread. */
export async function measurePeer(shape: "blobs" | "spiral", hidden: readonly number[]): Promise<Comparison> {
  const experiment = createExperiment({
    data: { source: { kind: "points", shape }, size: 500, split: { validation: 0, test: 0.5 } },
    model: {
      layers: [
        ...hidden.map((units) => ({ kind: "dense" as const, units, activation: "tanh" as const })),
        { kind: "dense", activation: "tanh" },
      ],
    },
    training: { loss: "squaredError", optimizer: { kind: "sgd" }, learningRate: 0.03, batchSize },
  });
  const engine = createDenseEngine(experiment);
  const { train, test } = engine.data.parts;
  const toRows = (part: typeof train) =>
    Array.from({ length: part.count }, (_, i) => ({
      inputs: [part.inputs[2 * i]!, part.inputs[2 * i + 1]!],
      target: part.targets[i]!,
    }));
  const [trainRows, testRows] = [toRows(train), toRows(test)];
  const batches = engine.stepsPerEpoch;
  const places = placeMap();
  const placeRows = Array.from({ length: side * side }, (_, i) => [places[2 * i]!, places[2 * i + 1]!]);

  const graph = new ObjectGraph([2, ...hidden, 1]);
  const trainGraph = () => {
    trainRows.forEach(({ inputs, target }, i) => {
      graph.answer(inputs);
      graph.learn(target);
      if ((i + 1) % batchSize === 0) graph.update(0.03);
    });
  };
  const measureGraph = (rows: typeof trainRows) => {
    let sum = 0;
    for (const { inputs, target } of rows) sum += 0.5 * (graph.answer(inputs) - target) ** 2;
    return sum / rows.length;
  };
  const trainOurs = () => {
    for (let batch = 0; batch < batches; batch++) engine.trainStep();
  };
  let sink = 0;
  return {
    objects: {
      batch: (1_000 * (await time(trainGraph))) / batches,
      epochs:
        1_000 /
        (await time(() => {
          trainGraph();
          sink += measureGraph(trainRows) + measureGraph(testRows);
        })),
      map: await time(() => {
        for (const inputs of placeRows) sink += graph.answer(inputs);
      }),
    },
    ours: {
      batch: (1_000 * (await time(trainOurs))) / batches,
      epochs:
        1_000 /
        (await time(async () => {
          trainOurs();
          sink += (await engine.evaluate("train")).loss + (await engine.evaluate("test")).loss;
        })),
      map: await time(async () => {
        sink += (await engine.predict(places, side * side))[0] ?? 0;
      }),
    },
    checksum: sink,
  };
}
