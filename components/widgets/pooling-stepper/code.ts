import type { CodeListing } from "@/components/widget/code-dialog";
import type { Stage } from "./model";

/** Rows of a matrix as nested lists. */
function nest(values: Float32Array, width: number): string {
  const rows = Array.from({ length: values.length / width }, (_, row) => [
    ...values.subarray(row * width, (row + 1) * width),
  ]);
  return JSON.stringify(rows.map((row) => row.map((value) => Number(value.toFixed(6)))));
}

/**
 * The pooling on stage and its gradient in three libraries. Padding is laid on by hand, since they differ in how much
 * of it they take and in what it counts for: −∞ for the maximum, and for the mean a pooled map of ones to divide by.
 */
export function printPrograms(stage: Stage): CodeListing {
  const { rows, columns } = stage.geometry;
  const { kind, size, stride } = stage.options;
  const isMax = kind === "max";
  const image = nest(stage.map.values, stage.map.width);
  const incoming = nest(stage.incoming, stage.output.width || 1);
  const [top, bottom, left, right] = [rows.before, rows.after, columns.before, columns.after];
  const isPadded = top + bottom + left + right > 0;
  const isRatio = isPadded && !isMax;
  const pads = `[[0, 0], [${top}, ${bottom}], [${left}, ${right}], [0, 0]]`;
  const tfPad = (fill: string) => (isPadded ? `.pad(${pads}${fill})` : "");
  const tfPool = isMax ? "maxPool" : "avgPool";
  const kerasPool = isMax ? "max_pool" : "average_pool";
  const torchPool = isMax ? "max_pool2d" : "avg_pool2d";
  const tfFill = isMax ? ", -Infinity" : "";
  const npFill = isMax ? `, constant_values=float("-inf")` : "";
  const torchFill = isMax ? `, value=float("-inf")` : "";
  const torchPad = (name: string) =>
    isPadded ? `F.pad(${name}, (${left}, ${right}, ${top}, ${bottom})${torchFill})` : name;
  const kerasPad = (name: string) => (isPadded ? `ops.pad(${name}, ${pads}${npFill})` : name);
  const kerasCall = (name: string) => `ops.${kerasPool}(${kerasPad(name)}, ${size}, strides=${stride})`;
  return {
    tensorflowjs: `// npm install @tensorflow/tfjs, then: node pooling.mjs
import * as tf from "@tensorflow/tfjs";

const image = tf.tensor2d(${image}).expandDims(0).expandDims(3);
// the gradient of the loss by each output
const incoming = tf.tensor2d(${incoming}).expandDims(0).expandDims(3);

const pool = (x) => tf.${tfPool}(x${tfPad(tfFill)}, ${size}, ${stride}, "valid");
${isRatio ? "const f = (x) => pool(x).div(pool(tf.onesLike(x)));" : "const f = pool;"}
const y = f(image);
const gradient = tf.grad(f)(image, incoming);
y.squeeze([0, 3]).print();
gradient.squeeze([0, 3]).print();
`,
    keras: `# pip install keras tensorflow
import os
os.environ["KERAS_BACKEND"] = "tensorflow"
import tensorflow as tf
from keras import ops

image = tf.Variable(ops.array(${image}, dtype="float32")[None, :, :, None])
# the gradient of the loss by each output
incoming = ops.array(${incoming}, dtype="float32")[None, :, :, None]

with tf.GradientTape() as tape:
    y = ${kerasCall("image")}${isRatio ? ` / ${kerasCall("ops.ones_like(image)")}` : ""}
gradient = tape.gradient(y, image, output_gradients=incoming)
print(y.numpy()[0, :, :, 0])
print(gradient.numpy()[0, :, :, 0])
`,
    pytorch: `# pip install torch
import torch
from torch.nn import functional as F

image = torch.tensor(${image}, dtype=torch.float32, requires_grad=True)
# the gradient of the loss by each output
incoming = torch.tensor(${incoming}, dtype=torch.float32)

x = image[None, None]
y = F.${torchPool}(${torchPad("x")}, ${size}, stride=${stride})${
      isRatio ? ` / F.${torchPool}(${torchPad("torch.ones_like(x)")}, ${size}, stride=${stride})` : ""
    }
y.backward(incoming[None, None])
print(y[0, 0].detach())
print(image.grad)
`,
  };
}
