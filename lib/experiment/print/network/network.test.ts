import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { inferModel } from "../../infer";
import { createLenet5, createSmallLenet } from "../../networks/lenet";
import { createMobilenetV2 } from "../../networks/mobilenet";
import { completeLayers, type Network } from "../../networks/network";
import { createCifarResnet, createResnet } from "../../networks/resnet";
import { createThinResnet } from "../../networks/thin-resnet";
import { PrintError } from "../print-error";
import { inFolder } from "../test-programs";
import { hasPython, runPython } from "../test-python";
import { printKerasNetwork } from "./keras";
import { printPytorchNetwork } from "./pytorch";
import { printTensorflowNetwork } from "./tfjs";

const build = (layers: Parameters<typeof completeLayers>[0]): Network => ({
  inputShape: [13, 13, 3],
  outputs: 4,
  initialization: { kind: "he" },
  layers: completeLayers(layers),
});
const networks: Network[] = [
  createLenet5(),
  createSmallLenet(),
  createCifarResnet(18),
  createResnet(50, { inputShape: [64, 64, 3] }),
  createMobilenetV2({ inputShape: [64, 64, 3] }),
  createThinResnet({ depth: 14, width: 4 }),
  createThinResnet({ depth: 8, width: 4, isResidual: false, batchNorm: false }),
  build([
    { kind: "conv2d", filters: 5, stride: 2, padding: "same", activation: "elu" },
    { kind: "depthwiseConv2d", multiplier: 2, padding: 2, bias: false },
    { kind: "maxPool", padding: "same" },
    { kind: "averagePool", padding: "same", size: 3, stride: 1 },
    { kind: "residual", layers: [{ kind: "conv2d", filters: 7, stride: 2, padding: 1 }] },
    { kind: "flatten" },
    { kind: "dense", units: 6, activation: "tanh" },
    { kind: "residual", layers: [{ kind: "dense", units: 5 }] },
    { kind: "dense" },
  ]),
];

/** Trained numbers, kept ones, and what comes out for a batch of two. */
const counts = networks.map((network) => {
  const { parameters, states, outputShape } = inferModel(network.layers, network);
  return { parameters, states, shape: [2, ...outputShape] };
});
const readCounts = (output: string) =>
  output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as unknown);

test("TensorFlow.js builds each network with the same parameters and output", async () => {
  const outputs = await inFolder(async (folder) => {
    const imports = await Promise.all(
      networks.map(async (network, i) => {
        const program = `${printTensorflowNetwork(network)}
const sum = (weights) => weights.reduce((total, { shape }) => total + shape.reduce((a, b) => a * b, 1), 0);
const { shape } = model.predict(tf.zeros([2, ${network.inputShape.join(", ")}]));
console.log(JSON.stringify({ parameters: sum(model.trainableWeights), states: sum(model.nonTrainableWeights), shape }));
`;
        await writeFile(join(folder, `${i}.mjs`), program);
        return `await import("./${i}.mjs");\n`;
      }),
    );
    await writeFile(join(folder, "all.mjs"), imports.join(""));
    return (await promisify(execFile)(process.execPath, [join(folder, "all.mjs")])).stdout;
  });
  expect(readCounts(outputs)).toEqual(counts);
}, 60_000);

test.skipIf(!hasPython("keras"))(
  "Keras does too (needs python3 with keras)",
  async () => {
    const programs = networks.map(
      (network) => `${printKerasNetwork(network)}
import json, math
import numpy as np
count = lambda weights: sum(math.prod(w.shape) for w in weights)
shape = list(model(np.zeros((2, ${network.inputShape.join(", ")}), dtype="float32")).shape)
print(json.dumps({"parameters": count(model.trainable_weights), "states": count(w for w in model.non_trainable_weights if len(w.shape) == 1 and "seed" not in w.name), "shape": shape}))
`,
    );
    expect((await runPython(programs)).flatMap(readCounts)).toEqual(counts);
  },
  120_000,
);

test.skipIf(!hasPython("torch"))(
  "PyTorch does too (needs python3 with torch)",
  async () => {
    const programs = networks.map(({ layers, ...network }) => {
      const [height, width, channels] = network.inputShape;
      return `${printPytorchNetwork({ layers, ...network })}
import json
count = lambda tensors: sum(t.numel() for t in tensors if t.dim() > 0)
model.eval()
shape = list(model(torch.zeros(2, ${channels}, ${height}, ${width})).shape)
print(json.dumps({"parameters": count(model.parameters()), "states": count(model.buffers()), "shape": shape}))
`;
    });
    expect((await runPython(programs)).flatMap(readCounts)).toEqual(counts);
  },
  120_000,
);

test("equal residual blocks in a row are a loop: 35 of ResNet-152's third stage", () => {
  const network = createResnet(152);
  expect(printKerasNetwork(network)).toContain("for _ in range(35):");
  expect(printPytorchNetwork(network)).toContain(") for _ in range(35)],");
  expect(printTensorflowNetwork(network)).toContain("i < 35;");
});

test("what a library cannot say is refused, with the layer's number", () => {
  const pooled = build([{ kind: "averagePool", size: 3, padding: 1 }]);
  expect(() => printKerasNetwork(pooled)).toThrow(PrintError);
  expect(() => printTensorflowNetwork(pooled)).toThrow(/Layer 1 \(averagePool\)/);
  expect(printPytorchNetwork(pooled)).toContain("count_include_pad=False");
  const leaky = build([
    {
      kind: "residual",
      layers: [{ kind: "conv2d", filters: 1, padding: "same" }],
      activation: "leakyRelu",
    },
  ]);
  expect(() => printTensorflowNetwork(leaky)).toThrow(/Layer 1 \(residual\)/);
});
