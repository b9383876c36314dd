import type { State } from "./state";

/** Steps of an epoch; examples that fill no batch sit it out. */
export function countEpochSteps({ examples }: Pick<State, "examples">, batchSize: number): number {
  return Math.floor(examples / Math.min(batchSize, examples));
}

/** Steps of a whole run of `rates` or `run`. */
export function countSteps(state: Pick<State, "examples" | "batchSize" | "epochs">): number {
  return state.epochs * countEpochSteps(state, state.batchSize);
}
