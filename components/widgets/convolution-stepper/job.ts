import type { Tensor } from "@tensorflow/tfjs";
import { defineJob } from "@/lib/lab/job";
import { buildRegression, drawStart, findStableRate } from "./learn";
import type { LearnCommand, LearnFrame, LearnSpec } from "./learn";

/** Below this the filter is found to within a float's rounding. */
const GOOD_ENOUGH = 1e-10;
/** Above this it is lost for good. */
const HOPELESS = 1e12;
const MOMENTUM = 0.9;

interface Saved {
  unknowns: Float32Array;
  velocity: Float32Array;
}

/**
 * `Learn it`: gradient descent on the mean squared difference between the output of a filter and a wanted output. The
 * layer is one matrix product (windows times weights), which every backend has, with every stride and dilation.
 */
export const job = defineJob<LearnSpec, LearnCommand, LearnFrame>({
  device: "any",
  async create(spec, context) {
    const regression = buildRegression(spec);
    const stableRate = findStableRate(regression);
    const tf = await context.tf();
    const { positions, allPositions, unknowns } = regression;
    const windows = tf.tensor2d(regression.rows, [positions, unknowns]);
    const wanted = tf.tensor2d(regression.wanted, [positions, 1]);
    const filter = tf.tidy(() => tf.variable(tf.tensor2d(drawStart(spec.seed, unknowns), [unknowns, 1])));
    const velocity = tf.tidy(() => tf.variable(tf.zeros([unknowns, 1]), false));
    let { rate, optimizer } = spec;
    let loss = Infinity;

    const measureLoss = () => tf.mean(tf.square(tf.sub(tf.matMul(windows, filter), wanted))).asScalar();
    const read = async (tensor: Tensor) => Float32Array.from(await tensor.data());
    const isLost = () => Number.isNaN(loss) || loss > HOPELESS;

    return {
      step() {
        tf.tidy(() => {
          const { grads } = tf.variableGrads(measureLoss, [filter]);
          const gradient = grads[filter.name];
          if (gradient === undefined) throw new Error("The loss does not depend on the filter");
          const kept = optimizer === "momentum" ? MOMENTUM : 0;
          velocity.assign(tf.add(tf.mul(velocity, kept), gradient));
          filter.assign(tf.sub(filter, tf.mul(velocity, rate * stableRate)));
          tf.dispose(grads);
        });
      },
      async frame() {
        const measured = tf.tidy(measureLoss);
        const values = await read(filter);
        loss = (await read(measured))[0] ?? NaN;
        measured.dispose();
        const weights = values.slice(0, unknowns - 1);
        const frame: LearnFrame = {
          weights,
          bias: values[unknowns - 1] ?? 0,
          loss,
          learningRate: rate * stableRate,
          stableRate,
          diverged: isLost(),
          positions,
          allPositions,
        };
        return { frame, transfer: [weights.buffer] };
      },
      command(command) {
        rate = command.rate ?? rate;
        optimizer = command.optimizer ?? optimizer;
      },
      async save(): Promise<Saved> {
        return { unknowns: await read(filter), velocity: await read(velocity) };
      },
      async restore(saved: Saved) {
        tf.tidy(() => {
          filter.assign(tf.tensor2d(saved.unknowns, [unknowns, 1]));
          velocity.assign(tf.tensor2d(saved.velocity, [unknowns, 1]));
        });
      },
      done: () => loss < GOOD_ENOUGH || isLost(),
      dispose() {
        tf.dispose([windows, wanted, filter, velocity]);
      },
    };
  },
});
