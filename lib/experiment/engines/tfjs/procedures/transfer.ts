import { ExperimentError } from "../../../experiment-error";
import { inferExperiment } from "../../../infer";
import type { Weights } from "../../../initialize";
import { createExperiment, type Experiment } from "../../../schema";
import type { TransferSpec } from "../../../schema-procedure";

/** First tasks that are remembered: a comparison asks for the same one again and again. */
const remembered = new Map<string, Promise<Weights>>();
const mostRemembered = 6;

/** The first task of a transfer as an Experiment of its own: the same layers, none of them frozen, trained by "fit". */
export function createFirstTask({ data, model, training }: Experiment, transfer: TransferSpec): Experiment {
  const { source, size, batchSize, epochs } = transfer;
  return createExperiment({
    data: { ...data, source, size, split: { validation: 0, test: 0 } },
    model: {
      ...model,
      layers: model.layers.map((layer) => ("frozen" in layer ? { ...layer, frozen: false } : layer)),
    },
    training: {
      ...training,
      procedure: { kind: "fit" },
      schedule: { kind: "constant" },
      batchSize,
      epochs,
    },
  });
}

/** The first task of an Experiment whose weights have yet to be learnt; null where there is none, or it is remembered. */
export function findFirstTask(experiment: Experiment): Experiment | null {
  const { procedure } = experiment.training;
  if (procedure.kind !== "transfer") return null;
  const first = createFirstTask(experiment, procedure);
  return remembered.has(JSON.stringify(first)) ? null : first;
}

/** Keeps what a first task has made of its weights, for every Experiment that begins with it. */
export function rememberWeights(first: Experiment, weights: Promise<Weights>): void {
  const key = JSON.stringify(first);
  remembered.set(key, weights);
  // What failed is not to be remembered.
  weights.catch(() => remembered.delete(key));
  for (const old of remembered.keys()) if (remembered.size > mostRemembered) remembered.delete(old);
}

/**
 * What the second network starts from, of the layers that are taken over (Yosinski et al. 2014, section 2: the first n layers
 * of a base network, copied and then frozen or fine-tuned).
 * @param learn trains an Experiment to its end and gives its weights
 * @throws ExperimentError when the two tasks have inputs of different shapes
 */
export async function transferWeights(
  experiment: Experiment,
  transfer: TransferSpec,
  learn: (experiment: Experiment) => Promise<Weights>,
): Promise<Weights> {
  const first = createFirstTask(experiment, transfer);
  const [from, to] = [inferExperiment(first), inferExperiment(experiment)];
  if (from.inputShape.join() !== to.inputShape.join())
    throw new ExperimentError(
      "procedure",
      `The first task has inputs of shape [${from.inputShape.join(", ")}], the second of [${to.inputShape.join(", ")}].`,
    );
  const weights = remembered.get(JSON.stringify(first)) ?? learn(first);
  rememberWeights(first, weights);
  return (await weights).filter(({ name }) => Number(name.split("/")[0]) < transfer.layers);
}
