import type { Tensor } from "@tensorflow/tfjs-core";
import { getBackend, getCompiledKernels, pointerTo, withScratch } from "./backend";
import { getInput, readAttributes, type Kernel, type Tf } from "./kernel";
import { recurrenceNames, recurrentKinds, type Recurrence } from "./recurrent-layer";

/** The sizes that both compiled functions end with, in their order. */
function listSizes(recurrence: Recurrence, sums: readonly number[], units: number) {
  const [batch = 0, time = 0] = sums;
  const kind = recurrentKinds.indexOf(recurrence.kind);
  return [kind, batch, time, units, recurrence.returnSequences ? 0 : 1] as const;
}

/** Outputs: h, and the gates and states of every step, which the way back reads. */
const forward: Kernel = {
  name: recurrenceNames.forward,
  make() {
    return (args) => {
      const recurrence = readAttributes<Recurrence>(args.attrs);
      const sums = getInput(args.inputs, "sums");
      const weights = getInput(args.inputs, "recurrentKernel");
      const sizes = listSizes(recurrence, sums.shape, weights.shape[0] ?? 0);
      const [kind, batch, time, units] = sizes;
      const backend = getBackend(args);
      const kernels = getCompiledKernels(backend);
      const out = backend.makeOutput(
        recurrence.returnSequences ? [batch, time, units] : [batch, units],
        "float32",
      );
      const frames = backend.makeOutput([time, kernels.recurFrame(kind, batch, units)], "float32");
      withScratch(backend, kernels.recurScratch(kind, batch, units), (scratch) =>
        kernels.recur(
          pointerTo(backend, out),
          pointerTo(backend, frames),
          pointerTo(backend, sums),
          pointerTo(backend, weights),
          scratch,
          ...sizes,
        ),
      );
      return [out, frames];
    };
  },
};

/** Outputs: the gradients by the sums and by the recurrent weights. */
const backward: Kernel = {
  name: recurrenceNames.backward,
  make() {
    return (args) => {
      const { sumsShape, ...recurrence } = readAttributes<Recurrence & { sumsShape: number[] }>(args.attrs);
      const weights = getInput(args.inputs, "recurrentKernel");
      const sizes = listSizes(recurrence, sumsShape, weights.shape[0] ?? 0);
      const [kind, batch, , units] = sizes;
      const backend = getBackend(args);
      const kernels = getCompiledKernels(backend);
      const bySums = backend.makeOutput(sumsShape, "float32");
      const byWeights = backend.makeOutput(weights.shape, "float32");
      withScratch(backend, kernels.recurBackScratch(kind, batch, units), (scratch) =>
        kernels.recurBack(
          pointerTo(backend, bySums),
          pointerTo(backend, byWeights),
          pointerTo(backend, getInput(args.inputs, "dy")),
          pointerTo(backend, getInput(args.inputs, "frames")),
          pointerTo(backend, weights),
          scratch,
          ...sizes,
        ),
      );
      return [bySums, byWeights];
    };
  },
};

/** A recurrent layer over whole sequences, and its backpropagation through time. */
export const recurrenceKernels: Kernel[] = [forward, backward];

/** Tells TensorFlow.js how to differentiate our kernel. */
export function registerRecurrenceGradient(tf: Tf): void {
  tf.registerGradient({
    kernelName: recurrenceNames.forward,
    inputsToSave: ["sums", "recurrentKernel"],
    outputsToSave: [false, true],
    gradFunc: (dys, saved, attrs) => {
      const [dy] = dys as Tensor[];
      const [sums, recurrentKernel, frames] = saved as [Tensor, Tensor, Tensor];
      // Both at once and not when each is asked for: TensorFlow.js would tidy up after the first.
      const [bySums, byWeights] = tf
        .engine()
        .runKernel(
          recurrenceNames.backward,
          { dy, frames, recurrentKernel } as never,
          { ...attrs, sumsShape: sums.shape } as never,
        ) as unknown as [Tensor, Tensor];
      return { sums: () => bySums, recurrentKernel: () => byWeights };
    },
  });
}
