import type { State } from "./state";

/**
 * The layer alone in three libraries: some batches in training mode, then one example at inference. Each library draws
 * its own random numbers, so figures agree in size, not digit for digit.
 */
type LayerState = Pick<
  State,
  "batchSize" | "mean" | "std" | "gamma" | "beta" | "epsilon" | "momentum" | "example" | "step" | "mode"
>;

/** The widget's second picture leaves scale and shift at the values they begin with. */
function pickScale({ mode, gamma, beta }: LayerState): { gamma: number; beta: number } {
  return mode === "company" ? { gamma: 1, beta: 0 } : { gamma, beta };
}

export function printTensorflowLayer(state: LayerState): string {
  const { gamma, beta } = pickScale(state);
  return `// npm install @tensorflow/tfjs, then: node batchnorm.mjs
import * as tf from "@tensorflow/tfjs";

const [gamma, beta, epsilon, momentum] = [${gamma}, ${beta}, ${state.epsilon}, ${state.momentum}];
let running = { mean: tf.tensor1d([0]), variance: tf.tensor1d([1]) };

const normalize = (z, { mean, variance }) =>
  tf.add(tf.mul(tf.div(tf.sub(z, mean), tf.sqrt(tf.add(variance, epsilon))), gamma), beta);
const follow = (old, now) => tf.add(tf.mul(old, momentum), tf.mul(now, 1 - momentum));

// Training: each batch by its own mean and variance, which the running ones follow.
for (let step = 1; step <= ${Math.max(1, state.step)}; step++) {
  const z = tf.randomNormal([${state.batchSize}, 1], ${state.mean}, ${state.std});
  const batch = tf.moments(z, 0);
  const output = normalize(z, batch);
  running = {
    mean: follow(running.mean, batch.mean),
    variance: follow(running.variance, batch.variance),
  };
  const after = tf.moments(output, 0);
  console.log("step", step, "mean", after.mean.dataSync()[0], "variance", after.variance.dataSync()[0]);
}

// Inference: one example by the running statistics, whoever else is there.
console.log("at inference:", normalize(tf.tensor2d([[${state.example}]]), running).dataSync()[0]);
console.log("alone, in training mode:", normalize(tf.tensor2d([[${state.example}]]), tf.moments(tf.tensor2d([[${state.example}]]), 0)).dataSync()[0]);
`;
}

export function printKerasLayer(state: LayerState): string {
  const { gamma, beta } = pickScale(state);
  return `# pip install numpy keras jax
import os

os.environ.setdefault("KERAS_BACKEND", "jax")
import keras
import numpy as np

rng = np.random.default_rng(1)
layer = keras.layers.BatchNormalization(
    epsilon=${state.epsilon},
    momentum=${state.momentum},
    gamma_initializer=keras.initializers.Constant(${gamma}),
    beta_initializer=keras.initializers.Constant(${beta}),
)

# Training: each batch by its own mean and variance, which the running ones follow.
for step in range(1, ${Math.max(1, state.step)} + 1):
    z = rng.normal(${state.mean}, ${state.std}, (${state.batchSize}, 1)).astype("float32")
    output = np.asarray(layer(z, training=True))
    print("step", step, "mean", output.mean(), "variance", output.var())

# Inference: one example by the running statistics, whoever else is there.
example = np.array([[${state.example}]], dtype="float32")
print("at inference:", float(layer(example, training=False)[0, 0]))
print("alone, in training mode:", float(layer(example, training=True)[0, 0]))
`;
}

export function printPytorchLayer(state: LayerState): string {
  const { gamma, beta } = pickScale(state);
  const share = Number((1 - state.momentum).toFixed(4));
  return `# pip install torch
import torch
from torch import nn

torch.manual_seed(1)
# Here momentum is the share of the new: 1 - ${state.momentum}. The running variance divides by m - 1.
layer = nn.BatchNorm1d(1, eps=${state.epsilon}, momentum=${share})
nn.init.constant_(layer.weight, ${gamma})
nn.init.constant_(layer.bias, ${beta})

# Training: each batch by its own mean and variance, which the running ones follow.
layer.train()
for step in range(1, ${Math.max(1, state.step)} + 1):
    z = ${state.mean} + ${state.std} * torch.randn(${state.batchSize}, 1)
    output = layer(z)${state.batchSize === 1 ? "  # PyTorch refuses: more than one value per unit is needed" : ""}
    print("step", step, "mean", output.mean().item(), "variance", output.var(correction=0).item())

# Inference: one example by the running statistics, whoever else is there.
layer.eval()
example = torch.tensor([[float(${state.example})]])
print("at inference:", layer(example).item())
`;
}
