import type { CodeListing } from "@/components/widget/code-dialog";
import type { State } from "./state";

/** The network in three libraries, as a loop over the steps; one row for each unit, as in the picture. */
export function printPrograms(state: State): CodeListing {
  const [xh, hh, hy] = [state.inputWeights, state.recurrentWeights, state.outputWeights].map((matrix) =>
    JSON.stringify(matrix),
  );
  const column = JSON.stringify(state.biases.map((bias) => [bias]));
  const sequence = JSON.stringify(state.sequence.map((x) => x.map((value) => [value])));
  const units = state.biases.length;
  return {
    tensorflowjs: `// npm install @tensorflow/tfjs, then: node rnn.mjs
import * as tf from "@tensorflow/tfjs";

const Wxh = tf.tensor2d(${xh});
const Whh = tf.tensor2d(${hh});
const b = tf.tensor2d(${column});
const Why = tf.tensor2d(${hy});
const sequence = ${sequence};

let h = tf.zeros([${units}, 1]);
for (const x of sequence) {
  h = tf.matMul(Wxh, tf.tensor2d(x)).add(tf.matMul(Whh, h)).add(b).tanh();
  const y = tf.matMul(Why, h);
  h.print();
  y.print();
}
`,
    keras: `# pip install keras tensorflow
from keras import ops

Wxh = ops.array(${xh}, dtype="float32")
Whh = ops.array(${hh}, dtype="float32")
b = ops.array(${column}, dtype="float32")
Why = ops.array(${hy}, dtype="float32")
sequence = ${sequence}

h = ops.zeros((${units}, 1))
for x in sequence:
    h = ops.tanh(Wxh @ ops.array(x, dtype="float32") + Whh @ h + b)
    y = Why @ h
    print(ops.convert_to_numpy(h), ops.convert_to_numpy(y))
`,
    pytorch: `# pip install torch
import torch

Wxh = torch.tensor(${xh}, dtype=torch.float32)
Whh = torch.tensor(${hh}, dtype=torch.float32)
b = torch.tensor(${column}, dtype=torch.float32)
Why = torch.tensor(${hy}, dtype=torch.float32)
sequence = ${sequence}

h = torch.zeros(${units}, 1)
for x in sequence:
    h = torch.tanh(Wxh @ torch.tensor(x, dtype=torch.float32) + Whh @ h + b)
    y = Why @ h
    print(h, y)
`,
  };
}
