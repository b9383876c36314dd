import { beforeAll, expect, test } from "vitest";
import { createAutoencoder, PIXELS, type Settings } from "@/components/widgets/autoencoder-lab/experiment";
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

const describe = (patch: Partial<Settings>): Settings => definition.schema.parse(patch);

/** Errors of a trained autoencoder, and of as many principal axes of its training digits. */
async function measure(patch: Partial<Settings>) {
  const settings = describe(patch);
  const experiment = createAutoencoder(settings);
  const engine = await createEngine(experiment, async () => tf);
  await trainWhole(engine, experiment);
  const { train, validation } = engine.data.parts;
  const principal = getAxes(engine.data, PIXELS, String(settings.seed));
  const byAxes = ({ inputs, targets }: typeof train) =>
    measureError(projectOnFirst(inputs, principal, settings.latent), targets);
  const errors = {
    trained: (await engine.evaluate("train")).loss,
    heldOut: (await engine.evaluate("validation")).loss,
    seen: measureError(validation.inputs, validation.targets),
    axes: { trained: byAxes(train), heldOut: byAxes(validation) },
    /** Error on pictures as another network saw them. */
    onInputs: async (inputs: Float32Array) =>
      measureError(await engine.predict(inputs, validation.count), validation.targets),
    inputs: validation.inputs,
  };
  return errors;
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

test("with 2, 4, 8 and 16 numbers the network is ahead of PCA, with 32 it is behind", async () => {
  for (const latent of [2, 4, 8, 16] as const) {
    const { heldOut, axes } = await measure({ latent });
    expect(heldOut).toBeLessThan(axes.heldOut);
  }
  const { heldOut, axes } = await measure({ latent: 32 });
  expect(heldOut).toBeGreaterThan(axes.heldOut);
});

test("a denoising autoencoder leaves less than a tenth of the noise, one trained without noise more than twice as much", async () => {
  for (const seed of SEEDS) {
    const noisy = await measure({ latent: 16, corruption: 0.5, seed });
    expect(noisy.seen).toBeCloseTo(0.25, 2);
    expect(noisy.heldOut).toBeLessThan(0.1 * noisy.seen);
    const plain = await measure({ latent: 16, seed });
    const left = await plain.onInputs(noisy.inputs);
    expect(left).toBeLessThan(0.5 * noisy.seen);
    expect(left).toBeGreaterThan(2 * noisy.heldOut);
  }
});

test("the counts in the text", () => {
  const count = (patch: Partial<Settings>) => inferExperiment(createAutoencoder(describe(patch)));
  expect(count({ network: "linear" }).parameters).toBe(982);
  expect(count({}).layers.map(({ outputShape }) => outputShape[0])).toEqual([196, 64, 32, 2, 32, 64, 196]);
  expect(0.3 ** 2).toBeCloseTo(0.09, 10);
});
