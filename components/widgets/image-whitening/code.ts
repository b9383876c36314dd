import type { CodeListing } from "@/components/widget/code-dialog";
import { eigen } from "@/lib/experiment/print/tfjs/preprocessing";
import { printRandom } from "@/lib/experiment/print/tfjs/random";
import { pickPatch } from "./patches";
import type { State } from "./state";

/** The whitening in three libraries, of a picture of the same kind: each library draws its own. */
export function printPrograms(state: State): CodeListing {
  const patch = pickPatch(state);
  const channels = state.channels === "grey" ? 1 : 3;
  const settings = { patch, channels, floor: state.floor };
  return {
    tensorflowjs: printTensorflow(settings),
    keras: printKeras(settings),
    pytorch: printPytorch(settings),
  };
}

type Settings = Record<"patch" | "channels" | "floor", number>;

function printTensorflow({ patch, channels, floor }: Settings): string {
  return `// npm install @tensorflow/tfjs, then: node whitening.mjs
import * as tf from "@tensorflow/tfjs";

const [SIDE, PATCH, CHANNELS, FLOOR] = [128, ${patch}, ${channels}, ${floor}];

// Leaves over one another, the nearest first, until nothing of the ground shows. Put a picture of your own in its place:
// SIDE x SIDE pixels of CHANNELS numbers from 0 to 1.
function paintLeaves() {
  const random = openStream(1, "leaves");
  const picture = Array.from({ length: SIDE }, () => Array(SIDE).fill(null));
  for (let left = SIDE * SIDE; left > 0; ) {
    const radius = 1.5 / Math.sqrt(1 - random.next() * (1 - (1.5 / 58) ** 2));
    const [x, y] = [random.next() * SIDE, random.next() * SIDE];
    const color = Array.from({ length: CHANNELS }, random.next);
    for (let row = 0; row < SIDE; row++)
      for (let column = 0; column < SIDE; column++)
        if (picture[row][column] === null && Math.hypot(column - x, row - y) <= radius) {
          picture[row][column] = color;
          left--;
        }
  }
  return picture;
}

// Every patch, as one row of numbers.
const picture = paintLeaves();
const rows = [];
for (let row = 0; row + PATCH <= SIDE; row += 2)
  for (let column = 0; column + PATCH <= SIDE; column += 2)
    rows.push(picture.slice(row, row + PATCH).flatMap((line) => line.slice(column, column + PATCH).flat()));
const patches = tf.tensor2d(rows);

const covarianceOf = (x) => {
  const centred = x.sub(x.mean(0));
  return tf.matMul(centred, centred, true).div(x.shape[0]);
};

${eigen}

${printRandom("")}

// W = V^T diag(1 / sqrt(eigenvalue + floor)) V; the rows of V are the eigenvectors.
const axes = findEigen(covarianceOf(patches).arraySync());
const floor = FLOOR * axes[0].value;
const v = tf.tensor2d(axes.map(({ vector }) => vector));
const scale = tf.tensor2d(axes.map(({ value }) => [1 / Math.sqrt(Math.max(0, value) + floor)]));
const w = tf.matMul(v, v.mul(scale), true);
const white = tf.matMul(patches.sub(patches.mean(0)), w);

console.log("eigenvalues from", axes[0].value, "to", axes.at(-1).value);
console.log("covariance of the first three numbers, before and after:");
for (const x of [patches, white]) covarianceOf(x).slice([0, 0], [3, 3]).print();
`;
}

const pythonLeaves = `# Leaves over one another, the nearest first, until nothing of the ground shows. Put a picture of your own in its place:
# SIDE x SIDE x CHANNELS numbers from 0 to 1.
def paint_leaves():
    rng = np.random.default_rng(1)
    picture = np.full((SIDE, SIDE, CHANNELS), np.nan, dtype="float32")
    rows, columns = np.mgrid[:SIDE, :SIDE]
    while np.isnan(picture).any():
        radius = 1.5 / np.sqrt(1 - rng.random() * (1 - (1.5 / 58) ** 2))
        x, y = rng.random(2) * SIDE
        leaf = (np.hypot(columns - x, rows - y) <= radius) & np.isnan(picture[..., 0])
        picture[leaf] = rng.random(CHANNELS)
    return picture


# Every second patch along both axes, as one row of numbers.
picture = paint_leaves()
windows = np.lib.stride_tricks.sliding_window_view(picture, (PATCH, PATCH), axis=(0, 1))[::2, ::2]
patches = np.moveaxis(windows, 2, -1).reshape(-1, PATCH * PATCH * CHANNELS)`;

function printKeras({ patch, channels, floor }: Settings): string {
  return `# pip install numpy keras jax
import os

os.environ.setdefault("KERAS_BACKEND", "jax")
import numpy as np
from keras import ops

SIDE, PATCH, CHANNELS, FLOOR = 128, ${patch}, ${channels}, ${floor}


${pythonLeaves}


def covariance_of(x):
    centred = x - ops.mean(x, axis=0)
    return ops.matmul(ops.transpose(centred), centred) / len(x)


# W = V diag(1 / sqrt(eigenvalue + floor)) V^T; the columns of V are the eigenvectors.
values, v = ops.eigh(covariance_of(ops.array(patches)))
floor = FLOOR * values[-1]
w = ops.matmul(v / ops.sqrt(ops.maximum(values, 0) + floor), ops.transpose(v))
white = ops.matmul(ops.array(patches) - ops.mean(patches, axis=0), w)

print("eigenvalues from", float(values[-1]), "to", float(values[0]))
print("covariance of the first three numbers, before and after:")
for x in (ops.array(patches), white):
    print(np.round(np.asarray(covariance_of(x)[:3, :3]), 4))
`;
}

function printPytorch({ patch, channels, floor }: Settings): string {
  return `# pip install numpy torch
import numpy as np
import torch

SIDE, PATCH, CHANNELS, FLOOR = 128, ${patch}, ${channels}, ${floor}


${pythonLeaves.replace("patches = np.moveaxis", "rows = np.moveaxis")}
patches = torch.from_numpy(np.ascontiguousarray(rows))


def covariance_of(x):
    centred = x - x.mean(dim=0)
    return centred.T @ centred / len(x)


# W = V diag(1 / sqrt(eigenvalue + floor)) V^T; the columns of V are the eigenvectors.
values, v = torch.linalg.eigh(covariance_of(patches))
floor = FLOOR * values[-1]
w = v / (values.clamp(min=0) + floor).sqrt() @ v.T
white = (patches - patches.mean(dim=0)) @ w

print("eigenvalues from", values[-1].item(), "to", values[0].item())
print("covariance of the first three numbers, before and after:")
for x in (patches, white):
    print(covariance_of(x)[:3, :3])
`;
}
