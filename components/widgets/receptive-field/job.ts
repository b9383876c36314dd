import { inferModel } from "@/lib/experiment/infer";
import { initializeModel } from "@/lib/experiment/initialize";
import { differentiateByInput, type ImageUnit } from "@/lib/experiment/engines/tfjs/input-gradient";
import type { Layer } from "@/lib/experiment/schema-layers";
import { defineJob } from "@/lib/lab/job";
import type { Initialization } from "@/lib/math/initialization";
import { createRandom } from "@/lib/math/random";

/** Pictures of one draw: numbers from the standard normal distribution. */
const BATCH = 4;

export interface GradientSpec {
  /** Up to that of the unit. */
  layers: readonly Layer[];
  initialization: Initialization;
  side: number;
  unit: Omit<ImageUnit, "channel">;
  draws: number;
  seed: number;
}

export interface GradientFrame {
  draws: number;
  /** Mean square of the unit's gradient by each pixel, over all draws so far, [side, side]. */
  squares: Float32Array;
}

interface Saved {
  draws: number;
  sums: Float32Array;
}

/** The gradient of one unit by the picture, averaged over weights and pictures drawn anew at each step. */
export const job = defineJob<GradientSpec, never, GradientFrame>({
  device: "any",
  async create({ layers, initialization, side, unit, draws: wanted, seed }, context) {
    const tf = await context.tf();
    const info = inferModel(layers, { inputShape: [side, side, 1], outputs: 1, initialization });
    let sums = tf.zeros([side, side]);
    let draws = 0;

    return {
      step() {
        if (draws >= wanted) return;
        const random = createRandom(seed, "draw", draws);
        const weights = initializeModel(info, random.integer(2 ** 31));
        const pixels = Float32Array.from({ length: BATCH * side * side }, () => random.normal());
        const next = tf.tidy(() => {
          const named = new Map(
            weights.map(({ name, shape, values }) => [name, tf.tensor(values, [...shape])]),
          );
          const pictures = tf.tensor4d(pixels, [BATCH, side, side, 1]);
          const gradient = differentiateByInput(tf, layers, info, named, pictures, { ...unit, channel: 0 });
          return tf.add(sums, tf.sum(tf.square(gradient), [0, 3]));
        });
        sums.dispose();
        sums = next;
        draws++;
      },
      async frame() {
        const read = await sums.data<"float32">();
        const squares = read.map((sum) => sum / Math.max(1, BATCH * draws));
        return { frame: { draws, squares }, transfer: [squares.buffer] };
      },
      save: async (): Promise<Saved> => ({ draws, sums: (await sums.data<"float32">()).slice() }),
      async restore(saved: Saved) {
        sums.dispose();
        sums = tf.tensor2d(saved.sums.slice(), [side, side]);
        draws = saved.draws;
      },
      done: () => draws >= wanted,
      position: () => draws,
      dispose: () => sums.dispose(),
    };
  },
});
