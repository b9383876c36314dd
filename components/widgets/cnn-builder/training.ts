import { encodeJson } from "@/lib/contract/base64";
import { digitSide } from "@/lib/data/digits/rasterize";
import { describeDigitReader } from "@/lib/experiment/networks/digit-reader";
import type { ImageSource } from "@/lib/experiment/schema-data";
import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import { type Build, printCount } from "./model";
import type { State } from "./state";

/** Beyond these a step takes so long on an ordinary device that nothing is to be seen. */
export const MOST_WORK = 5_000_000;
export const MOST_PARAMETERS = 2_000_000;

const DIGITS = 10;

/** The builder as it makes this Experiment on digits: layer by layer. */
export function readExperiment({ model, training }: Experiment): Partial<State> {
  const { layers } = model;
  const { learningRate, seed } = training;
  return { source: "own", ...readTask(null), layers, learningRate, seed };
}

/** The address at which the builder opens with this Experiment. */
export function printBuilderLink(experiment: Experiment): string {
  return `/widgets/cnn-builder#${encodeJson(readExperiment(experiment))}`;
}

/** What a network must take and give to train on the digits, or on images of the reader's own. */
export function readTask(images: ImageSource | null): Pick<State, "side" | "channels" | "outputs"> {
  if (images === null) return { side: digitSide, channels: 1, outputs: DIGITS };
  return { side: images.height, channels: images.channels, outputs: images.classes.length };
}

/** Why the network does not train here, in words; null when it does. */
export function refuseTraining(
  { network, info, fault, ending }: Build,
  images: ImageSource | null = null,
): string | null {
  if (fault !== null) return `It trains once all its layers are possible. ${fault.message}`;
  if (ending !== null) return ending;
  const { side, channels, outputs } = readTask(images);
  if (images !== null && images.height !== images.width)
    return `Your images are ${images.height} × ${images.width}; the networks here take square ones.`;
  if (network.inputShape.join() !== [side, side, channels].join() || network.outputs !== outputs)
    return `Here ${images === null ? "the digits are" : "your images are"} trained on: images of ${side} × ${side} in ${channels === 1 ? "one channel" : `${channels} channels`}, ${outputs} outputs. Set those, and the network trains if it is small enough.`;
  if (info.multiplyAdds > MOST_WORK)
    return `An image takes ${printCount(info.multiplyAdds)} multiply-adds, and networks of up to ${printCount(MOST_WORK)} are trained here: beyond that a step takes seconds.`;
  if (info.parameters > MOST_PARAMETERS)
    return `It has ${printCount(info.parameters)} parameters, and networks of up to ${printCount(MOST_PARAMETERS)} are trained here.`;
  return null;
}

/** The network on digits; or on images of the reader's own. */
export function makeExperiment(
  { network }: Build,
  { learningRate, seed }: Pick<State, "learningRate" | "seed">,
  source: ImageSource | null = null,
): Experiment {
  const { layers, initialization } = network;
  return createExperiment(describeDigitReader({ layers, initialization, learningRate, seed, source }));
}
