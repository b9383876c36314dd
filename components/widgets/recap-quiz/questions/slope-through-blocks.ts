import { choose, print, type QuestionKind } from "./question";

export const slopeThroughBlocks: QuestionKind = {
  id: "slope-through-blocks",
  title: "The gradient through residual blocks",
  lesson: "resnet",
  make(random) {
    const blocks = choose(random, [2, 3, 4]);
    const slope = choose(random, [-0.5, -0.2, 0.1, 0.2, 0.5]);
    const answer = (1 + slope) ** blocks;
    return {
      text: `${blocks} residual blocks follow one another, each y = x + F(x) with numbers for x and y. At the point at hand F has the slope ${print(slope, 1)} in every block. What is the slope of the last output by the first input? Three digits behind the point are enough.`,
      answer,
      tolerance: 6e-4,
      slips: [
        {
          value: slope ** blocks,
          says: "That is the slope without the shortcuts. Each of them adds 1 to its block's slope.",
        },
        {
          value: 1 + slope ** blocks,
          says: "Each block has a shortcut of its own, not all of them one together.",
        },
        { value: 1 + slope, says: `That is one block. There are ${blocks}, one behind the other.` },
        { value: blocks * (1 + slope), says: "Behind one another, slopes multiply: the chain rule." },
        {
          value: 1 + blocks * slope,
          says: "That is the product to first order alone. The slopes of the blocks multiply.",
        },
      ],
      working: `The slope of one block is 1 + ${slope < 0 ? `(${print(slope, 1)})` : print(slope, 1)} = ${print(1 + slope, 1)}, the 1 from the shortcut. ${blocks} blocks: ${print(1 + slope, 1)} to the power ${blocks} = ${print(answer, 4)}. Without shortcuts it would be ${print(slope ** blocks, 5)}.`,
    };
  },
};
