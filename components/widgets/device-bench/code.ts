import type { CodeListing } from "@/components/widget/code-dialog";
import { printKeras } from "@/lib/experiment/print/keras";
import { printPytorch } from "@/lib/experiment/print/pytorch";
import { printTensorflow } from "@/lib/experiment/print/tfjs";
import { createTrainedExperiment } from "@/lib/lab/bench/trained-experiment";
import type { WorkloadName } from "@/lib/lab/bench/workload";

/** What one run is, in each library, on inputs that stand before it. */
interface Snippets {
  tensorflowjs: { inputs: string; run: string };
  keras: { inputs: string; run: string };
  pytorch: { inputs: string; run: string };
}

const snippets: Record<Exclude<WorkloadName, "training">, Snippets> = {
  matrix: {
    tensorflowjs: {
      inputs: `const a = tf.randomNormal([size, size]);
  const b = tf.randomNormal([size, size]);`,
      run: "tf.matMul(a, b)",
    },
    keras: {
      inputs: `a = keras.random.normal((size, size))
    b = keras.random.normal((size, size))`,
      run: "ops.matmul(a, b)",
    },
    pytorch: {
      inputs: `a = torch.randn(size, size, device=device)
        b = torch.randn(size, size, device=device)`,
      run: "a @ b",
    },
  },
  convolution: {
    tensorflowjs: {
      inputs: `const a = tf.randomNormal([1, size, size, 8]);
  const b = tf.randomNormal([3, 3, 8, 8]);`,
      run: 'tf.conv2d(a, b, 1, "same")',
    },
    keras: {
      inputs: `a = keras.random.normal((1, size, size, 8))
    b = keras.random.normal((3, 3, 8, 8))`,
      run: 'ops.conv(a, b, padding="same")',
    },
    pytorch: {
      inputs: `a = torch.randn(1, 8, size, size, device=device)
        b = torch.randn(8, 8, 3, 3, device=device)`,
      run: "torch.nn.functional.conv2d(a, b, padding=1)",
    },
  },
};

/** The same measurement, or the same training step, in three libraries. */
export function printPrograms(workload: WorkloadName): CodeListing {
  if (workload === "training") {
    const experiment = createTrainedExperiment(128);
    const short = { ...experiment, training: { ...experiment.training, epochs: 5 } };
    return {
      tensorflowjs: printTensorflow(short),
      keras: printKeras(short),
      pytorch: printPytorch(short),
    };
  }
  const { tensorflowjs, keras, pytorch } = snippets[workload];
  return {
    tensorflowjs: `// npm install @tensorflow/tfjs, then: node bench.mjs. In a browser, "webgl" is there as well.
import * as tf from "@tensorflow/tfjs";

await tf.setBackend("cpu");
for (let size = 4; size <= 128; size *= 2) {
  ${tensorflowjs.inputs}
  const run = () => tf.dispose(${tensorflowjs.run});
  for (let i = 0; i < 10; i++) run(); // warm-up
  const runs = 20;
  const start = performance.now();
  for (let i = 1; i < runs; i++) run();
  await ${tensorflowjs.run}.data(); // waits for the last one
  console.log(size, (performance.now() - start) / runs, "ms");
  tf.dispose([a, b]);
}
`,
    keras: `# pip install keras tensorflow
import time
import keras
from keras import ops

size = 4
while size <= 1024:
    ${keras.inputs}
    for _ in range(10):  # warm-up
        ops.convert_to_numpy(${keras.run})
    runs = 20
    start = time.perf_counter()
    for _ in range(runs):
        result = ${keras.run}
    ops.convert_to_numpy(result)  # waits for the last one
    print(size, 1000 * (time.perf_counter() - start) / runs, "ms")
    size *= 2
`,
    pytorch: `# pip install torch
import time
import torch

for device in ["cpu"] + (["cuda"] if torch.cuda.is_available() else []):
    size = 4
    while size <= 1024:
        ${pytorch.inputs}
        for _ in range(10):  # warm-up
            ${pytorch.run}
        runs = 20
        start = time.perf_counter()
        for _ in range(runs):
            result = ${pytorch.run}
        result.cpu()  # waits for the last one
        print(device, size, 1000 * (time.perf_counter() - start) / runs, "ms")
        size *= 2
`,
  };
}
