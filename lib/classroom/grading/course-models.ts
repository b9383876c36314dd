import { createExperiment, type ExperimentInput } from "@/lib/experiment/schema";
import type { MeasureReply, MeasureTask, SentWeights } from "./measure-task";

/** Milliseconds for the training of one model of the course. */
const milliseconds = 120_000;

/**
 * The course's own models, each trained once in this process's life: the same Experiment comes to the same weights anywhere.
 *
 * @returns a function that gives a model's weights; throws Error where it cannot be trained
 */
export function createCourseModels(measure: (task: MeasureTask) => Promise<MeasureReply>) {
  const known = new Map<string, Promise<SentWeights>>();
  async function train(model: ExperimentInput): Promise<SentWeights> {
    const reply = await measure({ kind: "train", experiment: createExperiment(model), milliseconds });
    if (reply.kind === "train") return reply.weights;
    throw new Error(reply.kind === "refused" ? reply.message : `A training was answered with ${reply.kind}`);
  }
  return (model: ExperimentInput): Promise<SentWeights> => {
    const key = JSON.stringify(createExperiment(model));
    const weights = known.get(key) ?? train(model);
    known.set(key, weights);
    // The next one tries again.
    weights.catch(() => known.delete(key));
    return weights;
  };
}
