import { digitSide } from "@/lib/data/digits/rasterize";
import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import { type Build, printCount } from "./model";
import type { State } from "./state";

/** Beyond these a step takes so long on an ordinary device that nothing is to be seen. */
export const MOST_WORK = 5_000_000;
export const MOST_PARAMETERS = 2_000_000;

const DIGITS = 10;
export const BATCH = 32;
const EPOCHS = 6;

/** Why the network does not train here, in words; null when it does. */
export function refuseTraining({ network, info, fault, ending }: Build): string | null {
  if (fault !== null) return `It trains once all its layers are possible. ${fault.message}`;
  if (ending !== null) return ending;
  if (network.inputShape.join() !== [digitSide, digitSide, 1].join() || network.outputs !== DIGITS)
    return `Here the digits are trained on: images of ${digitSide} × ${digitSide} in one channel, ${DIGITS} outputs. Set those, and the network trains if it is small enough.`;
  if (info.multiplyAdds > MOST_WORK)
    return `An image takes ${printCount(info.multiplyAdds)} multiply-adds, and networks of up to ${printCount(MOST_WORK)} are trained here: beyond that a step takes seconds.`;
  if (info.parameters > MOST_PARAMETERS)
    return `It has ${printCount(info.parameters)} parameters, and networks of up to ${printCount(MOST_PARAMETERS)} are trained here.`;
  return null;
}

/** The network on 2,400 digits, with 600 others to be judged by. */
export function makeExperiment(
  { network }: Build,
  { learningRate, seed }: Pick<State, "learningRate" | "seed">,
): Experiment {
  const { layers, initialization } = network;
  return createExperiment({
    data: { source: { kind: "digits" }, size: 3000, split: { validation: 0.2, test: 0 }, seed },
    model: { layers, initialization },
    training: { learningRate, batchSize: BATCH, epochs: EPOCHS, seed },
  });
}
