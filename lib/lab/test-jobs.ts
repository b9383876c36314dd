import { createRandom } from "@/lib/math/random";
import { defineJob, JobError, type ComparingContext, type DeviceName } from "./job";

interface LineSpec {
  seed: number;
  /** Stops by itself after so many steps. */
  last?: number;
}

type LineCommand = { rate: number } | { fail: "job" | "device" | "reader" };

export interface LineFrame {
  /** Mean squared error after the steps made so far. */
  loss: number;
  step: number;
}

interface LineState {
  weights: Float32Array;
  step: number;
}

/** Fits a plane to 32 points by gradient descent on the device: a training as small as it can be, but a real one. */
export const lineJob = defineJob<LineSpec, LineCommand, LineFrame>({
  device: "any",
  async create(spec, context) {
    const tf = await context.tf();
    const random = createRandom(spec.seed, "line");
    const values = Float32Array.from({ length: 96 }, () => random.normal());
    const inputs = tf.tensor2d(values, [32, 3]);
    const targets = tf.tidy(() => tf.matMul(inputs, tf.tensor2d([1, -2, 3], [3, 1])));
    const weights = tf.tidy(() => tf.variable(tf.zeros([3, 1])));
    let optimizer = tf.train.sgd(0.01);
    let step = 0;
    const measure = () => tf.mean(tf.square(tf.sub(tf.matMul(inputs, weights), targets))).asScalar();
    return {
      step() {
        optimizer.minimize(measure);
        step++;
      },
      async frame() {
        const loss = tf.tidy(measure);
        const [value = NaN] = await loss.data<"float32">();
        loss.dispose();
        return { frame: { loss: value, step } };
      },
      command(command) {
        if ("rate" in command) optimizer = tf.train.sgd(command.rate);
        else if (command.fail === "job") throw new Error("index out of range");
        else if (command.fail === "device") throw new Error("Failed to compile fragment shader.");
        else throw new JobError("too-steep", "The learning rate is too high. Halve it.");
      },
      save: async (): Promise<LineState> => ({ weights: Float32Array.from(await weights.data()), step }),
      async restore(saved: LineState) {
        tf.tidy(() => weights.assign(tf.tensor2d(saved.weights, [3, 1])));
        step = saved.step;
      },
      done: () => spec.last !== undefined && step >= spec.last,
      dispose: () => tf.dispose([inputs, targets, weights]),
    };
  },
});

/** Counts, without TensorFlow.js. Its frames are transferred. */
export const countJob = defineJob<{ from: number }, number, Float64Array>({
  device: "none",
  async create(spec) {
    let count = spec.from;
    return {
      step() {
        count++;
      },
      async frame() {
        const frame = Float64Array.of(count);
        return { frame, transfer: [frame.buffer] };
      },
      command(added) {
        count += added;
      },
      save: async () => count,
      async restore(saved: number) {
        count = saved;
      },
      dispose: () => undefined,
    };
  },
});

/** Steps of three pieces each. */
export const piecesJob = defineJob<null, never, { pieces: number }>({
  device: "none",
  async create() {
    let pieces = 0;
    return {
      async step() {
        const end = performance.now() + 30;
        while (performance.now() < end);
        pieces++;
      },
      isMidStep: () => pieces % 3 !== 0,
      frame: async () => ({ frame: { pieces } }),
      save: async () => pieces,
      async restore(saved: number) {
        pieces = saved;
      },
      position: () => Math.floor(pieces / 3),
      dispose: () => undefined,
    };
  },
});

/** Tells at each step which backend computes on the next of some borrowed devices, or why it cannot. */
export const borrowJob = defineJob<{ devices: DeviceName[] }, never, string[], ComparingContext>({
  device: "any",
  async create({ devices }, context) {
    const seen: string[] = [];
    return {
      async step() {
        const name = devices[seen.length];
        if (name === undefined) return;
        const answer = await context
          .withDevice(name, async (tf) => tf.getBackend())
          .catch((error: unknown) => String(error));
        seen.push(answer);
      },
      frame: async () => ({ frame: [...seen] }),
      save: async () => null,
      restore: async () => undefined,
      done: () => seen.length >= devices.length,
      dispose: () => undefined,
    };
  },
});

export const testJobs = {
  borrow: async () => ({ job: borrowJob }),
  line: async () => ({ job: lineJob }),
  count: async () => ({ job: countJob }),
  pieces: async () => ({ job: piecesJob }),
};
