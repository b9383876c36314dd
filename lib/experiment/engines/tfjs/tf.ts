import type * as Tensorflow from "@tensorflow/tfjs-core";

/** The module, handed in by whoever chose its backend: the engine itself never loads it. */
export type Tf = typeof Tensorflow;
export type Tensor = Tensorflow.Tensor;
export type { Tensor1D, Tensor2D, Tensor4D } from "@tensorflow/tfjs";
