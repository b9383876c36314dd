import type { LossName, OptimizerSpec, ScheduleSpec, TrainingSpec } from "@/lib/experiment/schema-training";
import { type Facet, trim } from "./facet";

const lossWords: Record<LossName, string> = {
  softmaxCrossEntropy: "softmax cross-entropy",
  sigmoidCrossEntropy: "sigmoid cross-entropy",
  squaredError: "squared error",
};

export function listTrainingFacets(training: TrainingSpec): Facet[] {
  const { loss, optimizer, learningRate, schedule, regularization, stop, batchSize, epochs, seed } = training;
  const { l1, l2, maxNorm, clipNorm } = regularization;
  return [
    { name: "loss", value: loss, text: lossWords[loss] },
    { name: "optimizer", value: optimizer, text: describeOptimizer(optimizer) },
    { name: "learning rate", value: learningRate, text: `learning rate ${trim(learningRate)}` },
    { name: "schedule", value: schedule, text: describeSchedule(schedule) },
    { name: "L1", value: l1, text: `L1 ${trim(l1)}` },
    { name: "L2", value: l2, text: `L2 ${trim(l2)}` },
    {
      name: "max norm",
      value: maxNorm,
      text: maxNorm === null ? "no max norm" : `max norm ${trim(maxNorm)}`,
    },
    {
      name: "clip norm",
      value: clipNorm,
      text: clipNorm === null ? "no gradient clipping" : `gradient clipped at ${trim(clipNorm)}`,
    },
    {
      name: "patience",
      value: stop.patience,
      text: stop.patience === null ? "no early stopping" : `patience ${stop.patience}`,
    },
    {
      name: "target",
      value: stop.validationLoss,
      text: stop.validationLoss === null ? "no target loss" : `target loss ${trim(stop.validationLoss)}`,
    },
    { name: "batch size", value: batchSize, text: `batch size ${batchSize}` },
    { name: "epochs", value: epochs, text: `${epochs.toLocaleString("en")} epochs` },
    { name: "seed", value: seed, text: `seed ${seed}` },
  ];
}

/** Its name, and what of it is set otherwise than is usual. */
function describeOptimizer(optimizer: OptimizerSpec): string {
  const besides = (name: string, ...parts: (string | null)[]) =>
    [name, ...parts.filter((part) => part !== null)].join(", ");
  const unless = (usual: number, value: number, word: string) =>
    value === usual ? null : `${word} ${trim(value)}`;
  switch (optimizer.kind) {
    case "sgd":
      return "SGD";
    case "momentum":
      return `${optimizer.nesterov ? "Nesterov momentum" : "momentum"} ${trim(optimizer.momentum)}`;
    case "rmsprop":
      return besides("RMSProp", unless(0.9, optimizer.decay, "decay"), unless(1e-7, optimizer.epsilon, "ε"));
    case "adagrad":
      return besides(
        "Adagrad",
        unless(0.1, optimizer.initialAccumulator, "from"),
        unless(1e-7, optimizer.epsilon, "ε"),
      );
    case "adam":
      return besides(
        "Adam",
        unless(0.9, optimizer.beta1, "β₁"),
        unless(0.999, optimizer.beta2, "β₂"),
        unless(1e-7, optimizer.epsilon, "ε"),
      );
  }
}

function describeSchedule(schedule: ScheduleSpec): string {
  switch (schedule.kind) {
    case "constant":
      return "constant rate";
    case "step":
      return `rate × ${trim(schedule.factor)} once in ${schedule.every} steps`;
    case "exponential":
      return `rate × ${trim(schedule.factor)} over each ${schedule.every} steps`;
    case "cosine":
      return `cosine to ${trim(schedule.final)} over ${schedule.steps} steps`;
    case "warmup":
      return `warm-up over ${schedule.steps} steps`;
  }
}
