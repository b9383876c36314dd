import { expect, test } from "vitest";
import { studyPatches, whitenSample } from "@/components/widgets/image-whitening/model";
import { type Pixels, pickPixels } from "@/components/widgets/image-whitening/patches";
import { definition as imageWhitening, SIDE } from "@/components/widgets/image-whitening/state";
import { modes } from "@/components/widgets/preprocessing-lab/experiments";
import type { State } from "@/components/widgets/preprocessing-lab/state";
import { trainFour } from "@/components/widgets/preprocessing-lab/test-runs";
import { makeTexture } from "@/lib/data/textures";
import { fitPreprocessing } from "@/lib/experiment/preprocessing";
import { createRandom } from "@/lib/math/random";
import { createAxesMatrix, measureCovariance, measureMean, scaleAxes } from "@/lib/math/principal-axes";
import { findSymmetricEigen } from "@/lib/math/eigen";

const own = { rates: "own", steps: 500 } as const;
const turned = { center: [0, 0], angle: 45 } satisfies Partial<State>;
test("at one rate the raw loss grows 17-fold a step until it is no number; 54, 14 and 5 steps for the others", async () => {
  for (const seed of [1, 2, 3]) {
    const { readings, losses } = await trainFour({ seed });
    const growth = losses.none[11]! / losses.none[10]!;
    expect(growth).toBeGreaterThan(16.5);
    expect(growth).toBeLessThan(17.5);
    expect(readings.none.lostAt).not.toBeNull();
    expect(modes.map((mode) => readings[mode].nearAt)).toEqual([null, 54, 14, 5]);
  }
});

test("the table: largest stable rates, condition numbers, and steps at the best rate of each", async () => {
  const { plan, readings } = await trainFour(own);
  const print = (value: number) => Number(value.toPrecision(2));
  expect(plan.descents.map(({ largestRate }) => print(largestRate))).toEqual([0.078, 0.25, 0.57, 1]);
  expect(plan.descents.map(({ condition }) => Math.round(condition))).toEqual([319, 44, 7, 1]);
  expect(plan.descents[2]!.condition).toBeCloseTo(6.8, 1);
  expect(modes.map((mode) => readings[mode].nearAt)).toEqual([353, 52, 8, 1]);
});

test("the largest stable rate is where training turns, to within three in a hundred", async () => {
  const { plan } = await trainFour({ steps: 20 });
  const { largestRate } = plan.descents[1]!;
  const train = async (learningRate: number) =>
    (await trainFour({ learningRate, steps: 400 })).losses.center.at(-1)!;
  expect(await train(0.97 * largestRate)).toBeLessThan(0.01);
  expect(await train(1.03 * largestRate)).toBeGreaterThan(100);
});

test("turned to 45 degrees about the origin, raw, centred and normalised have 44 and take 52 steps", async () => {
  const { plan, readings } = await trainFour({ ...turned, ...own });
  expect(plan.descents.map(({ condition }) => Math.round(condition))).toEqual([44, 44, 44, 1]);
  expect(modes.map((mode) => readings[mode].nearAt)).toEqual([52, 52, 52, 1]);
});

test("normalising does all at 0 and at 90 degrees, and nothing of it at 45", async () => {
  const condition = async (angle: number) =>
    (await trainFour({ center: [0, 0], angle, rates: "own", steps: 20 })).plan.descents[2]!.condition;
  expect(await condition(0)).toBeCloseTo(1, 2);
  expect(await condition(90)).toBeCloseTo(1, 2);
  expect(await condition(45)).toBeCloseTo(44.4, 0);
  for (const angle of [15, 30, 60, 75]) expect(await condition(angle)).toBeLessThan(44);
});

test("the whitened run takes the same steps for every cloud", async () => {
  const clouds: Partial<State>[] = [
    {},
    { center: [-4, 3] },
    { spread: [3, 0.1], angle: 77 },
    { spread: [0.5, 0.5] },
  ];
  for (const cloud of clouds) expect((await trainFour(cloud)).readings.whiten.nearAt).toBe(5);
});

test("when the mean is subtracted, the bias has nothing to do with the weights", async () => {
  const { plan } = await trainFour({ steps: 20 });
  const centred = fitPreprocessing(plan.cloud.inputs, 2, "center")(plan.cloud.inputs);
  for (const feature of [0, 1]) {
    const mean = centred.filter((_, i) => i % 2 === feature).reduce((sum, value) => sum + value, 0);
    expect(mean / 40).toBeCloseTo(0, 4);
  }
});

test("dividing by the deviations first and decorrelating then whitens too, along other axes", async () => {
  const { inputs } = (await trainFour({ steps: 20 })).plan.cloud;
  const normalised = fitPreprocessing(inputs, 2, "normalize")(inputs);
  const other = fitPreprocessing(normalised, 2, "whiten")(normalised);
  const white = fitPreprocessing(inputs, 2, "whiten")(inputs);
  measureCovariance(other, 2, measureMean(other, 2)).forEach((value, i) =>
    expect(value).toBeCloseTo(i % 3 === 0 ? 1 : 0, 4),
  );
  expect(Math.max(...other.map((value, i) => Math.abs(value - white[i]!)))).toBeGreaterThan(0.5);
});

test("one hundred times the numbers, a ten-thousandth of the rate", () => {
  const limit = (inputs: number[]) => 1 / (inputs.reduce((sum, x) => sum + x * x, 0) / inputs.length);
  const metres = [-3, -1, 1, 3];
  expect(limit(metres.map((x) => 100 * x)) / limit(metres)).toBeCloseTo(1e-4, 10);
});

