import { completeLayers, type Network } from "@/lib/experiment/networks/network";
import { createThinResnet } from "@/lib/experiment/networks/thin-resnet";
import { createExperiment, type Experiment } from "@/lib/experiment/schema";
import type { State } from "./state";

/** Images that all networks are trained on. None is held back: the question is how well they fit these. */
export const IMAGES = 512;
export const BATCH_SIZE = 32;
/** Pixels along a side of what the first convolution sees. */
export const SIDE = 14;

/** One of the networks in the comparison. */
export interface NetSpec extends Pick<State, "width" | "batchNorm" | "data" | "learningRate" | "seed"> {
  depth: State["deep"];
  isResidual: boolean;
}

/** Plain shallow, plain deep, residual shallow, residual deep; two where both depths are one. */
export function listNets(state: State): NetSpec[] {
  const { shallow, deep, width, batchNorm, data, learningRate, seed } = state;
  const shared = { width, batchNorm, data, learningRate, seed };
  const depths = shallow === deep ? [deep] : [shallow, deep];
  return [false, true].flatMap((isResidual) => depths.map((depth) => ({ ...shared, depth, isResidual })));
}

/**
 * A network of He et al. 2015, "Deep residual learning for image recognition", section 4.2, thinner than there and on
 * smaller images: the digits' 28x28 pixels are halved by a mean first.
 */
export function createNet({ depth, isResidual, width, batchNorm, data }: NetSpec): Network {
  const outputs = data === "digits" ? 10 : 4;
  const network = createThinResnet({
    depth,
    width,
    isResidual,
    batchNorm,
    inputShape: [SIDE, SIDE, 1],
    outputs,
  });
  if (data === "bars") return network;
  const layers = [...completeLayers([{ kind: "averagePool", size: 2 }]), ...network.layers];
  return { ...network, inputShape: [2 * SIDE, 2 * SIDE, 1], layers };
}

/** Its training: gradient descent with momentum 0.9, as in the paper. */
export function createTraining(spec: NetSpec): Experiment {
  const { layers, initialization } = createNet(spec);
  return createExperiment({
    data: {
      source: spec.data === "digits" ? { kind: "digits" } : { kind: "bars", side: SIDE },
      size: IMAGES,
      split: { validation: 0, test: 0 },
      seed: spec.seed,
    },
    model: { layers, initialization },
    training: {
      optimizer: { kind: "momentum" },
      learningRate: spec.learningRate,
      batchSize: BATCH_SIZE,
      seed: spec.seed,
    },
  });
}
