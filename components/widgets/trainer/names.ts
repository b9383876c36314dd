import type { ActivationName } from "@/lib/math/activation";
import type { DataSpec } from "@/lib/experiment/schema-data";
import type { LossName, OptimizerSpec, ScheduleSpec } from "@/lib/experiment/schema-training";
import type { Initialization } from "@/lib/math/initialization";

export const activationLabels: Record<ActivationName, string> = {
  linear: "Linear",
  sigmoid: "Sigmoid",
  tanh: "tanh",
  relu: "ReLU",
  leakyRelu: "Leaky ReLU",
  elu: "ELU",
  gelu: "GELU",
  softplus: "Softplus",
  relu6: "ReLU6",
};

export const optimizerLabels: Record<OptimizerSpec["kind"], string> = {
  sgd: "SGD",
  momentum: "SGD with momentum",
  rmsprop: "RMSProp",
  adagrad: "Adagrad",
  adam: "Adam",
};

export const scheduleLabels: Record<ScheduleSpec["kind"], string> = {
  constant: "Constant",
  step: "In steps",
  exponential: "Exponential",
  cosine: "Cosine",
  warmup: "Warm-up",
};

export const lossLabels: Record<LossName, string> = {
  softmaxCrossEntropy: "Softmax cross-entropy",
  sigmoidCrossEntropy: "Sigmoid cross-entropy",
  squaredError: "Squared error",
};

export const initializationLabels: Record<Initialization["kind"], string> = {
  zeros: "Zeros",
  constant: "Constant",
  normal: "Normal",
  uniform: "Uniform",
  xavier: "Xavier, 1/n",
  glorot: "Glorot, 2/(n in + n out)",
  he: "He, 2/n",
  orthogonal: "Orthogonal",
};

export const preprocessingLabels: Record<DataSpec["preprocessing"], string> = {
  none: "As they are",
  center: "Centred",
  normalize: "Normalised",
  whiten: "Whitened",
};

/** Three digits at most: 0.03, 1.5, 0.0001. */
export const trim = (value: number) => String(Number(value.toPrecision(3)));

export const toOptions = <V extends string>(labels: Record<V, string>, values?: readonly V[]) =>
  (values ?? (Object.keys(labels) as V[])).map((value) => ({ value, label: labels[value] }));
