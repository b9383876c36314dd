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

/** A turn's milliseconds: a hundred times the clock's step in a page. */
const turn = 10;
const turns = 150;

async function timeTurn(run: () => void | Promise<void>): Promise<number> {
  let count = 0;
  let passed = 0;
  for (const start = performance.now(); passed < turn; passed = performance.now() - start) {
    await run();
    count++;
  }
  return passed / count;
}

/**
 * Milliseconds a time, of both. They run in turns, so that what else the machine does falls on both alike; of all turns
 * the one that a quarter is faster than, since other work only ever makes a turn longer.
 */
async function timeBoth(
  objects: () => void | Promise<void>,
  ours: () => void | Promise<void>,
): Promise<{ objects: number; ours: number }> {
  const times = { objects: [] as number[], ours: [] as number[] };
  // The first turns are left out: compilers are at work in them.
  for (let i = -20; i < turns; i++) {
    const pair = [await timeTurn(objects), await timeTurn(ours)] as const;
    if (i < 0) continue;
    times.objects.push(pair[0]);
    times.ours.push(pair[1]);
  }
  const quarter = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(turns / 4)] as number;
  return { objects: quarter(times.objects), ours: quarter(times.ours) };
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
  const batch = await timeBoth(trainGraph, trainOurs);
  const epoch = await timeBoth(
    () => {
      trainGraph();
      sink += measureGraph(trainRows) + measureGraph(testRows);
    },
    async () => {
      trainOurs();
      sink += (await engine.evaluate("train")).loss + (await engine.evaluate("test")).loss;
    },
  );
  const map = await timeBoth(
    () => {
      for (const inputs of placeRows) sink += graph.answer(inputs);
    },
    async () => {
      sink += (await engine.predict(places, side * side))[0] ?? 0;
    },
  );
  const measure = (whose: "objects" | "ours") => ({
    epochs: 1_000 / epoch[whose],
    batch: (1_000 * batch[whose]) / batches,
    map: map[whose],
  });
  return { objects: measure("objects"), ours: measure("ours"), checksum: sink };
}
