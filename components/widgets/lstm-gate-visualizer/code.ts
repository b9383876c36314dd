import type { CodeListing } from "@/components/widget/code-dialog";
import { createTask, drawHeldOut, type Spec } from "./model";

const KERAS = { lstm: "LSTM", gru: "GRU", rnn: "SimpleRNN" } as const;
const TFJS = { lstm: "lstm", gru: "gru", rnn: "simpleRNN" } as const;
const TORCH = { lstm: "LSTM", gru: "GRU", rnn: "RNN" } as const;

/**
 * The same cell on the same kind of sequences in three libraries. The sequences themselves are printed: those that the
 * widget measures on, symbols and answers (-1 where nothing is asked).
 */
export function printPrograms(spec: Spec): CodeListing {
  const task = createTask(spec);
  const sequences = drawHeldOut(task, spec.seed);
  const symbols = JSON.stringify(sequences.map((sequence) => sequence.symbols));
  const targets = JSON.stringify(sequences.map((sequence) => sequence.targets));
  const [inputs, classes] = [task.vocabulary.length, task.classes.length];
  const { units, learningRate, cell } = spec;
  const start = spec.recurrentStart === "orthogonal" ? "orthogonal" : "uniform";
  const limit = (1 / Math.sqrt(units)).toFixed(4);
  return {
    tensorflowjs: `// npm install @tensorflow/tfjs, then: node memory.mjs
import * as tf from "@tensorflow/tfjs";

const symbols = tf.tensor2d(${symbols}, undefined, "int32");
const targets = tf.tensor2d(${targets}, undefined, "int32");
const inputs = tf.oneHot(symbols, ${inputs}).toFloat();
const asked = targets.greaterEqual(0).toFloat();
const answers = tf.oneHot(targets.maximum(0), ${classes}).toFloat();

const model = tf.sequential({
  layers: [
    tf.layers.${TFJS[cell]}({
      units: ${units},
      returnSequences: true,
      inputShape: [null, ${inputs}],
      recurrentInitializer: ${start === "orthogonal" ? '"orthogonal"' : `tf.initializers.randomUniform({ minval: -${limit}, maxval: ${limit} })`},${
        cell === "lstm"
          ? '\n      recurrentActivation: "sigmoid",\n      unitForgetBias: false,'
          : cell === "gru"
            ? '\n      recurrentActivation: "sigmoid",'
            : ""
      }
    }),
    tf.layers.dense({ units: ${classes} }),
  ],
});
${
  cell === "lstm"
    ? `// Keras order of the gates: i, f, candidate, o. The forget gate's bias starts at ${spec.forgetBias}.
const [kernel, recurrent] = model.layers[0].getWeights();
const bias = tf.concat([tf.zeros([${units}]), tf.fill([${units}], ${spec.forgetBias}), tf.zeros([${2 * units}])]);
model.layers[0].setWeights([kernel, recurrent, bias]);
`
    : ""
}
const optimizer = tf.train.adam(${learningRate}, 0.9, 0.999, 1e-7);
const loss = () =>
  tf.tidy(() => {
    const logits = model.apply(inputs, { training: true });
    const each = tf.neg(tf.sum(tf.mul(answers, tf.logSoftmax(logits)), -1));
    return tf.sum(tf.mul(each, asked)).div(tf.sum(asked));
  });
for (let step = 1; step <= ${spec.steps}; step++) {
  const value = optimizer.minimize(loss, true);
  if (step % 50 === 0) console.log(step, value.dataSync()[0]);
  value.dispose();
}
`,
    keras: `# pip install keras tensorflow
import keras
import numpy as np

symbols = np.array(${symbols})
targets = np.array(${targets})
inputs = np.eye(${inputs}, dtype="float32")[symbols]
asked = (targets >= 0).astype("float32")

cell = keras.layers.${KERAS[cell]}(
    ${units},
    return_sequences=True,
    recurrent_initializer=${start === "orthogonal" ? '"orthogonal"' : `keras.initializers.RandomUniform(-${limit}, ${limit})`},${
      cell === "lstm" ? "\n    unit_forget_bias=False," : cell === "gru" ? "\n    reset_after=False," : ""
    }
)
model = keras.Sequential([keras.Input((None, ${inputs})), cell, keras.layers.Dense(${classes})])
${
  cell === "lstm"
    ? `# Keras order of the gates: i, f, candidate, o.
kernel, recurrent, bias = cell.get_weights()
bias[${units}:${2 * units}] = ${spec.forgetBias}
cell.set_weights([kernel, recurrent, bias])
`
    : ""
}model.compile(
    optimizer=keras.optimizers.Adam(${learningRate}, epsilon=1e-7),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
)
history = model.fit(
    inputs, np.maximum(targets, 0), sample_weight=asked, batch_size=32, epochs=${spec.steps}, verbose=0
)
print(history.history["loss"][::50])
`,
    pytorch: `# pip install torch
import torch
from torch import nn

symbols = torch.tensor(${symbols})
targets = torch.tensor(${targets})
inputs = nn.functional.one_hot(symbols, ${inputs}).float()

cell = nn.${TORCH[cell]}(${inputs}, ${units}, batch_first=True)
head = nn.Linear(${units}, ${classes})
with torch.no_grad():
    ${start === "orthogonal" ? `for block in cell.weight_hh_l0.split(${units}):\n        nn.init.orthogonal_(block)` : `cell.weight_hh_l0.uniform_(-${limit}, ${limit})`}
    cell.bias_ih_l0.zero_()
    cell.bias_hh_l0.zero_()${
      cell === "lstm"
        ? `\n    cell.bias_ih_l0[${units}:${2 * units}] = ${spec.forgetBias}  # PyTorch order: i, f, candidate, o`
        : ""
    }

optimizer = torch.optim.Adam([*cell.parameters(), *head.parameters()], lr=${learningRate}, eps=1e-7)
for step in range(1, ${spec.steps} + 1):
    states, _ = cell(inputs)
    loss = nn.functional.cross_entropy(head(states).flatten(0, 1), targets.flatten(), ignore_index=-1)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 50 == 0:
        print(step, loss.item())
`,
  };
}
