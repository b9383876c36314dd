import { expect, test } from "vitest";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { printPrograms } from "./code";
import { setChannels, setFilterCount, setKernel } from "./edit";
import { buildStage, toVolume } from "./model";
import { definition, type State } from "./state";

const opening = definition.schema.parse({});

/** What the printed TensorFlow.js program prints, as numbers in reading order. */
async function run(state: State): Promise<number[]> {
  const stage = buildStage(state, toVolume(state.image));
  const program = printPrograms(state, stage).tensorflowjs;
  const body = program.replace(/^import .*$/m, "").replace(/^(y\..*)\.print\(\);$/m, "return $1.dataSync();");
  expect(body).toContain("return y.");
  const tf = await loadTfNode("cpu");
  const compute = new Function("tf", body) as (tf: unknown) => Float32Array;
  return [...tf.tidy(() => compute(tf) as never)];
}

test.each<[string, (state: State) => Partial<State>]>([
  ["the slide's", () => ({})],
  ["padded and strided", () => ({ padding: "custom", rings: 2, stride: 2 })],
  ["same, of even size", (state) => ({ padding: "same", ...setKernel(state, 4), stride: 2 })],
  [
    "dilated and turned",
    () => ({
      padding: "same",
      dilation: 2,
      flip: true,
      filters: [
        [
          [
            [1, 2, 3],
            [4, 5, 6],
            [7, 8, 9],
          ],
        ],
      ],
    }),
  ],
  ["with three channels", (state) => setChannels(state, 3)],
  ["with four filters and a bias", (state) => ({ ...setFilterCount(state, 4), biases: [0, 1, -2, 0.5] })],
])("the printed program computes the picture's own output: %s", async (_, change) => {
  const state = definition.schema.parse({ ...opening, ...change(opening) });
  const { output } = buildStage(state, toVolume(state.image));
  const printed = await run(state);
  expect(printed).toHaveLength(output.values.length);
  for (const [i, value] of output.values.entries()) expect(printed[i]).toBeCloseTo(value, 5);
});
