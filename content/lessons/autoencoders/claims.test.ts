import { beforeAll, expect, test } from "vitest";
import {
  createAutoencoder,
  pickSettings,
  PIXELS,
  type Settings,
} from "@/components/widgets/autoencoder-lab/experiment";
import { getAxes, measureError, projectOnFirst } from "@/components/widgets/autoencoder-lab/principal";
import { definition } from "@/components/widgets/autoencoder-lab/state";
import { createEngine } from "@/lib/experiment/engines/create-engine";
import { loadTfNode } from "@/lib/experiment/engines/tfjs/load-node";
import { inferExperiment } from "@/lib/experiment/infer";
import { trainWhole } from "@/lib/experiment/run/train-whole";

const SEEDS = [1, 2, 3];

let tf: Awaited<ReturnType<typeof loadTfNode>>;
beforeAll(async () => {
  tf = await loadTfNode("wasm");
});

/** Mean variance of a pixel. @param rows [count, PIXELS] */
function measureVariance(rows: Float32Array): number {
  const count = rows.length / PIXELS;
  const mean = new Float32Array(rows.length);
  for (let pixel = 0; pixel < PIXELS; pixel++) {
    let sum = 0;
    for (let i = pixel; i < rows.length; i += PIXELS) sum += rows[i]!;
    for (let i = pixel; i < rows.length; i += PIXELS) mean[i] = sum / count;
  }
  return measureError(rows, mean);
}

/** Errors of a trained autoencoder, and of as many principal axes of its training digits. */
async function train(settings: Settings) {
  const experiment = createAutoencoder(settings);
  const engine = await createEngine(experiment, async () => tf);
  await trainWhole(engine, experiment);
  const { train, validation } = engine.data.parts;
  const principal = getAxes(engine.data, PIXELS, String(settings.seed));
  const byAxes = ({ inputs, targets }: typeof train, axes = settings.latent as number) =>
    measureError(projectOnFirst(inputs, principal, axes), targets);
  return {
    trained: (await engine.evaluate("train")).loss,
    heldOut: (await engine.evaluate("validation")).loss,
    seen: measureError(validation.inputs, validation.targets),
    axes: { trained: byAxes(train), heldOut: byAxes(validation) },
    /** Of the mean of the training digits. */
    meanDigit: byAxes(validation, 0),
    variance: {
      digits: measureVariance(validation.targets),
      given: measureVariance(await engine.predict(validation.inputs, validation.count)),
    },
    /** Error on pictures as another network saw them. */
    onInputs: async (inputs: Float32Array) =>
      measureError(await engine.predict(inputs, validation.count), validation.targets),
    inputs: validation.inputs,
  };
}

const trained = new Map<string, ReturnType<typeof train>>();

/** Each autoencoder is trained once. */
function measure(patch: Partial<Settings>): ReturnType<typeof train> {
  const settings = pickSettings(definition.schema.parse(patch));
  const key = JSON.stringify(settings);
  const known = trained.get(key) ?? train(settings);
  trained.set(key, known);
  return known;
}

test("with two numbers the deep autoencoder beats PCA on digits held back by 10 % and more", async () => {
  for (const seed of SEEDS) {
    const { heldOut, axes } = await measure({ seed });
    expect(heldOut).toBeLessThan(0.9 * axes.heldOut);
  }
});

test("a linear autoencoder equals PCA within 1 % on digits held back, and never beats it on those it is trained on", async () => {
  for (const seed of SEEDS) {
    const { heldOut, trained, axes } = await measure({ seed, network: "linear" });
    expect(Math.abs(heldOut / axes.heldOut - 1)).toBeLessThan(0.01);
    // To single precision.
    expect(trained).toBeGreaterThan(axes.trained * (1 - 1e-5));
  }
});

test("up to 16 numbers the network is ahead of PCA, with 32 it is behind after 48 epochs and ahead after 200", async () => {
  for (const latent of [1, 2, 4, 8, 16] as const) {
    const { heldOut, axes } = await measure({ latent });
    expect(heldOut).toBeLessThan(axes.heldOut);
  }
  const { heldOut, axes } = await measure({ latent: 32 });
  expect(heldOut).toBeGreaterThan(axes.heldOut);
  expect((await measure({ latent: 32, epochs: 200 })).heldOut).toBeLessThan(axes.heldOut);
});

test("a denoising autoencoder leaves less than a tenth of the noise, one trained without noise more than twice as much", async () => {
  for (const seed of SEEDS.slice(0, 2)) {
    const noisy = await measure({ latent: 16, corruption: 0.5, seed });
    expect(noisy.seen).toBeCloseTo(0.25, 2);
    expect(noisy.heldOut).toBeLessThan(0.1 * noisy.seen);
    const plain = await measure({ latent: 16, seed });
    const left = await plain.onInputs(noisy.inputs);
    expect(left).toBeLessThan(0.5 * noisy.seen);
    expect(left).toBeGreaterThan(2 * noisy.heldOut);
  }
});

test("in noise of 1 its pictures vary less than half as much as digits do, and PCA is worse than the mean digit", async () => {
  const { heldOut, axes, meanDigit, variance } = await measure({ latent: 16, corruption: 1 });
  expect(variance.given).toBeLessThan(0.5 * variance.digits);
  expect(axes.heldOut).toBeGreaterThan(meanDigit);
  expect(heldOut).toBeLessThan(meanDigit);
});

test("the counts in the text", () => {
  const count = (patch: Partial<Settings>) =>
    inferExperiment(createAutoencoder(definition.schema.parse(patch)));
  expect(count({ network: "linear" }).parameters).toBe(982);
  expect(count({}).layers.map(({ outputShape }) => outputShape[0])).toEqual([196, 64, 32, 2, 32, 64, 196]);
  expect(0.3 ** 2).toBeCloseTo(0.09, 10);
});
