import { expect, test } from "vitest";
import { createRandom } from "./random";
import { drawIndex, measureEntropy, softmax } from "./softmax";

const scores = [2, 1, -1, 0.5];

test("probabilities add up to 1, and a constant added to all scores changes nothing, however large", () => {
  const plain = softmax(scores);
  expect(plain.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  softmax(scores.map((score) => score + 1e4)).forEach((p, i) => expect(p).toBeCloseTo(plain[i]!, 10));
});

test("the entropy rises with the temperature, from 0 for the largest score alone to that of equal chances", () => {
  const entropies = [0, 0.2, 0.5, 1, 2, 5, 1e6].map((t) => measureEntropy(softmax(scores, t)));
  expect(entropies[0]).toBe(0);
  for (let i = 1; i < entropies.length; i++) expect(entropies[i]).toBeGreaterThan(entropies[i - 1]!);
  expect(entropies.at(-1)).toBeCloseTo(Math.log(scores.length), 6);
});

test("halving the temperature squares the ratio of two probabilities", () => {
  const [a = 0, b = 0] = softmax(scores, 1);
  const [c = 0, d = 0] = softmax(scores, 0.5);
  expect(c / d).toBeCloseTo((a / b) ** 2, 10);
});

test("each index is drawn as often as its probability says, and one with none never", () => {
  const random = createRandom(1, "draw");
  const counts = [0, 0, 0];
  for (let n = 0; n < 20_000; n++) counts[drawIndex([0.7, 0, 0.3], random)]!++;
  expect(counts[0]! / 20_000).toBeCloseTo(0.7, 1);
  expect(counts[1]).toBe(0);
  expect(counts[0]! + counts[2]!).toBe(20_000);
});
