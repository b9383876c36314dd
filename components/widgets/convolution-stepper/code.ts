import type { CodeListing } from "@/components/widget/code-dialog";
import type { Stage } from "./model";
import type { State } from "./state";

/** Turned by 180 degrees where the reader asked for true convolution: libraries compute cross-correlation. */
function turn(state: State): number[][][][] {
  if (!state.flip) return state.filters;
  return state.filters.map((filter) =>
    filter.map((slice) => [...slice].reverse().map((row) => [...row].reverse())),
  );
}

/**
 * The convolution on stage in three libraries. The zeros around the image are written out as numbers, since the
 * libraries do not agree on what "same" means at strides over 1. Larger images are replaced by the small one.
 */
export function printPrograms(state: State, stage: Stage): CodeListing {
  const { rows, columns } = stage.geometry;
  const isSmall = state.source === "matrix";
  const remark = isSmall ? "" : " (the small image stands in for the picture on the page)";
  const image = JSON.stringify(state.image);
  const filters = JSON.stringify(turn(state));
  const biases = JSON.stringify(state.biases);
  const before = [rows.before, rows.after, columns.before, columns.after];
  const [top, bottom, left, right] = before;
  const { stride, dilation } = state;
  const pads = `[[0, 0], [${top}, ${bottom}], [${left}, ${right}], [0, 0]]`;
  return {
    tensorflowjs: `// npm install @tensorflow/tfjs, then: node convolution.mjs
import * as tf from "@tensorflow/tfjs";

// channels x rows x columns${remark}
const image = tf.tensor3d(${image});
// filters x channels x rows x columns${state.flip ? ", turned by 180 degrees: conv2d is cross-correlation" : ""}
const filters = tf.tensor4d(${filters});
const biases = tf.tensor1d(${biases});

const x = image.transpose([1, 2, 0]).expandDims(0).pad(${pads});
const w = filters.transpose([2, 3, 1, 0]);
const y = tf.conv2d(x, w, ${stride}, "valid", "NHWC", ${dilation}).add(biases);
y.squeeze([0]).transpose([2, 0, 1]).print();
`,
    keras: `# pip install keras tensorflow
import keras
import numpy as np

# channels x rows x columns${remark}
image = np.array(${image}, dtype="float32")
# filters x channels x rows x columns${state.flip ? ", turned by 180 degrees: conv is cross-correlation" : ""}
filters = np.array(${filters}, dtype="float32")
biases = np.array(${biases}, dtype="float32")

x = np.pad(image.transpose(1, 2, 0)[None], ${pads.replaceAll("[", "(").replaceAll("]", ")")})
w = filters.transpose(2, 3, 1, 0)
y = keras.ops.conv(
    x, w, strides=${stride}, padding="valid", data_format="channels_last", dilation_rate=${dilation}
)
print(keras.ops.convert_to_numpy(y + biases)[0].transpose(2, 0, 1))
`,
    pytorch: `# pip install torch
import torch
from torch.nn import functional as F

# channels x rows x columns${remark}
image = torch.tensor(${image}, dtype=torch.float32)
# filters x channels x rows x columns${state.flip ? ", turned by 180 degrees: conv2d is cross-correlation" : ""}
filters = torch.tensor(${filters}, dtype=torch.float32)
biases = torch.tensor(${biases}, dtype=torch.float32)

x = F.pad(image[None], (${left}, ${right}, ${top}, ${bottom}))
print(F.conv2d(x, filters, biases, stride=${stride}, dilation=${dilation})[0])
`,
  };
}
