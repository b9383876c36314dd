import { expect, test } from "vitest";
import { createRandom } from "@/lib/math/random";
import { type Champion, encodings, evolve, type Judge } from "./champions";
import { drawGenome, genomeSize, mutateGenome, paintPattern } from "./pattern";

const side = 8;
const size = 3 * side * side;

/** A judge with two classes: how bright a picture is, and how dark. */
const judge: Judge = async (pictures, count) =>
  Float32Array.from({ length: 2 * count }, (_, k) => {
    const picture = pictures.subarray(Math.floor(k / 2) * size, (Math.floor(k / 2) + 1) * size);
    const mean = picture.reduce((sum, value) => sum + value, 0) / size;
    return k % 2 === 0 ? mean : 1 - mean;
  });

async function run(encoding: (typeof encodings)[number], generations: number): Promise<Champion[][]> {
  const history: Champion[][] = [];
  let champions: Champion[] = [];
  for (let generation = 0; generation < generations; generation++) {
    const random = createRandom(1, "evolution", generation);
    champions = await evolve(judge, champions, { encoding, side, children: 12, generation }, random);
    history.push(champions);
  }
  return history;
}

test("no champion ever gets worse, each is as good as its picture is judged, and selection gets somewhere", async () => {
  for (const encoding of encodings) {
    const history = await run(encoding, 60);
    for (const [g, champions] of history.entries()) {
      expect(champions).toHaveLength(2);
      for (const [label, { score, picture, generation }] of champions.entries()) {
        expect(score).toBe((await judge(picture, 1))[label]);
        expect(generation).toBeLessThanOrEqual(g);
        if (g > 0) expect(score).toBeGreaterThanOrEqual(history[g - 1]![label]!.score);
      }
    }
    for (const label of [0, 1])
      expect(history.at(-1)![label]!.score).toBeGreaterThan(history[0]![label]!.score + 0.05);
  }
});

test("the same seed breeds the same champions", async () => {
  expect(await run("pattern", 5)).toEqual(await run("pattern", 5));
});

test("a pattern is colours between black and white; one without weights is grey, and one of distance alone is a rosette", () => {
  const random = createRandom(2, "genome");
  const picture = paintPattern(drawGenome(random), side);
  expect(picture.every((value) => value >= 0 && value <= 1)).toBe(true);
  const grey = paintPattern(new Float32Array(genomeSize), side);
  expect(new Set(grey).size).toBe(1);
  // The first layer reads x, y, distance, 1: without x and y, the picture is the same from all four sides.
  const genome = drawGenome(random).map((value, w) => (w < 32 && w % 4 < 2 ? 0 : value));
  const round = paintPattern(genome, side);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      for (let c = 0; c < 3; c++)
        expect(round[3 * (y * side + x) + c]).toBeCloseTo(round[3 * (x * side + (side - 1 - y)) + c]!, 6);
});

test("a child has most of its parent's numbers", () => {
  const random = createRandom(3, "child");
  const parent = drawGenome(random);
  const child = mutateGenome(parent, random);
  const kept = child.filter((value, i) => value === parent[i]).length;
  expect(kept / genomeSize).toBeGreaterThan(0.6);
  expect(kept).toBeLessThan(genomeSize);
});
