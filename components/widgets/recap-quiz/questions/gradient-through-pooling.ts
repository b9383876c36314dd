import { pool, poolGradient } from "@/lib/math/pooling";
import { draw, print, type QuestionKind } from "./question";

const side = 3;
const options = { kind: "max", size: 2, stride: 1, padding: "valid" } as const;

export const gradientThroughPooling: QuestionKind = {
  id: "gradient-through-pooling",
  title: "The gradient through max pooling",
  lesson: "pooling",
  make(random) {
    const numbers = random.shuffle([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    // The largest in the middle would win all four windows, and be no question.
    if (numbers[4] === 8) [numbers[4], numbers[1]] = [numbers[1] as number, 8];
    const map = { height: side, width: side, values: Float32Array.from(numbers) };
    const incoming = Array.from({ length: 4 }, () => draw(random, 1, 4) * (random.integer(4) === 0 ? -1 : 1));
    const gradient = poolGradient(map, incoming, options);
    const shared = poolGradient(map, incoming, { ...options, kind: "average" });
    const winners = [...pool(map, options).values];
    // The largest of all is too easy: it is seen at once that nothing beats it.
    const value = Math.max(...winners.filter((winner) => winner !== 8));
    const place = numbers.indexOf(value);
    const answer = gradient[place] as number;
    const won = incoming.filter((_, n) => winners[n] === value);
    return {
      text: `Windows of 2 × 2 move over a map at stride 1, and the maximum of each is kept. The four outputs have the gradients shown. What gradient does the ${value} of the map get?`,
      grids: [
        { label: "Map", rows: [numbers.slice(0, 3), numbers.slice(3, 6), numbers.slice(6)] },
        { label: "Gradient by each output", rows: [incoming.slice(0, 2), incoming.slice(2)] },
      ],
      answer,
      slips: [
        {
          value: shared[place] as number,
          says: "That is average pooling, which shares each gradient equally.",
        },
        {
          value: incoming.reduce((sum, part) => sum + part, 0),
          says: `That is all that comes in. The ${value} gets the gradients of those windows alone in which it is the largest.`,
        },
        {
          value: won[0] ?? NaN,
          says: `The ${value} is the largest in ${won.length} windows: their gradients add up.`,
        },
        { value: 0, says: `There is a window in which the ${value} is the largest.` },
      ],
      working: `The maxima are ${winners.map((winner) => print(winner)).join(", ")}, in reading order. The ${value} is the largest in ${won.length === 1 ? "one window, and gets its gradient whole" : `${won.length} windows, whose gradients add up`}: ${print(answer)}.`,
    };
  },
};
