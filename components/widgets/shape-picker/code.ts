import type { CodeListing } from "@/components/widget/code-dialog";
import { inferExperiment } from "@/lib/experiment/infer";
import type { Layer } from "@/lib/experiment/schema-layers";
import { createTraining } from "./experiments";
import type { State } from "./state";

/** A layer, and how many numbers one step of its input and of its output has. */
interface Place {
  layer: Layer;
  inputs: number;
  outputs: number;
}

/** The network in view, untrained, in three libraries. */
export function printPrograms(state: State): CodeListing {
  const experiment = createTraining(state);
  const info = inferExperiment(experiment);
  const places = experiment.model.layers.map((layer, i): Place => {
    const { inputShape, outputShape } = info.layers[i]!;
    return { layer, inputs: inputShape.at(-1)!, outputs: outputShape.at(-1)! };
  });
  const isValues = experiment.training.loss === "squaredError";
  const hasGru = places.some(({ layer }) => layer.kind === "gru");
  const shape = info.inputShape.join(", ");
  return {
    tensorflowjs: `// npm install @tensorflow/tfjs
import * as tf from "@tensorflow/tfjs";

const inputs = tf.input({ shape: [${shape}] });
let x = inputs;
${places.map((place) => `x = ${printTensorflow(place)}.apply(x);`).join("\n")}
const model = tf.model({ inputs, outputs: x });
model.compile({ optimizer: tf.train.adam(${state.learningRate}), loss: ${isValues ? '"meanSquaredError"' : "tf.losses.softmaxCrossEntropy"} });
model.summary();
`,
    keras: `# pip install keras tensorflow
import keras
from keras import layers

x = inputs = keras.Input((${shape}${info.inputShape.length === 1 ? "," : ""}))
${places.map((place) => `x = ${printKeras(place)}(x)`).join("\n")}
model = keras.Model(inputs, x)
model.compile(
    optimizer=keras.optimizers.Adam(${state.learningRate}),
    loss=${isValues ? '"mse"' : "keras.losses.CategoricalCrossentropy(from_logits=True)"},
)
model.summary()
`,
    pytorch: `# pip install torch
import torch
from torch import nn


${hasGru ? "# This GRU resets after its product with the state; the one in the page does before.\n" : ""}class Model(nn.Module):
    def __init__(self):
        super().__init__()
${places.flatMap(printModule).join("\n")}

    def forward(self, x):
${places.map(printForward).join("\n")}
        return x


model = Model()
optimizer = torch.optim.Adam(model.parameters(), lr=${state.learningRate})
loss_function = nn.${isValues ? "MSELoss" : "CrossEntropyLoss"}()
`,
  };
}

const recurrentNames = { rnn: "SimpleRNN", lstm: "LSTM", gru: "GRU" } as const;

function printTensorflow({ layer, outputs }: Place): string {
  switch (layer.kind) {
    case "repeat":
      return `tf.layers.repeatVector({ n: ${layer.times} })`;
    case "rnn":
    case "lstm":
    case "gru": {
      const name = layer.kind === "rnn" ? "simpleRNN" : layer.kind;
      // Unless told, the library bends the gates' sigmoid out of straight lines.
      const gates = layer.kind === "rnn" ? "" : ', recurrentActivation: "sigmoid"';
      const call = `tf.layers.${name}({ units: ${layer.units}, returnSequences: ${layer.returnSequences}${gates} })`;
      return layer.bidirectional ? `tf.layers.bidirectional({ layer: ${call}, mergeMode: "concat" })` : call;
    }
    default:
      return `tf.layers.dense({ units: ${outputs}${isTanh(layer) ? ', activation: "tanh"' : ""} })`;
  }
}

function printKeras({ layer, outputs }: Place): string {
  switch (layer.kind) {
    case "repeat":
      return `layers.RepeatVector(${layer.times})`;
    case "rnn":
    case "lstm":
    case "gru": {
      const sequences = layer.returnSequences ? ", return_sequences=True" : "";
      // Our reset gate stands before the product with the state.
      const reset = layer.kind === "gru" ? ", reset_after=False" : "";
      const call = `layers.${recurrentNames[layer.kind]}(${layer.units}${sequences}${reset})`;
      return layer.bidirectional ? `layers.Bidirectional(${call})` : call;
    }
    default:
      return `layers.Dense(${outputs}${isTanh(layer) ? ', activation="tanh"' : ""})`;
  }
}

function printModule({ layer, inputs, outputs }: Place, i: number): string[] {
  if (layer.kind === "repeat") return [];
  if (layer.kind === "rnn" || layer.kind === "lstm" || layer.kind === "gru") {
    const both = layer.bidirectional ? ", bidirectional=True" : "";
    return [
      `        self.layer${i + 1} = nn.${layer.kind.toUpperCase()}(${inputs}, ${layer.units}, batch_first=True${both})`,
    ];
  }
  return [`        self.layer${i + 1} = nn.Linear(${inputs}, ${outputs})`];
}

function printForward({ layer }: Place, i: number): string {
  const call = `self.layer${i + 1}(x)`;
  if (layer.kind === "repeat") return `        x = x[:, None].expand(-1, ${layer.times}, -1)`;
  if (layer.kind !== "rnn" && layer.kind !== "lstm" && layer.kind !== "gru")
    return `        x = ${isTanh(layer) ? `torch.tanh(${call})` : call}`;
  if (layer.returnSequences) return `        x, _ = ${call}`;
  // The backward layer has read all at the first step.
  const { units } = layer;
  return layer.bidirectional
    ? `        x, _ = ${call}\n        x = torch.cat([x[:, -1, :${units}], x[:, 0, ${units}:]], dim=-1)`
    : `        x, _ = ${call}\n        x = x[:, -1]`;
}

const isTanh = (layer: Layer) => "activation" in layer && layer.activation === "tanh";
