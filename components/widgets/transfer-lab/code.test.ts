import { expect, test } from "vitest";
import { createEngine } from "@/lib/experiment/engines/create-engine";
import type { Weights } from "@/lib/experiment/initialize";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { createFirstTask } from "@/lib/experiment/engines/tfjs/procedures/transfer";
import { trainWhole } from "@/lib/experiment/run/train-whole";
import type { Experiment } from "@/lib/experiment/schema";
import { printPrograms } from "./code";
import { BATCH_SIZE, createTrial } from "./experiments";
import { definition } from "./state";

test.each([1, 2] as const)(
  "the printed program learns 5 to 9 to the widget's own accuracy, with %i convolutions taken over",
  async (taken) => {
    const tf = await loadTfNode("wasm");
    const upload = (weights: Weights) => weights.map(({ values, shape }) => tf.tensor(values, [...shape]));
    const state = definition.schema.parse({ taken, firstExamples: 200 });
    // One batch is all of the examples, so that their order makes no difference.
    const trial = createTrial(state, { way: "head", size: BATCH_SIZE / 5, seed: 1 });
    const { procedure } = trial.training;
    if (procedure.kind !== "transfer") throw new Error("a transfer was expected");
    const learn = async (experiment: Experiment) => {
      const engine = await createEngine(experiment, async () => tf);
      const before = await engine.readWeights();
      await trainWhole(engine, experiment);
      return { engine, before };
    };
    const first = await learn(createFirstTask(trial, procedure));
    const own = await learn(trial);

    const layers = tf.layers;
    const base = tf.sequential({
      layers: [
        layers.conv2d({
          inputShape: [14, 14, 1],
          filters: 16,
          kernelSize: 5,
          padding: "same",
          activation: "relu",
        }),
        layers.maxPooling2d({ poolSize: 2 }),
        layers.conv2d({ filters: 32, kernelSize: 3, padding: "same", activation: "relu" }),
        layers.maxPooling2d({ poolSize: 2 }),
        layers.flatten(),
        layers.dense({ units: 5 }),
      ],
    });
    base.setWeights(upload(await first.engine.readWeights()));
    const body = printPrograms(state)
      .tensorflowjs.replace(/^import .*$/m, "")
      .replace("export function", "function");
    const transfer = (
      new Function("tf", `${body}\nreturn transfer;`) as (
        given: unknown,
      ) => (from: typeof base) => typeof base
    )(tf);
    const model = transfer(base);
    const trained = model.trainableWeights.reduce(
      (sum, { shape }) => sum + shape.reduce<number>((a, b) => a * (b ?? 1), 1),
      0,
    );
    expect(trained).toBe(own.engine.info.parameters);
    // Taken-over layers are the widget's; the new ones begin with its first weights.
    const read = () =>
      model.layers.flatMap((layer) => layer.getWeights().map((weight) => [...weight.dataSync()]));
    const begun = read();
    own.before.slice(0, 2 * taken).forEach(({ values }, i) => expect(begun[i]).toEqual([...values]));
    for (const layer of model.layers) layer.setWeights(upload(own.before.splice(0, layer.weights.length)));

    const { train, test: asked } = own.engine.data.parts;
    const images = (part: typeof train) => tf.tensor(part.raw, [part.count, 14, 14, 1]);
    const [x, y] = [images(train), tf.oneHot(tf.tensor1d([...train.labels!], "int32"), 5)];
    const steps = own.engine.step;
    for (let step = 0; step < steps; step++) await model.trainOnBatch(x, y);
    const answers = (model.predict(images(asked)) as ReturnType<typeof tf.tensor>).argMax(-1).dataSync();
    const right = asked.labels!.filter((label, i) => answers[i] === label).length / asked.count;
    // A picture that is on the edge between two digits may fall to either side.
    expect(right).toBeCloseTo((await own.engine.evaluate("test")).accuracy!, 2);
    expect(right).toBeGreaterThan(0.3);
    first.engine.dispose();
    own.engine.dispose();
  },
);
