import { BATCH, EXAMPLES } from "./experiment";
import { printStd } from "./print-std";
import type { State } from "./state";

const ACTIVATIONS: Record<State["activation"], string> = {
  linear: 'keras.layers.Activation("linear")',
  sigmoid: 'keras.layers.Activation("sigmoid")',
  tanh: 'keras.layers.Activation("tanh")',
  relu: 'keras.layers.Activation("relu")',
  leakyRelu: "keras.layers.LeakyReLU(negative_slope=0.01)",
  gelu: 'keras.layers.Activation("gelu")',
};

function printInitializer(state: State): string {
  const std = printStd(state, "math.sqrt", "fan_in", "fan_out");
  if (std !== null) return `keras.initializers.RandomNormal(stddev=${std})`;
  switch (state.initialization) {
    case "constant":
      return `keras.initializers.Constant(${state.constant})`;
    case "uniform":
      return `keras.initializers.RandomUniform(${-state.limit}, ${state.limit})`;
    case "orthogonal":
      return `keras.initializers.Orthogonal(gain=${state.gain})`;
    default:
      return "keras.initializers.Zeros()";
  }
}

export function printKeras(state: State): string {
  const optimizer =
    state.optimizer === "sgd"
      ? `keras.optimizers.SGD(${state.learningRate})`
      : `keras.optimizers.Adam(${state.learningRate}, epsilon=1e-7)`;
  const norm = state.batchNorm ? "\n    layers.append(keras.layers.BatchNormalization(epsilon=1e-3))" : "";
  const epochs = Math.max(1, Math.round(state.steps / (EXAMPLES / BATCH)));
  return `# pip install keras tensorflow
import math
import numpy as np
import keras

depth, width, examples = ${state.depth}, ${state.width}, ${EXAMPLES}
keras.utils.set_random_seed(${state.seed})


def initializer(fan_in, fan_out):
    return ${printInitializer(state)}


layers = [keras.Input((width,))]
for _ in range(depth):
    layers.append(keras.layers.Dense(width, kernel_initializer=initializer(width, width)))${norm}
    layers.append(${ACTIVATIONS[state.activation]})
layers.append(keras.layers.Dense(1, kernel_initializer=initializer(width, 1)))
model = keras.Sequential(layers)

# What to learn: a small random network's answers, standardised.
rng = np.random.default_rng(${state.seed})
inputs = rng.standard_normal((examples, width)).astype("float32")
teacher = np.tanh(inputs @ rng.normal(0, 2 / math.sqrt(width), (width, 4)))
answers = teacher @ rng.standard_normal((4, 1))
targets = ((answers - answers.mean()) / answers.std()).astype("float32")

h = inputs
index = 0
for layer in model.layers[:-1]:
    h = layer(h, training=True) if isinstance(layer, keras.layers.BatchNormalization) else layer(h)
    if isinstance(layer, (keras.layers.Activation, keras.layers.LeakyReLU)):
        index += 1
        values = keras.ops.convert_to_numpy(h)
        print("layer", index, "mean", values.mean(), "variance", values.var())

model.compile(optimizer=${optimizer}, loss="mean_squared_error")
model.fit(inputs, targets, batch_size=${BATCH}, epochs=${epochs}, verbose=2)
`;
}
