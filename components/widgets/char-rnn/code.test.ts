import { expect, test } from "vitest";
import type { Weights } from "@/lib/experiment/initialize";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { printPrograms } from "./code";
import { createTraining, findFirstWeights, pickSpec } from "./experiments";
import { job } from "./job";
import { definition, type State } from "./state";

/** What the printed program makes of first weights, and what it writes on the console. */
async function run(state: State, first: Weights, characters = 100) {
  const tf = await loadTfNode("wasm");
  const body = printPrograms(state)
    .tensorflowjs.replace(/^import .*$/m, "")
    .replace("written.length < 100", `written.length < ${characters}`)
    .replace(/^const optimizer/m, "model.setWeights(first());\n$&");
  expect(body).toContain("setWeights");
  const program = new Function("tf", "console", "first", `${body}\nreturn model;`) as (
    ...given: unknown[]
  ) => ReturnType<typeof tf.sequential>;
  const lines: string[] = [];
  const upload = () => first.map(({ values, shape }) => tf.tensor(values, [...shape]));
  const model = program(tf, { log: (line: string) => lines.push(line) }, upload);
  const weights = model.getWeights().map((weight) => [...weight.dataSync()]);
  model.dispose();
  return { weights, written: lines.join("\n") };
}

test.each(["rnn", "lstm", "gru"] as const)(
  "the printed program learns hello to the widget's own weights: %s",
  async (cell) => {
    const state = definition.schema.parse({ cell, units: 6, layers: 2, steps: 20 });
    const spec = pickSpec(state);
    const printed = await run(state, findFirstWeights(createTraining(spec)), 2);
    const tf = await loadTfNode("wasm");
    const context = { signal: new AbortController().signal, device: "wasm", tf: async () => tf } as const;
    const own = await job.create(spec, context);
    while (!own.done?.()) await own.step();
    const { frame } = await own.frame();
    own.dispose();
    expect(printed.weights).toHaveLength(frame.now.weights.length);
    frame.now.weights.forEach(({ values }, i) =>
      values.forEach((value, k) => expect(printed.weights[i]?.[k]).toBeCloseTo(value, 3)),
    );
  },
);

test("of a long text the end is unread, and characters beyond the vocabulary share its last entry", () => {
  const letters = Array.from({ length: 100 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join("");
  const rare = printPrograms(definition.schema.parse({ source: "own", text: letters + letters, steps: 10 }));
  const lengths = { text: 200, vocabulary: 64, window: 24 };
  for (const program of Object.values(rare)) {
    expect(program).toContain(String(0.8 * lengths.text - lengths.window));
    expect(program).toMatch(/64\) % 64|else 63/);
  }
  const hello = printPrograms(definition.schema.parse({}));
  for (const program of Object.values(hello)) expect(program).not.toMatch(/% 4|else 3/);
});

test("the printed program writes a hundred characters, and after an h the word that it has learnt", async () => {
  const state = definition.schema.parse({ temperature: 0 });
  const { written } = await run(state, findFirstWeights(createTraining(pickSpec(state))));
  expect(written).toMatch(/^hello[ehlo]{95}$/);
});
