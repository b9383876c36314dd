import { expect, test } from "vitest";
import { createRandom } from "@/lib/math/random";
import { measureFrequencyEntropy, measurePairEntropy } from "./character-entropy";
import { defaultText } from "./memory-tasks";
import { readText } from "./text";

test("equally frequent symbols have the logarithm of their number, and an alternation none once one is known", () => {
  const symbols = Array.from({ length: 101 }, (_, i) => i % 2);
  expect(measureFrequencyEntropy(symbols.slice(1))).toBeCloseTo(Math.log(2), 10);
  expect(measurePairEntropy(symbols)).toBe(0);
});

test("of symbols drawn one by one the last tells nothing of the next; of a text it does", () => {
  const random = createRandom(1);
  const drawn = Array.from({ length: 20_000 }, () => random.integer(4));
  expect(measurePairEntropy(drawn)).toBeCloseTo(Math.log(4), 2);
  const { symbols } = readText(defaultText);
  expect(measurePairEntropy(symbols)).toBeLessThan(0.7 * measureFrequencyEntropy(symbols));
});

test("hello: after h, e and each l, half of the l are followed by an l and half by an o", () => {
  expect(measurePairEntropy(readText("hello").symbols)).toBeCloseTo(Math.log(2) / 2, 10);
});
