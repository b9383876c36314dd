import type { CodeListing } from "@/components/widget/code-dialog";
import { countNetwork } from "./model";
import type { State } from "./state";

/** Programs that build the network and print its number of parameters. */
export function printCode({ sizes, bias }: State): CodeListing {
  const [inputs = 1, ...units] = sizes;
  const { parameters } = countNetwork(sizes, bias);
  const hidden = (i: number) => i < units.length - 1;
  const flag = bias ? "True" : "False";
  const keras = units.map(
    (n, i) => `    keras.layers.Dense(${n}, activation=${hidden(i) ? '"relu"' : "None"}, use_bias=${flag}),`,
  );
  const tfjs = units.map((n, i) => {
    const shape = i === 0 ? `inputShape: [${inputs}], ` : "";
    return `    tf.layers.dense({ ${shape}units: ${n}, activation: "${hidden(i) ? "relu" : "linear"}", useBias: ${bias} }),`;
  });
  const torch = units.flatMap((n, i) => [
    `    nn.Linear(${sizes[i]}, ${n}, bias=${flag}),`,
    ...(hidden(i) ? ["    nn.ReLU(),"] : []),
  ]);
  return {
    tensorflowjs: [
      "// npm install @tensorflow/tfjs",
      'import * as tf from "@tensorflow/tfjs";',
      "",
      "const model = tf.sequential({",
      "  layers: [",
      ...tfjs,
      "  ],",
      "});",
      `console.log(model.countParams()); // ${parameters}`,
      "",
    ].join("\n"),
    keras: [
      "# pip install keras tensorflow",
      "import keras",
      "",
      "model = keras.Sequential([",
      `    keras.Input(shape=(${inputs},)),`,
      ...keras,
      "])",
      `print(model.count_params())  # ${parameters}`,
      "",
    ].join("\n"),
    pytorch: [
      "# pip install torch",
      "from torch import nn",
      "",
      "model = nn.Sequential(",
      ...torch,
      ")",
      `print(sum(p.numel() for p in model.parameters()))  # ${parameters}`,
      "",
    ].join("\n"),
  };
}
