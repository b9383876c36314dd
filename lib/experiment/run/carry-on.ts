import type { EngineState } from "../engines/engine";
import { inferExperiment } from "../infer";
import { listWeights } from "../initialize";
import type { Experiment } from "../schema";
import { countSlots, firstSlotValue } from "../slots";
import type { Edit } from "./edit";

/** Whether weights of one model can be another's: the same tensors in the same shapes. */
export function fitsState(state: EngineState, experiment: Experiment): boolean {
  const wanted = listWeights(inferExperiment(experiment));
  return (
    wanted.length === state.weights.length &&
    wanted.every(({ name, shape }, i) => {
      const weight = state.weights[i];
      return weight?.name === name && weight.shape.join() === shape.join();
    })
  );
}

/**
 * The state from which a run goes on under another Experiment: its weights and its step, the other's learning rate and
 * regularization, and an optimizer without memories where it is another kind.
 * @param before the Experiment that the state comes from
 */
export function carryState(state: EngineState, before: Experiment, experiment: Experiment): EngineState {
  const { optimizer, learningRate, regularization } = experiment.training;
  const isSame = before.training.optimizer.kind === optimizer.kind;
  const size = inferExperiment(experiment).parameters;
  const slots = isSame
    ? state.slots
    : Array.from({ length: countSlots(optimizer) }, () =>
        new Float32Array(size).fill(firstSlotValue(optimizer)),
      );
  return { ...state, slots, learningRate, regularization };
}

/** The Experiment as the edits of its run have left it. */
export function applyEdits(experiment: Experiment, edits: readonly Edit[]): Experiment {
  let { training } = experiment;
  for (const edit of edits) {
    if (edit.kind === "learningRate") training = { ...training, learningRate: edit.value };
    if (edit.kind === "regularization") training = { ...training, regularization: edit.value };
  }
  return { ...experiment, training };
}
