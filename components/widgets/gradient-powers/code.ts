import type { CodeListing } from "@/components/widget/code-dialog";
import type { State } from "./state";

/** The same stack of equal linear layers in three libraries: each prints the signal's length and the gradient's. */
export function printPrograms(state: State): CodeListing {
  const [a, b, c, d] = state.matrix;
  const rows = `[[${a}, ${b}], [${c}, ${d}]]`;
  const count = state.layers - 1;
  const angle = state.angle;
  return {
    tensorflowjs: `// npm install @tensorflow/tfjs, then: node powers.mjs
import * as tf from "@tensorflow/tfjs";

const W = tf.tensor2d(${rows});
const angle = (${angle} * Math.PI) / 180;
const x = tf.tensor2d([[Math.cos(angle)], [Math.sin(angle)]]);

function forward(input, layers) {
  let signal = input;
  for (let k = 0; k < layers; k++) signal = tf.matMul(W, signal);
  return signal;
}

for (let k = 0; k <= ${count}; k++) {
  console.log("after", k, "multiplications: length", forward(x, k).norm().dataSync()[0]);
}

// A gradient of length 1 at the end, brought back to the input by the chain rule.
const gradient = tf.grad((input) => forward(input, ${count}).sum().div(Math.SQRT2))(x);
console.log("gradient at the input: length", gradient.norm().dataSync()[0]);
`,
    keras: `# pip install keras tensorflow
import numpy as np
import keras
import tensorflow as tf

W = np.array(${rows}, dtype="float32")
angle = np.deg2rad(${angle})
x = np.array([[np.cos(angle), np.sin(angle)]], dtype="float32")

model = keras.Sequential([keras.Input((2,))])
for _ in range(${count}):
    model.add(keras.layers.Dense(2, use_bias=False))
for layer in model.layers:
    layer.set_weights([W.T])  # Keras multiplies rows from the left: x @ kernel

signal = x
for k, layer in enumerate(model.layers, start=1):
    signal = keras.ops.convert_to_numpy(layer(signal))
    print("after", k, "multiplications: length", np.linalg.norm(signal))

start = tf.Variable(x)
with tf.GradientTape() as tape:
    end = tf.reduce_sum(model(start)) / np.sqrt(2).astype("float32")
print("gradient at the input: length", np.linalg.norm(tape.gradient(end, start).numpy()))
`,
    pytorch: `# pip install torch
import math
import torch

W = torch.tensor(${rows}, dtype=torch.float32)
angle = math.radians(${angle})
x = torch.tensor([math.cos(angle), math.sin(angle)], requires_grad=True)

signal = x
for k in range(1, ${count} + 1):
    signal = W @ signal
    print("after", k, "multiplications: length", signal.norm().item())

# A gradient of length 1 at the end, brought back to the input by the chain rule.
(signal.sum() / math.sqrt(2)).backward()
print("gradient at the input: length", x.grad.norm().item())
`,
  };
}
