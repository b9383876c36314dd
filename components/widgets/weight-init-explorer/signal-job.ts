import { defineJob } from "@/lib/lab/job";
import { type SignalSpec, walkSignal } from "@/lib/math/signal";
import {
  createStrip,
  type Interval,
  type LayerColumn,
  pickActivationRange,
  pickGradientRange,
} from "./strips";
import { pickInitialization, type State } from "./state";

/** Inputs sent through the fresh network. */
export const SIGNAL_BATCH = 64;

export type SignalJobSpec = Pick<SignalSpec, "width" | "depth" | "initialization" | "batchNorm" | "seed"> & {
  activation: State["activation"];
};

export interface SignalFrame {
  /** From layer 1; filled forward, then backward. */
  columns: LayerColumn[];
  isComplete: boolean;
  /** The axis that the strips of gradients share. */
  gradientRange: Interval;
}

/** What the fresh network of this state is made of. */
export function specifySignal(state: State): SignalJobSpec {
  const { width, depth, activation, batchNorm, seed } = state;
  return { width, depth, activation, batchNorm, seed, initialization: pickInitialization(state) };
}

/** A batch through a network that has learnt nothing, one layer a step, and a gradient back. No tensors. */
export const job = defineJob<SignalJobSpec, never, SignalFrame>({
  device: "none",
  create: async (spec) => {
    const events = walkSignal({ ...spec, batch: SIGNAL_BATCH });
    const columns = Array.from({ length: spec.depth }, (): LayerColumn => ({
      activations: null,
      gradients: null,
    }));
    const activationRange = pickActivationRange(spec.activation);
    let gradientRange: Interval = { low: -3, high: 3 };
    let isComplete = false;
    return {
      step: () => {
        const next = events.next();
        if (next.done) {
          isComplete = true;
          return;
        }
        const { pass, layer, statistics } = next.value;
        const column = columns[layer - 1];
        if (column === undefined) return;
        if (pass === "forward") {
          column.activations = createStrip(statistics, spec.width, activationRange, spec.activation);
        } else {
          if (layer === spec.depth) gradientRange = pickGradientRange(statistics.meanSquare);
          column.gradients = createStrip(statistics, spec.width, gradientRange, null);
        }
      },
      done: () => isComplete,
      frame: async () => ({ frame: { columns, isComplete, gradientRange } }),
      // The work takes less than a second: after a lost worker it is done again from the start.
      save: async () => null,
      restore: async () => undefined,
      dispose: () => undefined,
    };
  },
});
