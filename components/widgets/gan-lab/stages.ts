import type { GanEngine } from "@/lib/experiment/engines/gan-engine";
import type { Weights } from "@/lib/experiment/initialize";
import { sigmoid } from "@/lib/math/activation";

/** The stages of one round, in their order. */
export const stageNames = [
  "noise",
  "generator",
  "discriminator",
  "discriminatorUpdate",
  "generatorUpdate",
] as const;
export type StageName = (typeof stageNames)[number];

/** What one stage computes, on the batch that the round begins with. */
export interface Stage {
  name: StageName;
  /** [batch, latent]. */
  noise: Float32Array;
  /** [batch, 2]. */
  samples: Float32Array;
  real: Float32Array;
  /** Mean of D over the examples and over the samples. */
  judged: { real: number; samples: number };
  /** The updated player's loss on this batch, before and after; equal before its stage. */
  loss: { before: number; after: number };
  /** Length of the gradient that the first update of this stage goes by; 0 where there is none. */
  gradient: number;
  /** Where the samples were before the generator's update. */
  from: Float32Array | null;
}

const average = (values: Float32Array, f: (value: number) => number) =>
  values.reduce((sum, value) => sum + f(value), 0) / values.length;
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

function measureLength(gradients: Weights): number {
  return Math.sqrt(gradients.reduce((sum, { values }) => values.reduce((a, v) => a + v * v, sum), 0));
}

/**
 * The stage that follows: the first of a round where there was none, or the last round is over. The updates really train.
 * @param isSaturating which loss the generator has
 */
export function playStage(engine: GanEngine, last: Stage | null, isSaturating: boolean): Stage {
  switch (last?.name) {
    case undefined:
    case "generatorUpdate":
      return lookAtRound(engine);
    case "noise":
      return { ...last, name: "generator" };
    case "generator":
      return { ...last, name: "discriminator" };
    case "discriminator":
      return updateDiscriminator(engine, last);
    case "discriminatorUpdate":
      return updateGenerator(engine, isSaturating);
  }
}

function lookAtRound(engine: GanEngine): Stage {
  const { noise, samples, real, realLogits, sampleLogits, loss } = engine.lookAtDiscriminator();
  return {
    name: "noise",
    noise,
    samples,
    real,
    judged: { real: average(realLogits, sigmoid), samples: average(sampleLogits, sigmoid) },
    loss: { before: loss, after: loss },
    gradient: 0,
    from: null,
  };
}

function updateDiscriminator(engine: GanEngine, stage: Stage): Stage {
  const gradient = measureLength(engine.lookAtDiscriminator().gradients);
  engine.trainDiscriminator();
  const { real, samples, loss } = stage;
  const [realLogits, sampleLogits] = [real, samples].map((points) => engine.judge(points, points.length / 2));
  const after = (average(realLogits!, (logit) => softplus(-logit)) + average(sampleLogits!, softplus)) / 2;
  return {
    ...stage,
    name: "discriminatorUpdate",
    judged: { real: average(realLogits!, sigmoid), samples: average(sampleLogits!, sigmoid) },
    loss: { before: loss.before, after },
    gradient,
  };
}

/** Its batch has noise of its own. */
function updateGenerator(engine: GanEngine, isSaturating: boolean): Stage {
  const { noise, samples: from, loss: before, gradients } = engine.lookAtGenerator();
  const count = from.length / 2;
  engine.trainGenerator();
  const samples = engine.generate(noise, count);
  const logits = engine.judge(samples, count);
  const after = average(logits, (logit) => (isSaturating ? -softplus(logit) : softplus(-logit)));
  return {
    name: "generatorUpdate",
    noise,
    samples,
    real: new Float32Array(0),
    judged: { real: NaN, samples: average(logits, sigmoid) },
    loss: { before, after },
    gradient: measureLength(gradients),
    from,
  };
}
