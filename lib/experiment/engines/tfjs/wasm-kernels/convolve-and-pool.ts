import type { Tensor } from "@tensorflow/tfjs-core";
import { getBackend, getCompiledKernels, pointerTo, withScratch } from "./backend";
import { countElements, getInput, readAttributes, type Kernel, type Tf } from "./kernel";
import { measurePooled, type PooledConvolution, pooledNames } from "./pooled-convolution";

type Measure = ReturnType<typeof measurePooled>;

/** The sizes that all three compiled functions end with, in their order. */
function listSizes({ info, frame, outShape }: Measure, { stride, size }: PooledConvolution): number[] {
  const [, outHeight, outWidth, outChannels] = outShape;
  return [
    info.batchSize,
    info.inHeight,
    info.inWidth,
    info.inChannels,
    ...frame,
    outHeight,
    outWidth,
    outChannels,
    info.filterHeight,
    info.filterWidth,
    stride,
    stride,
    size,
  ];
}

const countFrame = ({ info, frame }: Measure) => frame[0] * frame[1] * info.inChannels;
const countPixels = ({ outShape }: Measure, { size }: PooledConvolution) =>
  outShape[1] * outShape[2] * size * size;

/** Outputs: the pooled map, and the place in its window, one byte each, from which each of its numbers comes. */
const forward: Kernel = {
  name: pooledNames.forward,
  make(tf) {
    return (args) => {
      const spec = readAttributes<PooledConvolution>(args.attrs);
      const measure = measurePooled(tf, spec);
      const backend = getBackend(args);
      const out = backend.makeOutput(measure.outShape, "float32");
      const places = backend.makeOutput(measure.outShape, "bool");
      if (countElements(measure.outShape) === 0) return [out, places];
      const kernels = getCompiledKernels(backend);
      const [height, width, channels, filters] = spec.filterShape;
      const bytes = kernels.convolveAndPoolScratch(
        countFrame(measure),
        countPixels(measure, spec),
        height * width * channels,
        filters,
      );
      withScratch(backend, bytes, (scratch) =>
        kernels.convolveAndPool(
          pointerTo(backend, out),
          pointerTo(backend, places),
          pointerTo(backend, getInput(args.inputs, "x")),
          pointerTo(backend, getInput(args.inputs, "filter")),
          scratch,
          ...listSizes(measure, spec),
        ),
      );
      return [out, places];
    };
  },
};

/** @param by what the gradient is by; the other one is `inputs[other]` */
function makeGradient(by: "filter" | "x", other: "filter" | "x"): Kernel {
  return {
    name: by === "filter" ? pooledNames.byFilter : pooledNames.byInput,
    make(tf) {
      return (args) => {
        const spec = readAttributes<PooledConvolution>(args.attrs);
        const measure = measurePooled(tf, spec);
        const backend = getBackend(args);
        const out = backend.makeOutput(by === "filter" ? spec.filterShape : spec.inputShape, "float32");
        if (countElements(out.shape) === 0) return out;
        const kernels = getCompiledKernels(backend);
        const [height, width, channels, filters] = spec.filterShape;
        const bytes = kernels.pooledGradientScratch(
          countFrame(measure),
          countPixels(measure, spec),
          filters * height,
          width * channels,
        );
        const [given, dy, places] = [other, "dy", "places"].map((name) =>
          pointerTo(backend, getInput(args.inputs, name)),
        ) as [number, number, number];
        withScratch(backend, bytes, (scratch) => {
          const sizes = listSizes(measure, spec);
          const to = pointerTo(backend, out);
          if (by === "filter") kernels.correlatePooled(to, given, dy, places, scratch, ...sizes);
          else kernels.spreadPooled(to, dy, places, given, scratch, ...sizes);
        });
        return out;
      };
    },
  };
}

/** A convolution with its max pooling, and both gradients. */
export const convolveAndPoolKernels: Kernel[] = [
  forward,
  makeGradient("filter", "x"),
  makeGradient("x", "filter"),
];

/** Tells TensorFlow.js how to differentiate our kernel. */
export function registerPooledGradient(tf: Tf): void {
  tf.registerGradient({
    kernelName: pooledNames.forward,
    inputsToSave: ["x", "filter"],
    outputsToSave: [false, true],
    gradFunc: (dys, saved, attrs) => {
      const [dy] = dys as Tensor[];
      const [x, filter, places] = saved;
      const run = (name: string, given: Record<string, Tensor | undefined>) =>
        tf.engine().runKernel(name, { dy, places, ...given } as never, attrs as never) as Tensor;
      return {
        x: () => run(pooledNames.byInput, { filter }),
        filter: () => run(pooledNames.byFilter, { x }),
      };
    },
  });
}
