import type { CodeListing } from "@/components/widget/code-dialog";
import { leakyReluSlope } from "@/lib/math/activation";
import type { LayerActivation, State } from "./state";

const calls: Record<LayerActivation, { tensorflowjs: string; keras: string; pytorch: string }> = {
  linear: { tensorflowjs: "z", keras: "z", pytorch: "z" },
  relu: { tensorflowjs: "z.relu()", keras: "ops.relu(z)", pytorch: "torch.relu(z)" },
  leakyRelu: {
    tensorflowjs: `z.leakyRelu(${leakyReluSlope})`,
    keras: `ops.leaky_relu(z, negative_slope=${leakyReluSlope})`,
    pytorch: `torch.nn.functional.leaky_relu(z, ${leakyReluSlope})`,
  },
  sigmoid: { tensorflowjs: "z.sigmoid()", keras: "ops.sigmoid(z)", pytorch: "torch.sigmoid(z)" },
  tanh: { tensorflowjs: "z.tanh()", keras: "ops.tanh(z)", pytorch: "torch.tanh(z)" },
};

/** The layer in three libraries, with the examples as columns, as in the picture. */
export function printPrograms({ weights, biases, examples, activation }: State): CodeListing {
  const [w, x] = [JSON.stringify(weights), JSON.stringify(examples)];
  const b = JSON.stringify(biases.map((bias) => [bias]));
  const g = calls[activation];
  return {
    tensorflowjs: `// npm install @tensorflow/tfjs, then: node layer.mjs
import * as tf from "@tensorflow/tfjs";

// one row for each neuron
const W = tf.tensor2d(${w});
// one column for each example
const X = tf.tensor2d(${x}).transpose();
// added to every column
const b = tf.tensor2d(${b});

const z = tf.matMul(W, X).add(b);
const a = ${g.tensorflowjs};
z.print();
a.print();
`,
    keras: `# pip install keras tensorflow
from keras import ops

# one row for each neuron
W = ops.array(${w}, dtype="float32")
# one column for each example
X = ops.transpose(ops.array(${x}, dtype="float32"))
# added to every column
b = ops.array(${b}, dtype="float32")

z = ops.matmul(W, X) + b
a = ${g.keras}
print(ops.convert_to_numpy(z))
print(ops.convert_to_numpy(a))
`,
    pytorch: `# pip install torch
import torch

# one row for each neuron
W = torch.tensor(${w}, dtype=torch.float32)
# one column for each example
X = torch.tensor(${x}, dtype=torch.float32).T
# added to every column
b = torch.tensor(${b}, dtype=torch.float32)

z = W @ X + b
a = ${g.pytorch}
print(z)
print(a)
`,
  };
}
