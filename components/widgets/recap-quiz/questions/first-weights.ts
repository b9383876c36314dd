import { standardDeviation } from "@/lib/math/initialization";
import { choose, print, type QuestionKind } from "./question";

export const firstWeights: QuestionKind = {
  id: "first-weights",
  title: "First weights of a filter",
  lesson: "weight-initialization",
  make(random) {
    const kernel = choose(random, [3, 5]);
    const channels = choose(random, [2, 8, 16, 32]);
    const filters = choose(random, [4, 24, 48, 100]);
    const fanIn = kernel * kernel * channels;
    const answer = standardDeviation([kernel, kernel, channels, filters], { kind: "he" });
    return {
      text: `The weights of ${filters} filters of ${kernel} × ${kernel} on ${channels} channels are drawn by He's rule. What is their standard deviation? Three digits behind the point are enough.`,
      answer,
      tolerance: 6e-4,
      slips: [
        { value: 2 / fanIn, says: "That is the variance. The standard deviation is its root." },
        {
          value: Math.sqrt(1 / fanIn),
          says: "That is Xavier's rule. He's has a 2, since ReLU lets half of the sums through.",
        },
        {
          value: Math.sqrt(2 / channels),
          says: `A filter sums over ${kernel} · ${kernel} places of each channel.`,
        },
        { value: Math.sqrt(2 / (kernel * kernel)), says: `A filter sums over all ${channels} channels.` },
        {
          value: Math.sqrt(2 / (kernel * kernel * filters)),
          says: "The number of filters plays no part: what counts is how many numbers one output sums.",
        },
      ],
      working: `One output sums ${kernel} · ${kernel} · ${channels} = ${fanIn} products. He's rule has the variance 2 / ${fanIn}; its root is ${print(answer, 4)}.`,
    };
  },
};
