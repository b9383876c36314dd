import type { CodeListing } from "@/components/widget/code-dialog";
import type { State } from "./state";

const TFJS = `// npm install @tensorflow/tfjs
import * as tf from "@tensorflow/tfjs";
`;

/** The LSTM with its optimizer, in three libraries; the letters come in as one-hot vectors of seven. */
export function printPrograms({
  lag,
  units,
  keepBias,
  optimizer,
  learningRate,
  isClipped,
}: State): CodeListing {
  const time = lag + 2;
  const adam = optimizer === "adam";
  return {
    tensorflowjs: `${TFJS}
const model = tf.sequential();
model.add(tf.layers.lstm({
  units: ${units},
  inputShape: [${time}, 7],
  recurrentActivation: "sigmoid",
  unitForgetBias: false,
}));
model.add(tf.layers.dense({ units: 4 }));
// Gates in the order input, forget, candidate, output.
const [kernel, recurrentKernel, bias, ...rest] = model.getWeights();
const forget = Float32Array.from({ length: bias.size }, (_, i) =>
  i >= ${units} && i < ${2 * units} ? ${keepBias} : 0);
model.setWeights([kernel, recurrentKernel, tf.tensor1d(forget), ...rest]);
const optimizer = tf.train.${adam ? "adam" : "sgd"}(${learningRate});

/** One step; x [batch, ${time}, 7], y one-hot [batch, 4]. */
export function train(x, y) {
  const { grads } = tf.variableGrads(() => tf.losses.softmaxCrossEntropy(y, model.apply(x)));
${
  isClipped
    ? `  const norm = tf.sqrt(tf.addN(Object.values(grads).map((g) => tf.sum(tf.square(g)))));
  const factor = tf.div(1, tf.maximum(1, norm));
  for (const name in grads) grads[name] = tf.mul(grads[name], factor);
`
    : ""
}  optimizer.applyGradients(grads);
}
`,
    keras: `import keras

lstm = keras.layers.LSTM(${units}, unit_forget_bias=False)
model = keras.Sequential([keras.Input((${time}, 7)), lstm, keras.layers.Dense(4)])
# Gates in the order input, forget, candidate, output.
kernel, recurrent_kernel, bias = lstm.get_weights()
bias[${units}:${2 * units}] = ${keepBias}
lstm.set_weights([kernel, recurrent_kernel, bias])
model.compile(
    optimizer=keras.optimizers.${adam ? "Adam" : "SGD"}(${learningRate}${isClipped ? ", global_clipnorm=1.0" : ""}),
    loss=keras.losses.CategoricalCrossentropy(from_logits=True),
)
`,
    pytorch: `import torch
from torch import nn

lstm, dense = nn.LSTM(7, ${units}, batch_first=True), nn.Linear(${units}, 4)
# Gates in the order input, forget, candidate, output; of the two biases that PyTorch adds, one stays 0.
with torch.no_grad():
    lstm.bias_ih_l0.zero_()
    lstm.bias_hh_l0.zero_()
    lstm.bias_ih_l0[${units}:${2 * units}] = ${keepBias}
parameters = [*lstm.parameters(), *dense.parameters()]
optimizer = torch.optim.${adam ? "Adam" : "SGD"}(parameters, lr=${learningRate})


def train(x, y):
    """One step; x [batch, ${time}, 7], y the letters [batch]."""
    optimizer.zero_grad()
    nn.functional.cross_entropy(dense(lstm(x)[0][:, -1]), y).backward()
${isClipped ? "    nn.utils.clip_grad_norm_(parameters, 1.0)\n" : ""}    optimizer.step()
`,
  };
}
