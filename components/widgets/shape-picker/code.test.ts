import { expect, test } from "vitest";
import { createEngine } from "@/lib/experiment/engines/create-engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { printPrograms } from "./code";
import { createTraining } from "./experiments";
import { definition, shapes } from "./state";
import { countParameters } from "./words";

const cells = ["rnn", "lstm", "gru"] as const;

test.each(shapes)(
  "%s: the printed network is as large as the widget's, and with its weights answers alike",
  async (shape) => {
    const tf = await loadTfNode("wasm");
    for (const cell of cells) {
      const state = definition.schema.parse({
        shape,
        cell,
        isBidirectional: true,
        depth: 2,
        units: 4,
        length: 5,
      });
      const body = printPrograms(state)
        .tensorflowjs.replace(/^import .*$/m, "")
        .replace("model.summary();", "return model;");
      const build = new Function("tf", body) as (given: unknown) => ReturnType<typeof tf.model>;
      const model = build(tf);
      expect(model.countParams()).toBe(countParameters(state));

      const engine = await createEngine(createTraining(state), async () => tf, "tfjs");
      const weights = await engine.readWeights();
      model.setWeights(weights.map(({ values, shape }) => tf.tensor(values, [...shape])));
      const count = 3;
      const size = engine.info.inputShape.reduce((product, length) => product * length, 1);
      const inputs = engine.data.parts.train.raw.slice(0, count * size);
      const answers = (await engine.observe(inputs, count)).at(-1)!;
      const printed = tf.tidy(() => {
        const given = tf.tensor(inputs, [count, ...engine.info.inputShape]);
        return [...(model.predict(given) as ReturnType<typeof tf.tensor>).dataSync()];
      });
      expect(printed).toHaveLength(answers.length);
      answers.forEach((value, i) => expect(printed[i]).toBeCloseTo(value, 4));
      engine.dispose();
      model.dispose();
    }
  },
);
