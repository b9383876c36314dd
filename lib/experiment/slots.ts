import type { OptimizerSpec } from "./schema-training";

/** How many running values an optimizer keeps for each weight. */
export function countSlots(optimizer: OptimizerSpec): number {
  return { sgd: 0, momentum: 1, rmsprop: 1, adagrad: 1, adam: 2 }[optimizer.kind];
}

/** First value of every slot. */
export function firstSlotValue(optimizer: OptimizerSpec): number {
  return optimizer.kind === "adagrad" ? optimizer.initialAccumulator : 0;
}