test("a network of eight tanh neurons: raw is left behind, and the other three all get there", async () => {
  const firsts = new Set<string>();
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const run = await trainFour({ model: "network", learningRate: 0.1, steps: 2000, seed });
    const raw = run.losses.none.at(-1)!;
    expect(raw).toBeGreaterThan(0.015);
    expect(raw).toBeLessThan(0.045);
    const others = modes.slice(1);
    for (const mode of others) expect(run.losses[mode].at(-1)).toBeLessThan(0.01);
    const steps = others.map((mode) => run.readings[mode].nearAt ?? Infinity);
    firsts.add(others[steps.indexOf(Math.min(...steps))]!);
  }
  expect(firsts.size).toBe(3);
});

test("the exercise: 0.25 and 4 before, 0.625 and 4 normalised; the matrices of PCA and ZCA", () => {
  const { values, vectors } = findSymmetricEigen([2.5, 1.5, 1.5, 2.5], 2);
  expect([...values].map((value) => Number(value.toFixed(9)))).toEqual([4, 1]);
  const normalised = findSymmetricEigen([1, 0.6, 0.6, 1], 2).values;
  expect(1 / normalised[0]!).toBeCloseTo(0.625, 9);
  expect(normalised[0]! / normalised[1]!).toBeCloseTo(4, 9);
  const zca = createAxesMatrix(vectors, scaleAxes(values));
  [0.75, -0.25, -0.25, 0.75].forEach((value, i) => expect(zca[i]).toBeCloseTo(value, 9));
  const pca = [...vectors].map((value, i) => Math.abs(value * scaleAxes(values)[i >> 1]!));
  [0.5, 0.5, 1, 1].forEach((value, i) => expect(pca[i]).toBeCloseTo(value / Math.SQRT2, 9));
});

const opening = imageWhitening.schema.parse({});
const texture = pickPixels(makeTexture({ side: SIDE, seed: opening.texture }), opening.channels);
const sample = studyPatches(texture, opening.patch);

test("neighbours correlate by 0.87, and the largest of 64 eigenvalues is 1,300 times the smallest", () => {
  const { correlations, scale, matrix } = whitenSample(sample, 1e-6);
  const { values } = sample.axes;
  expect(sample.features).toBe(64);
  expect(correlations.before).toBeCloseTo(0.87, 2);
  expect(Math.abs(correlations.after)).toBeLessThan(0.02);
  expect(values[0]! / values[63]!).toBeGreaterThan(1250);
  expect(values[0]! / values[63]!).toBeLessThan(1350);
  expect(scale[63]! / scale[0]!).toBeCloseTo(36, 0);
  // A bright middle in a dark surround, at every place that has all its neighbours.
  for (const place of [9, 14, 27, 36, 54]) {
    const filter = matrix.subarray(64 * place, 64 * (place + 1));
    expect(filter.indexOf(Math.max(...filter))).toBe(place);
    for (const neighbour of [-8, -1, 1, 8]) expect(filter[place + neighbour]).toBeLessThan(0);
  }
});

test("half of the variance and more lies along a few eigenvectors, and the first are slow waves", () => {
  const { values, vectors } = sample.axes;
  const total = values.reduce((sum, value) => sum + value, 0);
  expect((values[0]! + values[1]! + values[2]!) / total).toBeGreaterThan(0.7);
  const countTurns = (k: number) => {
    let turns = 0;
    for (let i = 0; i < 64; i++)
      if (i % 8 < 7 && vectors[64 * k + i]! * vectors[64 * k + i + 1]! < 0) turns++;
    return turns;
  };
  expect(countTurns(0)).toBe(0);
  expect(countTurns(63)).toBeGreaterThan(20);
});

test("noise of a fiftieth is 0.8 % of the picture, about 10 % of the whitened one, 5 % with a floor of a hundredth", () => {
  const random = createRandom(1, "noise");
  const noise = Float32Array.from(texture.values, () => random.normal() / 50);
  const noisy: Pixels = { ...texture, values: texture.values.map((value, i) => value + noise[i]!) };
  const study = studyPatches(noisy, opening.patch);
  const measureVariance = (values: Float32Array) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  };
  expect(measureVariance(noise) / measureVariance(noisy.values)).toBeCloseTo(0.008, 3);
  const measureShare = (floor: number) => {
    const { matrix, picture } = whitenSample(study, floor);
    // Of independent noise, a filter passes the sum of its squared weights; this is the middle pixel's.
    const passed = matrix.subarray(36 * 64, 37 * 64).reduce((sum, weight) => sum + weight ** 2, 0) / 50 ** 2;
    return passed / measureVariance(picture.values);
  };
  expect(measureShare(1e-6)).toBeCloseTo(0.1, 1);
  expect(measureShare(1e-6)).toBeGreaterThan(0.085);
  expect(measureShare(0.01)).toBeCloseTo(0.05, 2);
});

test("a picture of 224 x 224 in colour: 150,528 features, 22.7 billion entries, 91 GB", () => {
  const features = 224 * 224 * 3;
  expect(features).toBe(150_528);
  expect(features ** 2 / 1e9).toBeCloseTo(22.7, 1);
  expect((4 * features ** 2) / 1e9).toBeCloseTo(90.6, 1);
});
